"""From the rows of one number to the snapshot its handlers look at. Bodies are opened here, and nowhere before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.domain.joining.progress import JoinProgress
from engine.domain.limits import LOOP_LENGTH, LOOP_WINDOW, READING_TIME, REPEAT_WINDOW
from engine.domain.people import HoldState, Person, Question, Region, RegionState, UserState
from engine.domain.profile.encoding import from_columns
from engine.domain.turn import Mode, RecentReply, RecentText, Session, Snapshot
from engine.linkups.own_afters import own_after
from engine.linkups.own_places import own_place
from engine.store.inbox import sealed_body
from router.arrivals import own_day
from router.invites import known_invite
from router.linkup_rows import standing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.profile.profile import Profile
    from engine.store.after_events import AfterRow
    from engine.store.days import DayRow
    from engine.store.inbox import ClaimedPhone, FoldedRow, RecentTextRow, TextRow
    from engine.store.linkups import RunningRow, StandingRow
    from engine.store.outbox import RecentReplyRow
    from engine.store.people import NumberRow
    from engine.store.places import InviteRow
    from engine.store.plans import PlaceRow
    from engine.store.profiles import ProfileRow
    from engine.store.questions import QuestionRow
    from engine.store.regions import RegionRow


@dataclass(slots=True)
class KnownRows:
    """Everything read about one number."""

    number: NumberRow
    recent: list[RecentTextRow] = field(default_factory=list)
    replies: list[RecentReplyRow] = field(default_factory=list)
    questions: list[QuestionRow] = field(default_factory=list)
    profile: ProfileRow | None = None
    standing: StandingRow | None = None
    invites: list[InviteRow] = field(default_factory=list)
    running: RunningRow | None = None
    places: list[PlaceRow] = field(default_factory=list)
    days: list[DayRow] = field(default_factory=list)
    afters: list[AfterRow] = field(default_factory=list)


def snapshot_of(
    phone: ClaimedPhone,
    known: KnownRows,
    *,
    join: JoinProgress | None,
    regions: Mapping[str, Region],
    keyring: Keyring | None,
    at: datetime,
) -> Snapshot:
    """Build the snapshot. ``at`` is when the text arrived; without a ``keyring`` nothing sealed is opened."""
    number = known.number
    return Snapshot(
        phone_id=phone.phone_id,
        turn_no=phone.turn_no,
        opted_out=number.opted_out,
        session=_session(number),
        recent_texts=_recent_texts(known, keyring, at),
        recent_replies=tuple(RecentReply(row.purpose, row.template, row.created_at) for row in known.replies),
        person=_person(number),
        join=join,
        banned_for=number.banned_for,
        told_today=number.told_today,
        mistaken_at=number.mistaken_at,
        profile=None if known.profile is None else _profile(known.profile),
        questions=tuple(_question(row) for row in known.questions),
        regions=regions,
        invites=tuple(known_invite(row, at) for row in known.invites),
        places=tuple(map(own_place, known.places)),
        days=tuple(map(own_day, known.days)),
        afters=tuple(map(own_after, known.afters)),
        standing=None if known.standing is None else standing_of(known.standing, known.running),
    )


def open_join(number: NumberRow, keyring: Keyring | None) -> JoinProgress | None:
    """How far a stranger is in joining; nothing of it is known without a ``keyring``."""
    if number.user_id is not None or number.join_id is None or number.progress is None:
        return None
    if keyring is None:
        return JoinProgress()
    opened = keyring.open(number.progress, table="pending_joins", row_id=number.join_id, column="progress")
    return JoinProgress.from_json(opened)


def open_body(row: TextRow | RecentTextRow | FoldedRow, keyring: Keyring | None) -> str:
    """The words of a text; empty when there are none, or no key to read them with."""
    sealed = sealed_body(row)
    if sealed is None or keyring is None:
        return ""
    return keyring.open(sealed, table="sms_messages", row_id=row.id, column="body")


def region_of(row: RegionRow) -> Region:
    """A region as handlers see it."""
    return Region(row.id, row.slug, row.name, RegionState(row.state), row.timezone)


def _session(number: NumberRow) -> Session:
    if number.user_id is not None:
        return Session() if number.mode is None else Session(Mode(number.mode), number.state or "idle")
    return Session() if number.join_step is None else Session(Mode.JOINING, number.join_step)


def _person(number: NumberRow) -> Person | None:
    if number.user_id is None:
        return None
    region = None
    if number.region_id is not None:
        region = Region(
            number.region_id,
            number.region_slug or "",
            number.region_name or "",
            RegionState(number.region_state or RegionState.CLOSED),
            number.region_timezone or "",
        )
    return Person(
        id=number.user_id,
        phone=number.phone_e164 or "",
        first_name=number.first_name or "",
        state=UserState(number.user_state or UserState.UNVERIFIED),
        region=region,
        zip_code=number.zip_code,
        zip_changed_at=number.zip_changed_at,
        hold=HoldState(number.hold or HoldState.NONE),
    )


def _profile(row: ProfileRow) -> Profile:
    return from_columns(
        {
            "state": row.state,
            "fingerprint": row.fingerprint,
            "activity_patterns": row.activity_patterns,
            "boundaries": row.boundaries,
            "preferences": row.preferences,
            "active_intent": row.active_intent,
            "interview": row.interview,
            "last_interview_step": row.last_interview_step,
            "low_confidence": row.low_confidence,
            "completed_at": row.completed_at,
            "stale_at": row.stale_at,
        }
    )


def _question(row: QuestionRow) -> Question:
    return Question(
        row.id, row.topic, row.token, row.template, row.created_at, row.asked_at, row.is_open, row.is_lost, row.nudges
    )


def _recent_texts(known: KnownRows, keyring: Keyring | None, at: datetime) -> tuple[RecentText, ...]:
    """Open earlier bodies only where a rule compares words: a possible loop, or a possible repeat of the last.

    What was said before a question that they have read since was said to something else: B and B again are two
    answers, however quickly they come.
    """
    rows = [row for row in known.recent if at - row.created_at < LOOP_WINDOW]
    asked = max(
        (row.asked_at for row in known.questions if row.asked_at and row.asked_at <= at - READING_TIME), default=at
    )
    may_loop = len(rows) >= LOOP_LENGTH - 1
    texts = []
    for place, row in enumerate(rows):
        said_to_another = row.created_at < asked < at
        compared = not said_to_another and (may_loop or (place == 0 and at - row.created_at < REPEAT_WINDOW))
        texts.append(RecentText(row.created_at, row.outcome, open_body(row, keyring) if compared else ""))
    return tuple(texts)


def by_phone(rows: Sequence[NumberRow]) -> dict[UUID, KnownRows]:
    """What is known, by number, to be filled with the other rows."""
    return {row.phone_id: KnownRows(row) for row in rows}
