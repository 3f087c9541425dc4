"""A region with people who suit a coffee on Saturday morning, and one LinkUp that asks for it, for tests of matching.

Ann asks. Whoever is added suits it as well as anybody: free then, likes coffee, of Ann's age, entitled, in no hold.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

import orjson
from psycopg.types.json import Jsonb

from engine.domain.profile.encoding import to_columns
from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import ActivityPattern, GroupSizePreference, Profile, TimePreferences
from engine.domain.profile.states import ProfileState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psycopg import Connection

NOW: Final = datetime(2026, 11, 18, 20, tzinfo=UTC)  # a Wednesday at noon in San Francisco
SATURDAY: Final = datetime(2026, 11, 21, 18, tzinfo=UTC)  # 10:00 there
REGION: Final = UUID("e0000000-0000-4000-8000-000000000001")
ELSEWHERE: Final = UUID("e0000000-0000-4000-8000-000000000002")
LINKUP: Final = UUID("d0000000-0000-4000-8000-000000000001")
_SPACE: Final = UUID("f0000000-0000-4000-8000-000000000000")

COFFEE_LOVER: Final = Profile(
    state=ProfileState.COMPLETE_MVP,
    fingerprint={factor: Reading(0.6, 0.8, date(2026, 11, 1)) for factor in Factor},
    motives={Motive.CONNECTION: 0.8, Motive.COMFORT: 0.6},
    activities=tuple(ActivityPattern(key, 0.85, date(2026, 11, 1)) for key in ("coffee", "hiking", "bars", "karaoke")),
    group_size=GroupSizePreference(2, 6),
    times=TimePreferences(("mornings", "evenings", "weekends")),
    completed_at=NOW - timedelta(days=60),
    stale_at=NOW + timedelta(days=90),
)

_REGIONS: Final = """
insert into public.regions (id, slug, display_name, state, timezone, geometry)
select r.id, r.slug, r.slug, 'open', 'America/Los_Angeles', '{"zips": []}'
from unnest(%s::uuid[], array['here', 'elsewhere']) as r (id, slug)
"""
_PHONE: Final = "insert into public.phones (id, phone_hash, hash_version, first_seen) values (%s, %s, 1, %s)"
_USER: Final = """
insert into public.users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state, sms_consent,
  age_consent, terms_consent, privacy_consent, region_id, created_at)
values (%s, %s, %s, %s, %s, 'Lee', %s, 'active', true, true, true, true, %s, %s)
"""
_PROFILE: Final = """
insert into public.profiles (user_id, state, fingerprint, activity_patterns, boundaries, preferences,
  active_intent, completed_at, stale_at)
values (%s, %s::public.profile_state, %s, %s, %s, %s, %s, %s, %s)
"""
_ENTITLEMENT: Final = """
insert into public.entitlements (user_id, eligible_to_participate, source, effective_at) values (%s, true, 'free', %s)
"""
_LINKUP: Final = """
insert into public.linkups (id, initiator_user_id, region_id, state, brief, activity_key, time_zone, venue, min_size,
  max_size, broadcasting_started_at, acceptance_window_ends_at, locked_at, event_time, linkup_create_key, created_at)
values (%(id)s, %(by)s, %(region)s, %(state)s::public.linkup_state, '{}', %(activity)s, 'America/Los_Angeles',
  %(venue)s, %(least)s, %(most)s, %(now)s, %(now)s::timestamptz + interval '1 day',
  case when %(state)s in ('locked', 'completed') then %(now)s::timestamptz end,
  case when %(state)s in ('locked', 'completed') then %(at)s::timestamptz end, %(id)s::text, %(now)s)
"""
_OPTION: Final = """
insert into public.linkup_options (linkup_id, option, time_window, event_time) values (%s, 'A', %s, %s)
"""
_PLACE: Final = "insert into public.linkup_participants (linkup_id, user_id, role) values (%s, %s, 'participant')"
_INVITE: Final = """
insert into public.linkup_invites (linkup_id, invited_user_id, wave, state, selected_option, expires_at, responded_at,
  idempotency_key, created_at)
values (%(linkup)s, %(to)s, 1, %(state)s::public.invite_state, case when %(state)s = 'accepted' then 'A' end,
  %(at)s::timestamptz + interval '7 days', case when %(state)s <> 'pending' then %(at)s::timestamptz end,
  %(linkup)s::text || %(to)s::text, %(at)s)
"""


def person_id(name: str) -> UUID:
    """Return somebody's id."""
    return uuid5(_SPACE, name)


def phone_id(name: str) -> UUID:
    """Return the id of somebody's number."""
    return uuid5(_SPACE, f"phone of {name}")


def add_regions(conn: Connection) -> None:
    """Add the region everything happens in, and another one."""
    conn.execute(_REGIONS, [[REGION, ELSEWHERE]])


def add_person(
    conn: Connection,
    name: str,
    *,
    profile: Profile = COFFEE_LOVER,
    born: date = date(1990, 5, 1),
    preferences: Mapping[str, Any] | None = None,
) -> UUID:
    """Add a member; `preferences` are put beside those of the profile."""
    user, phone = person_id(name), phone_id(name)
    columns = to_columns(profile, NOW.date())
    number = f"+1415{phone.int % 10_000_000:07d}"
    conn.execute(_PHONE, [phone, name, NOW])
    conn.execute(_USER, [user, phone, number, name, name[:20], born, REGION, NOW - timedelta(days=60)])
    stored = [_json(columns[key]) for key in ("fingerprint", "activity_patterns", "boundaries")]
    beside = _json({**columns["preferences"], **(preferences or {})})
    intent = _json(columns["active_intent"]) if profile.active_intent else None
    conn.execute(_PROFILE, [user, columns["state"], *stored, beside, intent, profile.completed_at, profile.stale_at])
    conn.execute(_ENTITLEMENT, [user, NOW - timedelta(days=60)])
    return user


def add_linkup(
    conn: Connection,
    linkup: UUID = LINKUP,
    *,
    by: str = "Ann",
    state: str = "broadcasting",
    activity: str = "coffee",
    code: str = "SAT_MORNING",
    at: datetime = SATURDAY,
    size: tuple[int, int] = (3, 6),
    venue: Mapping[str, Any] | None = None,
    now: datetime = NOW,
) -> UUID:
    """Add a LinkUp with one option."""
    values = {
        "id": linkup, "by": person_id(by), "region": REGION, "state": state, "activity": activity, "at": at, "now": now,
        "least": size[0], "most": size[1], "venue": None if venue is None else Jsonb(venue),
    }  # fmt: skip
    conn.execute(_LINKUP, values)
    conn.execute(_OPTION, [linkup, code, at])
    return linkup


def add_places(conn: Connection, linkup: UUID, *names: str) -> None:
    """Give people places in a LinkUp."""
    for name in names:
        conn.execute(_PLACE, [linkup, person_id(name)])


def invite(conn: Connection, linkup: UUID, *people: UUID, state: str = "pending", at: datetime = NOW) -> None:
    """Invite people to a LinkUp."""
    for user in people:
        conn.execute(_INVITE, {"linkup": linkup, "to": user, "state": state, "at": at})


def other_linkup(
    conn: Connection,
    number: int,
    *,
    by: str,
    state: str = "locked",
    at: datetime = SATURDAY,
    places: Sequence[str] = (),
) -> UUID:
    """Add one more LinkUp with places for some."""
    linkup = add_linkup(conn, uuid5(LINKUP, str(number)), by=by, state=state, at=at, now=NOW - timedelta(days=2))
    add_places(conn, linkup, *places)
    return linkup


def _json(value: object) -> Jsonb:
    return Jsonb(value, dumps=orjson.dumps)
