"""Any text, from anybody, in any situation: exactly one outcome, and never an exception."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.effects import Reply, Silence, StaySilent
from engine.domain.purposes import Purpose
from engine.domain.turn import Mode
from router.decide import ANSWERED, decide_turn
from tests.handlers.turns import ANN, JOSH, TOLL_FREE, earlier, replied, turn_of

_PHRASES = st.sampled_from(
    [
        "STOP",
        "s.t.o.p",
        "YES",
        "START",
        "HELP",
        "ok",
        "👍",
        "thanks",
        "hello",
        "Loved “hi”",
        "wrong number",
        "ping",
        "1️⃣",
    ]
)
_BODIES = st.one_of(
    st.text(max_size=80),
    _PHRASES,
    st.lists(_PHRASES, max_size=6).map(" ".join),
    st.text(st.characters(categories=["Cf", "Mn", "So", "Zs", "Cc"]), max_size=20),
    _PHRASES.map(lambda phrase: (phrase + " ") * 300),
)
_SENDERS = st.one_of(st.sampled_from([ANN, "24273", "VERIZON", "+1", ""]), st.text(max_size=16))
_TEXTS = st.lists(
    st.builds(earlier, st.floats(0, 700), _BODIES, st.sampled_from([ANSWERED, *(reason.value for reason in Silence)])),
    max_size=12,
).map(lambda texts: tuple(sorted(texts, key=lambda text: text.arrived_at, reverse=True)))
_REPLIES = st.lists(
    st.builds(
        lambda purpose, days: replied(purpose, ago=timedelta(days=days)), st.sampled_from(Purpose), st.floats(0, 40)
    ),
    max_size=3,
)


@settings(max_examples=300, deadline=None)
@given(
    body=_BODIES,
    sender=_SENDERS,
    to=st.sampled_from([JOSH, TOLL_FREE]),
    media=st.integers(0, 3),
    opt_out_type=st.sampled_from([None, "STOP", "START", "HELP", "OTHER"]),
    opted_out=st.booleans(),
    mode=st.sampled_from(Mode),
    texts=_TEXTS,
    replies=_REPLIES,
    carrier_answers=st.booleans(),
    late=st.timedeltas(timedelta(), timedelta(hours=2)),
)
def test_exactly_one_outcome(*, opted_out: bool, **facts: Any) -> None:  # noqa: ANN401 -- drawn by name
    """A text is answered once or silent for one reason; an opted-out number only hears what it may hear."""
    decided = decide_turn(turn_of(opted_out=opted_out, **facts))
    effects = decided.decision.effects
    replies = [effect for effect in effects if isinstance(effect, Reply)]
    silences = [effect for effect in effects if isinstance(effect, StaySilent)]
    assert len(replies) + len(silences) == 1
    assert decided.outcome == (ANSWERED if replies else silences[0].reason)
    if opted_out:
        assert {reply.purpose for reply in replies} <= {Purpose.HELP, Purpose.OPT_IN_CONFIRMATION}
