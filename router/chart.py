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

The first rule that matches a text decides who gets it. No rule matches: the conversation's mode decides. A mode that
nobody handles, or a state its handler does not know, was left by another release: idle answers and leaves it alone.
"""

_MODES_HEAD = """\
## Modes

Each box is a conversation mode with its states. An arrow is a move that the mode's handler declares; any other move
is refused and the turn fails. Questions that all lead to each other are drawn as one. A handler may hand over to
another mode, in a state that mode knows: most people go from `idle` to `joining`, from there to `interviewing`, and
back to `idle`. The rules of the table above leave mode and state as they found them, or end a join.
"""

_EVENTS_HEAD = """\
## Events

Something that happens to a person and is not a text. What nobody takes any more, or what expected a turn that has
passed, is closed as outdated. Texts that were set aside (`texts_folded`) come back as one text, and go through the
table of precedence.
"""

_MANY = 3
"""Questions that all lead to each other are one node from this number on."""


def render() -> str:
    """The whole page."""
    modes = (_MODES_HEAD, *_diagram(), "", *_modes(), "")
    return "\n".join((_HEAD, *_precedence(), "", *modes, _EVENTS_HEAD, *_events(), ""))


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
        drawn = nodes(mode, handler)
        for node, states in _by_node(drawn).items():
            label = _words(states[0]) if len(states) == 1 else f"any question ({len(states)})"
            yield f'        state "{label}" as {node}'
        arrows = {(drawn[before], drawn[after]) for before in drawn for after in handler.transitions[before]}
        yield from (f"        {before} --> {after}" for before, after in sorted(arrows))
        yield "    }"
    yield "```"


def nodes(mode: Mode, handler: Handler) -> dict[str, str]:
    """The node each state is drawn as: its own, or the one of many that all lead to each other."""
    crowd = _crowd(handler)
    return {state: f"{mode}_any" if state in crowd else f"{mode}_{state}" for state in sorted(handler.transitions)}


def _by_node(drawn: dict[str, str]) -> dict[str, list[str]]:
    states: dict[str, list[str]] = {}
    for state, node in drawn.items():
        states.setdefault(node, []).append(state)
    return states


def _crowd(handler: Handler) -> frozenset[str]:
    """The states that all lead to each other and to the same places, if anybody who leads to one leads to all."""
    moves = handler.transitions
    for after in set(moves.values()):
        alike = frozenset(state for state in moves if moves[state] == after)
        if len(alike) >= _MANY and alike <= after and all(alike <= to or not alike & to for to in moves.values()):
            return alike
    return frozenset()


def _modes() -> Iterator[str]:
    yield "| Mode | Handler | What it does | States |"
    yield "| --- | --- | --- | --- |"
    for mode in Mode:
        handler = mode_handlers().get(mode)
        if handler is None:
            yield f"| `{mode}` | {_link(handler_of(mode).name)} | not handled yet: idle answers | – |"
            continue
        crowd = _crowd(handler)
        states = [f"`{state}`" for state in sorted(handler.transitions) if state not in crowd]
        if crowd:
            states.append(f"any question: {', '.join(f'`{state}`' for state in sorted(crowd))}")
        yield f"| `{mode}` | {_link(handler.name)} | {_promise(handler)} | {', '.join(states)} |"


def _events() -> Iterator[str]:
    yield "| Event | Handler | When it is taken | What it does |"
    yield "| --- | --- | --- | --- |"
    takers = ((kind, handler) for handler in all_handlers().values() for kind in handler.events)
    for kind, handler in sorted(takers, key=lambda taker: taker[0]):
        when = "in every mode" if handler.mode is None else f"while `{handler.mode}` lasts"
        yield f"| `{kind}` | {_link(handler.name)} | {when} | {_promise(handler)} |"


def _promise(handler: Handler) -> str:
    """The first sentence of what the handler says about its decisions."""
    return (handler.decide.__doc__ or "").strip().partition("\n")[0]


def _link(handler: str) -> str:
    return f"[`{handler}`](../handlers/{handler}.py)"


def _words(name: str) -> str:
    return name.replace("_", " ")


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
