"""The way in: progress of strangers, and the rows that make one a member."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.sealed import Sealed

_SQL = queries("joining")


@dataclass(frozen=True, slots=True)
class PendingJoin:
    """How far a stranger is. The progress is sealed for ``id``, column ``progress``."""

    id: UUID
    phone_id: UUID
    step: str
    progress: Sealed
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Admission:
    """A new member. Name, number, birthday and ZIP code never show in a repr."""

    user_id: UUID
    phone_id: UUID
    phone_e164: str = field(repr=False)
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birthday: date = field(repr=False)
    state: str
    region_id: UUID | None
    zip_code: str = field(repr=False)
    correlation_id: UUID


def keep_joins(conn: Connection, joins: Sequence[PendingJoin], *, now: datetime) -> None:
    """Store how far strangers are, one row a number."""
    conn.execute(
        _SQL["keep_joins"],
        {
            "now": now,
            "ids": [j.id for j in joins],
            "phone_ids": [j.phone_id for j in joins],
            "steps": [j.step for j in joins],
            "ciphertexts": [j.progress.ciphertext for j in joins],
            "ivs": [j.progress.iv for j in joins],
            "tags": [j.progress.tag for j in joins],
            "key_versions": [j.progress.key_version for j in joins],
            "expires_ats": [j.expires_at for j in joins],
        },
    )


def forget_joins(conn: Connection, phone_ids: Sequence[UUID]) -> None:
    """Drop the progress of these numbers."""
    conn.execute(_SQL["forget_joins"], {"phone_ids": list(phone_ids)})


def admit_people(conn: Connection, admissions: Sequence[Admission], *, now: datetime) -> None:
    """Make members with empty profiles, entitled until there is billing.

    Unverified registrations of their numbers give way and are emptied.
    """
    conn.execute(
        _SQL["release_unverified"],
        {
            "now": now,
            "phone_ids": [a.phone_id for a in admissions],
            "correlation_ids": [a.correlation_id for a in admissions],
        },
    )
    conn.execute(
        _SQL["admit_people"],
        {
            "now": now,
            "ids": [a.user_id for a in admissions],
            "phone_ids": [a.phone_id for a in admissions],
            "phone_numbers": [a.phone_e164 for a in admissions],
            "first_names": [a.first_name for a in admissions],
            "last_names": [a.last_name for a in admissions],
            "birthdays": [a.birthday for a in admissions],
            "states": [a.state for a in admissions],
            "region_ids": [a.region_id for a in admissions],
            "zips": [a.zip_code for a in admissions],
        },
    )
    user_ids = [a.user_id for a in admissions]
    conn.execute(_SQL["begin_profiles"], {"now": now, "user_ids": user_ids})
    conn.execute(_SQL["entitle"], {"now": now, "user_ids": user_ids})
