"""Any text, from anybody, in any situation: exactly one outcome, and never an exception."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.effects import Reply, Silence, StaySilent
from engine.domain.interview.steps import HoleQuestion, Step
from engine.domain.joining.progress import JoinProgress
from engine.domain.joining.steps import Step as JoinStep
from engine.domain.living.wishes import Asked
from engine.domain.people import HoldState
from engine.domain.profile.profile import EMPTY, Ended, Profile, Progress
from engine.domain.purposes import Purpose
from engine.domain.segments import is_gsm7
from engine.domain.turn import Happening, Mode, Session
from engine.domain.voice.saying import LONGEST_TEXT
from router.decide import ANSWERED, decide_turn
from router.registry import all_handlers, mode_handlers
from tests.domain.living.members import PRIYA, REGIONS, STALE, WHOLE, asked, held
from tests.handlers.deciding import NEWCOMER
from tests.handlers.turns import ANN, JOSH, NOW, TOLL_FREE, earlier, replied, turn_of

if TYPE_CHECKING:
    from datetime import datetime

    from engine.domain.people import Question
    from router.decide import Decided

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
        "JOIN",
        "AGREE",
        "Ann Lee",
        "3/14/94",
        "94110",
        "i'm 16",
        "A",
        "b and c",
        "skip",
        "later",
        "ready",
        "tacos",
        "ME",
        "no more karaoke",
        "call me Max",
        "wait, change my last answer",
        "who sees this?",
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

_EARLIER = st.builds(
    asked,
    st.sampled_from(["join", "interview", "profile"]),
    st.sampled_from([*JoinStep, *Step, *HoleQuestion, *Asked, "question_of_tomorrow"]).map(str),
    minutes_ago=st.floats(0, 3_000),
    is_open=st.booleans(),
    is_read=st.booleans(),
)
_QUESTIONS = st.lists(_EARLIER, max_size=3).map(lambda some: tuple(sorted(some, key=_asked_at, reverse=True)))
_BEGUN = Profile(interview=Progress(ended={Step.INTRO_01.value: Ended.ANSWERED}))


def _asked_at(question: Question) -> datetime:
    return question.created_at


def _states(mode: Mode) -> list[str]:
    """Every state of a mode, and one of another release."""
    return [*mode_handlers()[mode].transitions, "question_of_tomorrow"]


_SITUATIONS = st.one_of(
    st.fixed_dictionaries(
        {
            "session": st.builds(Session, st.sampled_from(Mode), st.just("idle")),
            "banned_for": st.sampled_from([None, None, "under_18", "operator"]),
            "told_today": st.sampled_from([0, 39, 40]),
            "mistaken_at": st.sampled_from([None, NOW - timedelta(days=1)]),
        }
    ),
    st.fixed_dictionaries(
        {
            "session": st.builds(Session, st.just(Mode.JOINING), st.sampled_from(_states(Mode.JOINING))),
            "join": st.sampled_from(
                [JoinProgress(), JoinProgress("Ann", "Lee"), JoinProgress("Ann", "Lee", date(1994, 3, 14), "94110", 1)]
            ),
            "questions": _QUESTIONS,
            "regions": st.just(REGIONS),
        }
    ),
    st.fixed_dictionaries(
        {
            "session": st.builds(Session, st.just(Mode.INTERVIEWING), st.sampled_from(_states(Mode.INTERVIEWING))),
            "person": st.sampled_from([NEWCOMER, held(HoldState.SOFT), held(HoldState.HARD)]),
            "profile": st.sampled_from([_BEGUN, WHOLE]),
            "questions": _QUESTIONS,
            "regions": st.just(REGIONS),
        }
    ),
    st.fixed_dictionaries(
        {
            "person": st.sampled_from([PRIYA, NEWCOMER, held(HoldState.SOFT), held(HoldState.HARD)]),
            "profile": st.sampled_from([EMPTY, _BEGUN, WHOLE, STALE]),
            "questions": _QUESTIONS,
            "regions": st.just(REGIONS),
        }
    ),
)
"""What may be known of somebody: a stranger, somebody joining, being interviewed, or in."""


@settings(max_examples=400, deadline=None)
@given(
    situation=_SITUATIONS,
    body=_BODIES,
    sender=_SENDERS,
    to=st.sampled_from([JOSH, TOLL_FREE]),
    media=st.integers(0, 3),
    opt_out_type=st.sampled_from([None, None, None, "STOP", "START", "HELP", "OTHER"]),
    opted_out=st.booleans(),
    texts=_TEXTS,
    replies=_REPLIES,
    carrier_answers=st.booleans(),
    late=st.timedeltas(timedelta(), timedelta(hours=2)),
)
def test_exactly_one_outcome(*, situation: dict[str, Any], opted_out: bool, **facts: Any) -> None:  # noqa: ANN401 -- drawn by name
    """A text is answered or silent for one reason; an opted-out number only hears what it may hear."""
    turn = turn_of(opted_out=opted_out, **facts)
    decided = decide_turn(replace(turn, snapshot=replace(turn.snapshot, **situation)))
    replies = _replies(decided)
    if opted_out:
        assert {reply.purpose for reply in replies} <= {Purpose.HELP, Purpose.OPT_IN_CONFIRMATION}


@settings(max_examples=200, deadline=None)
@given(
    situation=_SITUATIONS,
    kind=st.sampled_from([*(kind for handler in all_handlers().values() for kind in handler.events), "of_tomorrow"]),
    payload=st.dictionaries(
        st.sampled_from(["nudge", "other"]), st.none() | st.integers() | st.text() | st.lists(st.integers())
    ),
    opted_out=st.booleans(),
    expected_turn=st.none() | st.integers(0, 1),
    late=st.timedeltas(timedelta(), timedelta(days=2)),
)
def test_any_event_has_one_outcome_too(
    *,
    situation: dict[str, Any],
    kind: str,
    payload: dict[str, object],
    opted_out: bool,
    expected_turn: int | None,
    late: timedelta,
) -> None:
    """Whatever happens to whomever, something is said or one reason is named; nobody opted out is told anything."""
    turn = turn_of("", opted_out=opted_out, late=late)
    happening = Happening(turn.text.id, kind, payload, NOW, expected_turn)
    decided = decide_turn(replace(turn, cause=happening, snapshot=replace(turn.snapshot, **situation)))
    assert not (_replies(decided) and opted_out)


def _replies(decided: Decided) -> list[Reply]:
    """What is said, after holding the decision against the rules of every text."""
    effects = decided.decision.effects
    replies = [effect for effect in effects if isinstance(effect, Reply)]
    silences = [effect for effect in effects if isinstance(effect, StaySilent)]
    assert bool(replies) != bool(silences)
    assert len(silences) <= 1
    assert decided.outcome == (ANSWERED if replies else silences[0].reason)
    assert all(len(reply.words.body) <= LONGEST_TEXT and is_gsm7(reply.words.body) for reply in replies)
    assert sum(reply.words.body.count("?") for reply in replies) <= 1
    return replies
