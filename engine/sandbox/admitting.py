"""Members made at once: every row that joining by text and the interview would have left, and no text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import orjson

from engine.domain.people import RegionState, UserState
from engine.domain.profile.encoding import to_columns
from engine.domain.profile.states import ProfileState
from engine.domain.turn import Mode
from engine.domain.voice import TEMPLATES, Line
from engine.errors import EngineError
from engine.ids import new_id
from engine.sandbox.interviewed import chosen, interviewed
from engine.store import joining, ledgers, members, people, profiles, regions, sandbox_people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.hashes import PhoneHasher
    from engine.domain.profile.profile import Profile

_CONSENTS: Final = ("recurring_texts", "age_18", "terms", "privacy")
"""What one AGREE covers, as router.rows has it."""

_LAST_NAMES: Final = ("Alvarez", "Brandt", "Chen", "Dubois", "Eriksen", "Foster", "Garcia", "Haddad", "Ito", "Jansen")
_OLDEST: Final = date(1980, 1, 1)
_BIRTHDAYS: Final = 20 * 365
"""Days from the oldest to the youngest: everybody is of age, and may have a beer."""


class AlreadyAMemberError(EngineError):
    """The number belongs to somebody."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be made a member; no activities or times are chosen by `seed`."""

    phone: str = field(repr=False)
    first_name: str = field(repr=False)
    zip_code: str = field(repr=False)
    activities: tuple[str, ...]
    times: tuple[str, ...]
    seed: str


def admit(conn: Connection, newcomer: Newcomer, *, hasher: PhoneHasher, now: datetime) -> UUID:
    """Make a verified, interviewed, entitled member in one transaction; give their user id.

    Raises `AlreadyAMemberError` and `UnknownWordsError`.
    """
    profile = interviewed(newcomer.activities, newcomer.times, seed=newcomer.seed, on=now)
    with conn.transaction():
        written = hasher.write(newcomer.phone)
        number = sandbox_people.lock_phone(
            conn,
            new_id=new_id(),
            written=written.value,
            version=written.version,
            hashes=hasher.candidates(newcomer.phone),
            now=now,
        )
        if number.is_member:
            raise AlreadyAMemberError("this phone belongs to a member already: take another one")
        return _Admitting(conn, newcomer, number.id, now).run(profile)


class _Admitting:
    """The rows of one newcomer."""

    def __init__(self, conn: Connection, newcomer: Newcomer, phone_id: UUID, now: datetime) -> None:
        self._conn, self._newcomer, self._phone_id, self._now = conn, newcomer, phone_id, now
        self._user_id, self._cause = new_id(), new_id()

    def run(self, profile: Profile) -> UUID:
        conn, now = self._conn, self._now
        region = regions.regions_of_zips(conn, [self._newcomer.zip_code]).fetchone()
        joining.forget_joins(conn, [self._phone_id])
        self._consent()
        joining.admit_people(conn, [self._admission(None if region is None else region.id)], now=now)
        if region is not None:
            status = "active" if region.state == RegionState.OPEN else "waitlisted"
            members.begin_memberships(conn, [members.Membership(new_id(), self._user_id, region.id, status)], now=now)
        profiles.save_profiles(conn, [self._saved(profile)])
        session = people.MovedSession(new_id(), self._user_id, Mode.IDLE, "idle", None)
        people.move_sessions(conn, [session], now=now)
        ledgers.record_domain_events(conn, list(self._moves(profile)), now=now)
        return self._user_id

    def _consent(self) -> None:
        asked = TEMPLATES[Line.JOIN_AGREE]
        wording = people.Wording(f"{Line.JOIN_AGREE}@{asked.version}", Line.JOIN_AGREE, asked.text)
        people.keep_wordings(self._conn, [wording], now=self._now)
        given = [
            people.ConsentStatement(
                id=new_id(),
                phone_id=self._phone_id,
                event_type="consent_given",
                channel="sms",
                via="sandbox",
                source_sid=None,
                key=f"consent_given:{scope}:{self._cause}",
                correlation_id=self._cause,
                scope=scope,
                wording=wording.version,
            )
            for scope in _CONSENTS
        ]
        people.record_consents(self._conn, given, now=self._now)

    def _admission(self, region_id: UUID | None) -> joining.Admission:
        newcomer = self._newcomer
        return joining.Admission(
            user_id=self._user_id,
            phone_id=self._phone_id,
            phone_e164=newcomer.phone,
            first_name=newcomer.first_name,
            last_name=chosen(_LAST_NAMES, newcomer.seed, "last_name"),
            birthday=_OLDEST + timedelta(days=chosen(range(_BIRTHDAYS), newcomer.seed, "birthday")),
            state=UserState.ACTIVE.value,
            region_id=region_id,
            zip_code=newcomer.zip_code,
            correlation_id=self._cause,
        )

    def _saved(self, profile: Profile) -> profiles.SavedProfile:
        columns = to_columns(profile, self._now.date())
        structured = ("fingerprint", "activity_patterns", "boundaries", "preferences", "active_intent", "interview")
        texts = {name: orjson.dumps(columns[name]).decode() for name in structured if columns[name] is not None}
        return profiles.SavedProfile(user_id=self._user_id, **(columns | texts))

    def _moves(self, profile: Profile) -> Iterator[ledgers.DomainEvent]:
        person = (UserState.UNVERIFIED, UserState.VERIFIED, UserState.INTERVIEWING, UserState.ACTIVE)
        known = (ProfileState.EMPTY, ProfileState.PARTIAL, profile.state)
        for entity, states in (("user", person), ("profile", known)):
            for before, after in pairwise(states):
                yield ledgers.DomainEvent(
                    id=new_id(),
                    entity_type=entity,
                    entity_id=self._user_id,
                    event_type="made_by_sandbox",
                    from_state=before,
                    to_state=after,
                    key=f"{entity}:made_by_sandbox:{after}:{self._cause}",
                    correlation_id=self._cause,
                )
