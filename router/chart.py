"""Draws docs/state-chart.md from what the code runs on: the precedence table and every handler's transitions.

`python -m router.chart` rewrites the page; a test fails when it is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.domain.turn import Handler, Mode
from router.precedence import PRECEDENCE, handler_of
from router.registry import all_handlers, mode_handlers

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "docs" / "state-chart.md"

_HEAD = """\
# Who gets a text, and where a conversation can go

Generated from `router/precedence.py` and `handlers/`: `python -m router.chart` rewrites this page, and a test fails
when it is stale.

## Precedence

The first rule that matches a text decides who gets it. No rule matches: the conversation's mode decides. An event
(something that happens to a person and is not a text) always goes to the mode.
"""

_MODES_HEAD = """\
## Modes

Each box is a conversation mode with its states. An arrow is a move that the mode's handler declares; any other move
is refused and the turn fails. A handler may hand over to another mode, in a state that mode knows. The rules of the
table above leave mode and state as they found them.
"""


def render() -> str:
    """The whole page."""
    return "\n".join((_HEAD, *_precedence(), "", _MODES_HEAD, *_diagram(), "", *_handlers()))


def _precedence() -> Iterator[str]:
    yield "| # | Rule | Handler | What it does |"
    yield "| ---: | --- | --- | --- |"
    for place, rule in enumerate(PRECEDENCE, 1):
        yield f"| {place} | {_words(rule.name)} | {_link(rule.handler)} | {_promise(all_handlers()[rule.handler])} |"
    names = ", ".join(_link(handler.name) for _, handler in sorted(mode_handlers().items()))
    yield f"| {len(PRECEDENCE) + 1} | anything else | the mode's: {names} | see below |"


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {Mode.IDLE}"
    for mode, handler in sorted(mode_handlers().items()):
        yield f"    state {mode} {{"
        states = sorted(handler.transitions)
        for state in states:
            yield f'        state "{_words(state)}" as {_node(mode, state)}'
        for state in states:
            for after in sorted(handler.transitions[state]):
                yield f"        {_node(mode, state)} --> {_node(mode, after)}"
        yield "    }"
    yield "```"


def _handlers() -> Iterator[str]:
    yield "| Mode | Handler | What it does |"
    yield "| --- | --- | --- |"
    for mode in Mode:
        handler = handler_of(mode)
        promise = (
            _promise(handler) if handler.mode is mode else "not handled yet: falls back, so nobody is left hanging"
        )
        yield f"| `{mode}` | {_link(handler.name)} | {promise} |"
    yield ""  # so that the page ends with a line break


def _promise(handler: Handler) -> str:
    """The first sentence of what the handler says about its decisions."""
    return (handler.decide.__doc__ or "").strip().partition("\n")[0]


def _link(handler: str) -> str:
    return f"[`{handler}`](../handlers/{handler}.py)"


def _node(mode: Mode, state: str) -> str:
    return f"{mode}_{state}"


def _words(name: str) -> str:
    return name.replace("_", " ")


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
