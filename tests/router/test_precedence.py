"""Who gets this text: a row per rule of the product, and what outranks what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from engine.domain.turn import Mode
from router.decide import decide_turn
from router.precedence import PRECEDENCE
from tests.handlers.turns import TOLL_FREE, earlier, turn_of

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

_FULL = tuple(earlier(seconds, f"text {seconds}") for seconds in range(1, 9))
_FOLDING = (earlier(30, "one more", outcome="folded"),)
_LOOPING = tuple(earlier(100 * place, "ping") for place in range(1, 6))


def _row(body: str, rule: str, outcome: str, **facts: Any) -> ParameterSet:  # noqa: ANN401 -- a fact of any kind
    """One row of the table: a text, the facts around it, the rule that must decide and what must come of it."""
    return pytest.param(body, facts, rule, outcome, id=f"{rule}-{outcome}-{body[:20]}-{'-'.join(facts)}")


@pytest.mark.parametrize(
    ("body", "facts", "rule", "outcome"),
    [
        # Carrier senders are never answered, whatever they say.
        _row("hello", "not_a_person", "not_a_person", sender="24273"),
        _row("HELP", "not_a_person", "not_a_person", sender="VERIZON"),
        _row("STOP", "not_a_person", "not_a_person", sender="611"),
        _row("hello", "not_a_person", "not_a_person", sender="unknown sender"),
        # STOP beats everything else.
        _row("STOP", "stop", "answered"),
        _row("please stop texting me", "stop", "answered"),
        _row("STOP", "stop", "opted_out", opted_out=True),
        _row("STOP", "stop", "answered", texts=_FULL),
        _row("STOP", "stop", "answered", texts=_FOLDING),
        _row("stop", "stop", "answered", texts=tuple(earlier(60 * n, "stop") for n in range(1, 7))),
        _row("STOP", "stop", "answered", media=1),
        _row("STOP", "stop", "answered", mode=Mode.AWAITING_INVITE_REPLY, state="open"),
        _row("stop. help", "mode", "answered"),
        _row("anything", "stop", "answered", opt_out_type="STOP"),
        # The START family, on any hold; YES only where it is one.
        _row("START", "start", "answered"),
        _row("UNSTOP", "start", "answered", opted_out=True),
        _row("START", "start", "answered", texts=_FULL),
        _row("YES", "start", "answered", opted_out=True),
        _row("YES", "mode", "answered"),
        _row("YES", "opted_out", "opted_out", opted_out=True, to=TOLL_FREE),
        _row("START", "start", "answered", opted_out=True, to=TOLL_FREE),
        _row("yes please", "opted_out", "opted_out", opted_out=True),
        # HELP as the whole message, whatever else holds.
        _row("HELP", "help", "answered"),
        _row("HELP", "help", "answered", opted_out=True),
        _row("HELP", "help", "answered", texts=_FULL),
        _row("HELP", "help", "answered", texts=_FOLDING),
        _row("help me find friends", "mode", "answered"),
        # An opted-out number gets nothing else, and nothing of it counts as a loop or a flood.
        _row("hello", "opted_out", "opted_out", opted_out=True),
        _row("ping", "opted_out", "opted_out", opted_out=True, texts=_LOOPING),
        _row("", "opted_out", "opted_out", opted_out=True, media=1),
        # Two machines talking.
        _row("Ping!", "loop", "loop", texts=_LOOPING),
        _row("ping", "mode", "answered", texts=_LOOPING[:4]),
        _row("ping", "mode", "answered", texts=(*_LOOPING[:4], earlier(601, "ping"))),
        _row("pong", "mode", "answered", texts=_LOOPING),
        _row("ping", "loop", "loop", texts=_LOOPING, late=timedelta(minutes=9)),
        _row("", "only_media", "answered", media=1, texts=tuple(earlier(90 * n) for n in range(1, 7))),
        _row("👍", "loop", "loop", texts=tuple(earlier(90 * n, "👍") for n in range(1, 7))),
        _row("👍", "mode", "closer", texts=tuple(earlier(90 * n, "🎉") for n in range(1, 7))),
        # Eight texts a minute; the ninth and all behind it are set aside.
        _row("ninth", "rate_limited", "folded", texts=_FULL),
        _row("ninth", "rate_limited", "folded", texts=_FULL, late=timedelta(minutes=5)),
        _row("eighth", "mode", "answered", texts=_FULL[:7]),
        _row("ninth", "mode", "answered", texts=(*_FULL[:7], earlier(60, "first"))),
        _row("later", "rate_limited", "folded", texts=_FOLDING),
        _row("", "rate_limited", "folded", texts=_FULL, media=1),
        # Photos: alone they are explained, beside words they are not there.
        _row("", "only_media", "answered", media=1),
        _row("  ", "only_media", "answered", media=3),
        _row("look at this", "mode", "answered", media=1),
        # What is left is the conversation's.
        _row("hello", "mode", "answered"),
        _row("ok", "mode", "closer"),
        _row("Loved “See you”", "mode", "tapback"),
        _row("", "mode", "answered"),
    ],
)
def test_who_gets_it(body: str, facts: dict[str, Any], rule: str, outcome: str) -> None:
    """The first rule that matches decides, and every text has its one outcome."""
    decided = decide_turn(turn_of(body, **facts))
    assert (decided.rule, decided.outcome) == (rule, outcome)


def test_consent_comes_first() -> None:
    """The order is the product's: consent, commands, then limits, then talk."""
    assert [rule.name for rule in PRECEDENCE] == [
        "not_a_person",
        "stop",
        "start",
        "help",
        "opted_out",
        "loop",
        "rate_limited",
        "only_media",
    ]
