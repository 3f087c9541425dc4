"""LinkUps that are over, and those on their day: from effects to rows, and the rows written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from engine.domain.effects import ChooseSwaps, LearnLessons, RecordOutcome, ReportMissing, SettlePlace
from engine.domain.learning.lessons import did_not_see
from engine.domain.linkups.states import LinkupMachine, check_move
from engine.linkups.learning import learned_of, signals_of
from engine.linkups.missing import judge_missing
from engine.linkups.revealing import reveal_mutual
from engine.store import after_events, exchanges, learning, profiles
from engine.store.after_events import Outcome
from engine.store.exchanges import Choice
from router import rows

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.effects import AfterEffect
    from engine.store.learning import Signal
    from engine.store.profiles import ProfileEvent
    from router.load import LoadedTurn
    from router.writes import Writes


@dataclass(slots=True)
class AfterWrites:
    """What turns write about LinkUps that are over, by kind."""

    activities: dict[UUID, str] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    places: list[tuple[UUID, str]] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    answering: set[tuple[UUID, UUID]] = field(default_factory=set)
    signals: list[Signal] = field(default_factory=list)
    learned: list[ProfileEvent] = field(default_factory=list)
    missed: list[tuple[UUID, UUID]] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.activities)


def gather_after(writes: Writes, loaded: LoadedTurn, effect: AfterEffect, user_id: UUID, *, keyring: Keyring) -> None:
    """Turn an effect about a LinkUp that is over into rows; raises ``UndeclaredMove`` for a faulty handler."""
    after, linkup = writes.after, effect.linkup
    known = next((each for each in loaded.turn.snapshot.afters if each.linkup == linkup), None)
    after.activities[linkup] = known.activity if known is not None else ""
    after.answering.add((linkup, user_id))
    match effect:
        case RecordOutcome():
            after.outcomes.append(_outcome(effect, keyring))
        case SettlePlace(place=place, before=before, to=to):
            check_move(LinkupMachine.PLACE, before, to)
            after.places.append((place, to.value))
            writes.moves.append(rows.moved(loaded, ("place", place), before, to, "attendance_said"))
        case ChooseSwaps(yes=yes, no=no):
            chosen = [(who, True) for who in sorted(yes)] + [(who, False) for who in sorted(no)]
            after.choices += [Choice(linkup, user_id, who, choice) for who, choice in chosen]
        case LearnLessons(lessons=lessons):
            after.signals += signals_of(lessons, user_id, linkup)
            cause, correlation = loaded.row.id, loaded.row.correlation_id
            event = learned_of(lessons, user_id, linkup, cause=cause, correlation_id=correlation)
            after.learned += [] if event is None else [event]
        case ReportMissing(people=people):
            for who in sorted(people):
                after.signals += signals_of(did_not_see(who), user_id, linkup)
                after.missed.append((linkup, who))
        case _:
            assert_never(effect)


def write_afters(conn: Connection, after: AfterWrites, *, keyring: Keyring, now: datetime) -> None:
    """Write it, and what follows: numbers of who chose each other, and whoever two others did not see.

    The LinkUps are locked first and last of all that the transaction locks, so that two last answers of a pair follow
    one another.
    """
    linkups = sorted(after.activities)
    after_events.lock_completed(conn, linkups)
    if after.outcomes:
        after_events.record_outcomes(conn, after.outcomes, now=now)
    if after.places:
        after_events.move_places(conn, after.places)
    if after.choices:
        exchanges.choose(conn, after.choices, now=now)
    if after.signals:
        learning.keep_signals(conn, after.signals, now=now)
    if after.learned:
        profiles.record_profile_events(conn, after.learned, now=now)
    if after.missed:
        judge_missing(conn, after.missed, keyring=keyring, now=now)
    if after.outcomes or after.choices:
        reveal_mutual(conn, linkups, answering=after.answering, activities=after.activities, keyring=keyring, now=now)


def _outcome(effect: RecordOutcome, keyring: Keyring) -> Outcome:
    note = None
    if effect.note is not None:
        note = keyring.seal(effect.note, table="linkup_outcomes", row_id=effect.outcome, column="feedback")
    return Outcome(
        id=effect.outcome,
        linkup_id=effect.linkup,
        steps=sorted(step.value for step in effect.done),
        attendance=None if effect.attendance is None else effect.attendance.value,
        do_again=effect.do_again,
        note=note,
        shown=effect.shown,
        contests=effect.contests,
        is_over=effect.is_over,
    )
