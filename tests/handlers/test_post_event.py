"""What is said about a LinkUp that is over, as plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest

from engine.domain.effects import (
    ChooseSwaps,
    CloseQuestion,
    LearnLessons,
    RaiseAlert,
    RecordOutcome,
    Reply,
    ReportMissing,
    SettlePlace,
)
from engine.domain.linkups.after import AfterStep, Attendance
from engine.domain.linkups.states import PlaceStatus
from engine.domain.turn import Mode, Session
from handlers.post_event import HANDLER
from router.decide import decide_turn
from tests.domain.linkups.afterwards import AGAIN, BEN, CAT, CHOSEN, DEE, LISTED, OVER, WENT, asked_about
from tests.domain.linkups.known import INVITED
from tests.domain.living.members import PRIYA, WHOLE
from tests.handlers.turns import NOW, earlier, said, turn_of

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.linkups.own_afters import OwnAfter
    from engine.domain.people import Question
    from engine.domain.turn import Decision, RecentText, Turn

_E = TypeVar("_E", bound="Effect")

MISSED = replace(
    OVER, attendance=Attendance.NO_SHOW, status=PlaceStatus.NO_SHOW, done=frozenset({AfterStep.ATTENDANCE})
)
NOT_SEEN = replace(WENT, status=PlaceStatus.NO_SHOW)
SEEN_AFTER_ALL = replace(WENT, contested=True)
ALONE = replace(AGAIN, comers=())
SWAPPED = replace(CHOSEN, swapped=frozenset({BEN}))


def turn(
    body: str,
    after: OwnAfter,
    question: Question | None,
    *,
    texts: tuple[RecentText, ...] = (),
    invites: tuple[KnownInvite, ...] = (),
    mode: Mode = Mode.IDLE,
) -> Turn:
    """One text of somebody who was asked this about a LinkUp that is over."""
    made = turn_of(body, texts=texts)
    asked = () if question is None else (question,)
    snapshot = replace(made.snapshot, person=PRIYA, profile=WHOLE, afters=(after,), questions=asked, invites=invites)
    return replace(made, snapshot=replace(snapshot, session=Session(mode, "idle")))


def one(decision: Decision, kind: type[_E]) -> _E | None:
    """The effect of a kind, if there is one."""
    return next((effect for effect in decision.effects if isinstance(effect, kind)), None)


@pytest.mark.parametrize(
    ("body", "after", "step", "line", "next_step"),
    [
        ("1", OVER, AfterStep.ATTENDANCE, "after_do_again", AfterStep.DO_AGAIN),
        ("I went, it was great", OVER, AfterStep.ATTENDANCE, "after_do_again", AfterStep.DO_AGAIN),
        ("yes", OVER, AfterStep.ATTENDANCE, "after_do_again", AfterStep.DO_AGAIN),
        ("2", OVER, AfterStep.ATTENDANCE, "after_missed", None),
        ("couldn't make it, sorry", OVER, AfterStep.ATTENDANCE, "after_missed", None),
        ("3", OVER, AfterStep.ATTENDANCE, "after_unsure", None),
        ("hmm what", OVER, AfterStep.ATTENDANCE, "after_attendance_again", AfterStep.ATTENDANCE),
        ("1", WENT, AfterStep.DO_AGAIN, "after_remember", AfterStep.REMEMBER),
        ("in a heartbeat", WENT, AfterStep.DO_AGAIN, "after_remember", AfterStep.REMEMBER),
        ("2", WENT, AfterStep.DO_AGAIN, "after_remember", AfterStep.REMEMBER),
        ("purple", WENT, AfterStep.DO_AGAIN, "after_do_again_again", AfterStep.DO_AGAIN),
        ("SKIP", AGAIN, AfterStep.REMEMBER, "after_swap", AfterStep.SWAP),
        ("thanks", AGAIN, AfterStep.REMEMBER, "after_swap", AfterStep.SWAP),
        ("the corner table is the quiet one", AGAIN, AfterStep.REMEMBER, "after_swap", AfterStep.SWAP),
        ("SKIP", ALONE, AfterStep.REMEMBER, "after_done", None),
        ("1", LISTED, AfterStep.SWAP, "after_chosen", None),
        ("ALL", LISTED, AfterStep.SWAP, "after_chosen", None),
        ("Ben and Dee", LISTED, AfterStep.SWAP, "after_chosen", None),
        ("NONE", LISTED, AfterStep.SWAP, "after_chose_none", None),
        ("all if they pay", LISTED, AfterStep.SWAP, "after_swap_again", AfterStep.SWAP),
        ("sure lol", LISTED, AfterStep.SWAP, "after_swap_again", AfterStep.SWAP),
        ("CHANGE", CHOSEN, AfterStep.SWAP, "after_swap", AfterStep.SWAP),
        ("2", CHOSEN, AfterStep.SWAP, "after_chosen", None),
        ("oops, i didn't go", WENT, AfterStep.ATTENDANCE, "after_changed", None),
        ("oops, i didn't go", WENT, AfterStep.DO_AGAIN, "after_changed", None),
        ("wait, I couldn't make it, sorry", AGAIN, AfterStep.REMEMBER, "after_changed", None),
    ],
)
def test_each_answer_leads_on(
    body: str, after: OwnAfter, step: AfterStep, line: str, next_step: AfterStep | None
) -> None:
    """Every step takes its answers in people's words, and asks the next one; what is unclear is asked once more."""
    decided = decide_turn(turn(body, after, asked_about(step, after)))
    assert decided.handler is HANDLER
    assert said(decided.decision) == line
    reply = [effect for effect in decided.decision.effects if isinstance(effect, Reply)][-1]
    assert (None if reply.asks is None else reply.asks.token) == (None if next_step is None else next_step.value)
    assert reply.asks is None or reply.asks.topic == after.topic
    closed = one(decided.decision, CloseQuestion)
    kept = one(decided.decision, RecordOutcome)
    assert (closed is not None) == (kept is not None and kept.is_over) == (next_step is None)


@pytest.mark.parametrize(
    ("body", "attendance", "status", "signals"),
    [
        ("1", Attendance.ATTENDED, PlaceStatus.ATTENDED, {"attended": 1.0, "activity": 0.04}),
        ("2", Attendance.NO_SHOW, PlaceStatus.NO_SHOW, {"no_show": -1.0}),
        ("3", Attendance.UNSURE, None, {}),
    ],
)
def test_what_is_kept_of_attendance(
    body: str, attendance: Attendance, status: PlaceStatus | None, signals: dict[str, float]
) -> None:
    """The answer, what became of the place, and what it teaches, each with a reason in words."""
    decision = HANDLER.decide(turn(body, OVER, asked_about(AfterStep.ATTENDANCE)))
    kept, settled, learned = one(decision, RecordOutcome), one(decision, SettlePlace), one(decision, LearnLessons)
    assert kept is not None
    assert (kept.attendance, kept.done) == (attendance, frozenset({AfterStep.ATTENDANCE}))
    assert (None if settled is None else settled.to) == status
    assert learned is not None
    taught = {lesson.signal: lesson.value for lesson in learned.lessons if lesson.signal}
    assert taught == signals
    assert all(lesson.reason.endswith(".") for lesson in learned.lessons if lesson.signal)


def test_the_note_is_the_text_itself() -> None:
    """What may be remembered is handed on to be sealed, and shows in no repr."""
    decision = HANDLER.decide(turn("the corner table is quiet", AGAIN, asked_about(AfterStep.REMEMBER)))
    kept = one(decision, RecordOutcome)
    assert kept is not None
    assert kept.note == "the corner table is quiet"
    assert "corner" not in repr(kept)
    assert kept.shown == (BEN, CAT, DEE)


@pytest.mark.parametrize(
    ("body", "yes"),
    [("1 and 3", {BEN, DEE}), ("ALL", {BEN, CAT, DEE}), ("NONE", set()), ("just Cat", {CAT}), ("cat only", {CAT})],
)
def test_unnamed_is_no(body: str, yes: set[object]) -> None:
    """A whole answer says yes to some and no to everybody else on the list."""
    choice = one(HANDLER.decide(turn(body, LISTED, asked_about(AfterStep.SWAP, LISTED))), ChooseSwaps)
    assert choice is not None
    assert choice.yes == yes
    assert choice.no == {BEN, CAT, DEE} - yes


@pytest.mark.parametrize("step", [AfterStep.ATTENDANCE, AfterStep.DO_AGAIN, AfterStep.SWAP])
def test_unclear_twice_means_no_change(step: AfterStep) -> None:
    """The second time it is let go, in words: nobody is recorded, chosen or told."""
    after = {AfterStep.ATTENDANCE: OVER, AfterStep.DO_AGAIN: WENT, AfterStep.SWAP: LISTED}[step]
    first = decide_turn(turn("blue", after, asked_about(step, after)))
    (reply,) = [effect for effect in first.decision.effects if isinstance(effect, Reply)]
    second = decide_turn(turn("green", after, replace(asked_about(step, after), template=reply.words.template)))
    assert not one(second.decision, ChooseSwaps)
    assert not one(second.decision, LearnLessons)
    kept = one(second.decision, RecordOutcome)
    assert kept is not None
    assert step in kept.done
    assert (kept.attendance, kept.do_again) == (None, None)
    expected = {
        AfterStep.ATTENDANCE: "after_left",
        AfterStep.DO_AGAIN: "after_remember",
        AfterStep.SWAP: "after_swap_left",
    }[step]
    assert said(second.decision) == expected


@pytest.mark.parametrize(
    ("body", "after", "step", "missing"),
    [
        ("1, but Ben never showed up", OVER, AfterStep.ATTENDANCE, {BEN}),
        ("Ben didn't come", OVER, AfterStep.ATTENDANCE, {BEN}),
        ("Cat didn't come", AGAIN, AfterStep.REMEMBER, {CAT}),
        ("fun! no sign of Dee", AGAIN, AfterStep.REMEMBER, {DEE}),
        ("did Ben come?", AGAIN, AfterStep.REMEMBER, None),
        ("not sure if Ben was there", AGAIN, AfterStep.REMEMBER, None),
    ],
)
def test_who_was_missed(body: str, after: OwnAfter, step: AfterStep, missing: set[object] | None) -> None:
    """Whoever says that somebody was not there is believed that they did not see them; a doubt is none."""
    decided = decide_turn(turn(body, after, asked_about(step, after)))
    reported = one(decided.decision, ReportMissing)
    assert (None if reported is None else set(reported.people)) == missing
    kept = one(decided.decision, RecordOutcome)
    assert kept is None or kept.attendance is not Attendance.NO_SHOW  # it is no word about oneself


def test_a_bare_yes_with_an_invite_open() -> None:
    """It could be meant for either, so neither is taken; a digit and a letter are plain."""
    question = asked_about(AfterStep.DO_AGAIN, WENT)
    assert said(decide_turn(turn("yes", WENT, question, invites=(INVITED,))).decision) == "after_which"
    assert said(decide_turn(turn("1", WENT, question, invites=(INVITED,))).decision) == "after_remember"
    assert decide_turn(turn("A", WENT, question, invites=(INVITED,))).rule == "invite_reply"


@pytest.mark.parametrize(
    ("after", "line"), [(NOT_SEEN, "after_was_there"), (SEEN_AFTER_ALL, "after_was_there_already")]
)
def test_an_absence_is_contested_once(after: OwnAfter, line: str) -> None:
    """The word of others is set aside, an operator hears of it, and what it taught is taken back; once."""
    decided = decide_turn(turn("I was there", after, None))
    assert said(decided.decision) == line
    settled, alert = one(decided.decision, SettlePlace), one(decided.decision, RaiseAlert)
    if line == "after_was_there":
        assert settled is not None
        assert (settled.before, settled.to) == (PlaceStatus.NO_SHOW, PlaceStatus.ATTENDED)
        assert alert is not None
    else:
        assert (settled, alert) == (None, None)


def test_their_own_word_is_not_contested_but_changed() -> None:
    """Who said that they were not there and then that they were, changes their answer."""
    decision = decide_turn(turn("1", MISSED, replace(asked_about(AfterStep.ATTENDANCE), is_open=False))).decision
    settled = one(decision, SettlePlace)
    assert settled is not None
    assert (settled.before, settled.to) == (PlaceStatus.NO_SHOW, PlaceStatus.ATTENDED)


@pytest.mark.parametrize(
    ("after", "question", "rule"),
    [
        (OVER, asked_about(AfterStep.ATTENDANCE, hours=24 * 6), "after_answer"),
        (replace(OVER, completed_at=NOW - timedelta(days=30)), asked_about(AfterStep.ATTENDANCE), "mode"),
        (OVER, None, "mode"),
        (OVER, replace(asked_about(AfterStep.ATTENDANCE), asked_at=NOW + timedelta(seconds=1)), "mode"),
    ],
)
def test_answers_bind(after: OwnAfter, question: Question | None, rule: str) -> None:
    """An answer counts for thirty days, and only for a question that was read before it was given."""
    assert decide_turn(turn("1", after, question)).rule == rule


def test_while_a_plan_is_read_back() -> None:
    """A number or a yes is about the plan then."""
    asked = asked_about(AfterStep.ATTENDANCE)
    assert decide_turn(turn("1", OVER, asked, mode=Mode.LINKUP_FORMING)).rule != "after_answer"


def test_the_same_within_seconds_is_a_repeat() -> None:
    """A slip of the thumb answers nothing twice."""
    assert (
        said(decide_turn(turn("1", OVER, asked_about(AfterStep.ATTENDANCE), texts=(earlier(5, "1"),))).decision)
        == "repeated"
    )


def test_nobody_left_to_choose() -> None:
    """Whose number somebody has already is not on the list any more."""
    decided = decide_turn(turn("CHANGE", replace(SWAPPED, comers=SWAPPED.comers[:1]), None))
    assert said(decided.decision) == "after_nobody_left"
