"""From the rows of one number to the snapshot its handlers look at. Bodies are opened here, and nowhere before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from engine.domain.joining.progress import JoinProgress
from engine.domain.limits import LOOP_LENGTH, LOOP_WINDOW, READING_TIME, REPEAT_WINDOW
from engine.domain.people import HoldState, Person, Region, RegionState, UserState
from engine.domain.turn import Mode, RecentText, Session, Snapshot
from engine.linkups.own_afters import own_after
from engine.linkups.own_places import own_place
from engine.store.inbound_texts import sealed_body
from router.arrivals import own_day
from router.invites import known_invite
from router.linkup_rows import standing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.forming.standing import Standing
    from engine.domain.people import Question
    from engine.domain.profile.profile import Profile
    from engine.domain.turn import RecentReply
    from engine.store.after_events import AfterRow
    from engine.store.days import DayRow
    from engine.store.inbound_texts import FoldedRow, RecentTextRow, TextRow
    from engine.store.inbox import ClaimedPhone
    from engine.store.linkups import RunningRow
    from engine.store.people import NumberRow
    from engine.store.places import InviteRow
    from engine.store.plans import PlaceRow
    from engine.store.regions import RegionRow


# A dictionary is several times as fast as an enumeration's own look-up by value.
_MODES: Final = {mode.value: mode for mode in Mode}
_USER_STATES: Final = {state.value: state for state in UserState}
_HOLDS: Final = {hold.value: hold for hold in HoldState}


@dataclass(slots=True)
class KnownRows:
    """Everything read about one number."""

    number: NumberRow
    recent: list[RecentTextRow] = field(default_factory=list)
    replies: list[RecentReply] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    profile: Profile | None = None
    standing: Standing | None = None
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
        recent_replies=tuple(known.replies),
        person=_person(number),
        join=join,
        banned_for=number.banned_for,
        told_today=number.told_today,
        mistaken_at=number.mistaken_at,
        profile=known.profile,
        questions=tuple(known.questions),
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
        return Session() if number.mode is None else Session(_MODES[number.mode], number.state or "idle")
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
        state=_USER_STATES[number.user_state or UserState.UNVERIFIED],
        region=region,
        zip_code=number.zip_code,
        zip_changed_at=number.zip_changed_at,
        hold=_HOLDS[number.hold or HoldState.NONE],
    )


def _recent_texts(known: KnownRows, keyring: Keyring | None, at: datetime) -> tuple[RecentText, ...]:
    """Open earlier bodies only where a rule compares words: a possible loop, or a possible repeat of the last.

    What was said before a question that they have read since was said to something else: B and B again are two
    answers, however quickly they come.
    """
    rows = [row for row in known.recent if at - row.created_at < LOOP_WINDOW]
    if not rows:  # most texts
        return ()
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
