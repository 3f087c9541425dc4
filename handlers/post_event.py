"""After a LinkUp: were you there, would you again, anything to remember, whose number would you like.

What is asked is a question of the LinkUp's own topic, and the text that answers it decides; nobody's conversation is
moved for it, so that a new plan, an invite or a change of the profile is heard at any time between two answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.effects import (
    Asks,
    ChooseSwaps,
    CloseQuestion,
    LearnLessons,
    RaiseAlert,
    RecordOutcome,
    Reply,
    ReportMissing,
    SettlePlace,
    Silence,
    StaySilent,
)
from engine.domain.learning import lessons
from engine.domain.limits import is_repeat
from engine.domain.linkups.after import AfterFacts, AfterStep, Attendance, next_step
from engine.domain.linkups.after_talk import Remembered, WasThere, read_after, read_after_talk
from engine.domain.linkups.after_words import Asking, asking, in_words
from engine.domain.linkups.exchange import Change, Swap
from engine.domain.linkups.states import PlaceStatus
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Part, Turn
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.effects import Effect
    from engine.domain.linkups.after_talk import AboutAfter
    from engine.domain.linkups.own_afters import OwnAfter
    from engine.domain.voice import Words

_STATUS = {
    Attendance.ATTENDED: PlaceStatus.ATTENDED,
    Attendance.NO_SHOW: PlaceStatus.NO_SHOW,
    Attendance.UNSURE: PlaceStatus.CONFIRMED,
}
_LAST_WORDS = {
    Attendance.ATTENDED: Line.AFTER_DONE,
    Attendance.NO_SHOW: Line.AFTER_MISSED,
    Attendance.UNSURE: Line.AFTER_UNSURE,
}


def decide(turn: Turn) -> Decision:
    """Take an answer, and ask what comes next; ask once more for what cannot be told, then let it go."""
    about, person = read_after(turn) or read_after_talk(turn), turn.snapshot.person
    if about is None or person is None:
        return _decision(turn, StaySilent(Silence.OUTDATED))
    if is_repeat(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return _decision(turn, StaySilent(Silence.REPEATED))
    if about.either:
        return _decision(turn, Reply(say(Line.AFTER_WHICH, activity=about.after.label)))
    reported = (ReportMissing(about.after.linkup, about.missing),) if about.missing else ()
    effects = _taken(turn, about, person.id)
    return _decision(turn, *reported, *effects)


def _taken(turn: Turn, about: AboutAfter, me: UUID) -> tuple[Effect, ...]:
    """Return what comes of a text, by what it says."""
    after = about.after
    match about.meaning:
        case Attendance() as attendance:
            effects = _attended(turn, after, attendance, me)
        case bool() as would:
            effects = _again(turn, after, me, would=would)
        case Remembered(is_something=is_something):
            effects = _forward(after, AfterStep.REMEMBER, me, note=turn.text.body if is_something else None)
        case Swap(to=chosen):
            effects = _chosen(after, chosen, me)
        case Change():
            effects = _shown_again(after, me)
        case WasThere():
            effects = _objects(after, me)
        case _:
            effects = _unclear(about, me)
    return effects


def _attended(turn: Turn, after: OwnAfter, attendance: Attendance, me: UUID) -> tuple[Effect, ...]:
    if attendance is after.attendance:
        return _noted_already(turn, after)
    learned = {
        Attendance.ATTENDED: lessons.attended(after.activity),
        Attendance.NO_SHOW: lessons.missed(),
        Attendance.UNSURE: lessons.unknown(),
    }[attendance]
    settled: tuple[Effect, ...] = (LearnLessons(after.linkup, learned),)
    to = _STATUS[attendance]
    if to is not after.status and to is not PlaceStatus.CONFIRMED:
        settled = (SettlePlace(after.place, after.linkup, after.status, to), *settled)
    corrects = () if after.attendance is None else (say(Line.AFTER_CHANGED),)
    return (*settled, *_forward(after, AfterStep.ATTENDANCE, me, attendance=attendance, lead=corrects))


def _again(turn: Turn, after: OwnAfter, me: UUID, *, would: bool) -> tuple[Effect, ...]:
    if after.do_again is would:
        return _noted_already(turn, after)
    learned = LearnLessons(after.linkup, lessons.again(after.activity, would=would))
    corrects = () if after.do_again is None else (say(Line.AFTER_CHANGED),)
    return (learned, *_forward(after, AfterStep.DO_AGAIN, me, do_again=would, lead=corrects))


def _noted_already(turn: Turn, after: OwnAfter) -> tuple[Effect, ...]:
    """The same once more; the next question is on its way, or there is none."""
    is_asked = any(q.topic == after.topic and q.is_open for q in turn.snapshot.questions)
    return (StaySilent(Silence.QUESTION_UNDERWAY) if is_asked else Reply(say(Line.AFTER_NOTED_ALREADY)),)


def _forward(
    after: OwnAfter,
    step: AfterStep,
    me: UUID,
    *,
    attendance: Attendance | None = None,
    do_again: bool | None = None,
    note: str | None = None,
    lead: tuple[Words, ...] = (),
    last: Line | None = None,
    contests: bool = False,
) -> tuple[Effect, ...]:
    """Keep that a step ended, and ask the next one; or say a last word."""
    done, listed = after.done | {step}, after.listed(me)
    there = attendance or after.attendance
    following = next_step(AfterFacts(there, done, len(listed)))
    shown = tuple(each.user_id for each in listed) if following is AfterStep.SWAP and not after.shown else ()
    kept = RecordOutcome(
        after.id,
        after.linkup,
        done,
        attendance,
        do_again,
        note,
        contests=contests,
        shown=shown,
        is_over=following is None,
    )
    if following is None:
        parting = say(last or (_LAST_WORDS[there] if there is not None else Line.AFTER_LEFT))
        return (kept, CloseQuestion(after.topic, "answered"), *_said(*lead, parting))
    question = asking(
        following, Asking.FIRST, label=after.label, starts_at=after.starts_at, zone=after.zone, listed=listed
    )
    return (kept, *_asked(after, following, *lead, question))


def _chosen(after: OwnAfter, chosen: frozenset[UUID], me: UUID) -> tuple[Effect, ...]:
    listed = after.listed(me)
    names = [each.first_name for each in listed if each.user_id in chosen]
    words = say(Line.AFTER_CHOSEN, people=in_words(names)) if names else say(Line.AFTER_CHOSE_NONE)
    others = frozenset(each.user_id for each in listed) - chosen
    done = RecordOutcome(after.id, after.linkup, after.done | {AfterStep.SWAP}, is_over=True)
    choice = ChooseSwaps(after.linkup, chosen, others)
    return (done, choice, CloseQuestion(after.topic, "answered"), Reply(words))


def _shown_again(after: OwnAfter, me: UUID) -> tuple[Effect, ...]:
    listed = after.listed(me)
    if not listed:
        return (Reply(say(Line.AFTER_NOBODY_LEFT)),)
    question = asking(
        AfterStep.SWAP, Asking.FIRST, label=after.label, starts_at=after.starts_at, zone=after.zone, listed=listed
    )
    return _asked(after, AfterStep.SWAP, question)


def _objects(after: OwnAfter, me: UUID) -> tuple[Effect, ...]:
    """Believe them for now: it is also their answer to whether they were there, which is not asked again then."""
    if after.contested:
        return (Reply(say(Line.AFTER_WAS_THERE_ALREADY)),)
    thanks = (say(Line.AFTER_WAS_THERE),)
    return (
        SettlePlace(after.place, after.linkup, after.status, PlaceStatus.ATTENDED),
        LearnLessons(after.linkup, lessons.unknown()),
        RaiseAlert("absence_contested", f"absence_contested:{after.place}"),
        *_forward(after, AfterStep.ATTENDANCE, me, attendance=Attendance.ATTENDED, lead=thanks, contests=True),
    )


def _unclear(about: AboutAfter, me: UUID) -> tuple[Effect, ...]:
    """Ask once more; the second time nothing changes, and the step is over."""
    after, step = about.after, about.step
    lead = (say(Line.AFTER_DID_NOT_SEE),) if about.missing else ()
    if step in after.done:
        return _said(*lead) if lead else (StaySilent(Silence.QUESTION_UNDERWAY),)
    if about.asked_again:
        last = Line.AFTER_SWAP_LEFT if step is AfterStep.SWAP else Line.AFTER_LEFT
        return _forward(after, step, me, last=last)
    how = Asking.FIRST if lead else Asking.AGAIN
    again = asking(step, how, label=after.label, starts_at=after.starts_at, zone=after.zone, listed=after.listed(me))
    return _asked(after, step, *lead, again)


def _asked(after: OwnAfter, step: AfterStep, *words: Words) -> tuple[Effect, ...]:
    *before, last = join_words(*words)
    asks = Asks(after.topic, step.value)
    return (*(Reply(each) for each in before), Reply(last, Purpose.QUESTION, asks))


def _said(*words: Words) -> tuple[Effect, ...]:
    return tuple(Reply(each) for each in join_words(*words))


def _decision(turn: Turn, *effects: Effect) -> Decision:
    return Decision(turn.snapshot.session.state, effects)


HANDLER = Handler(
    name="post_event",
    decide=decide,
    needs=frozenset({Part.AFTERS, Part.INVITES, Part.QUESTIONS, Part.RECENT_REPLIES}),
)
