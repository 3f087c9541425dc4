"""A region full of people who can be brought together, laid out by the server itself.

One in twenty opted out and is in no pool, one in fifty paused, one in a hundred is on hold; three in ten were asked to
something within two weeks, one in ten was at a LinkUp before. Likes are skewed: a few activities are liked by many.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, LiteralString

from engine.domain.activities.catalog import CATALOG

if TYPE_CHECKING:
    from psycopg import Connection

NOW: Final = datetime(2026, 1, 1, 18, tzinfo=UTC)
"""Business time of the searches: before what is tidied away between runs begins."""
KEYS: Final = tuple(CATALOG)
"""The activities, those liked by most people first."""
REGION: Final = "00000000-0000-4010-8000-000000000000"
_TIMES: Final = (
    '{"parts": ["evenings", "weekends"], "windows": [], "excluded": []}',
    '{"parts": ["mornings"], "windows": [], "excluded": ["evenings"]}',
    '{"parts": ["weekends"], "windows": ["SAT_MORNING", "SUN"], "excluded": []}',
    '{"parts": ["afternoons", "evenings"], "windows": [], "excluded": []}',
    '{"parts": ["mornings", "afternoons", "evenings", "weekends"], "windows": [], "excluded": []}',
)
_EVERY: Final = "from generate_series(1, %(people)s) as n"
_ID: Final = "lpad(n::text, 12, '0')"
_PHONE: Final = f"('00000000-0000-4011-8000-' || {_ID})::uuid"
_USER: Final = f"('00000000-0000-4012-8000-' || {_ID})::uuid"
_LINKUP: Final = "('00000000-0000-4013-8000-' || lpad((n - n %% 40)::text, 12, '0'))::uuid"
_WENT: Final = "%(now)s::timestamptz - (31 + n / 40 %% 40) * interval '1 day'"
_NEXT: Final = "('00000000-0000-{what}-8000-' || lpad((n + 1)::text, 12, '0'))::uuid"

_LAID_OUT: Final[tuple[LiteralString, ...]] = (
    "select setseed(0.5)",
    (
        "insert into public.regions (id, slug, display_name, state, timezone, geometry) values"
        " (%(region)s, 'bench', 'Bench', 'open', 'America/Los_Angeles', '{\"zips\": []}') on conflict do nothing"
    ),
    (
        "insert into public.phones (id, phone_hash, hash_version, first_seen)"
        f" select {_PHONE}, 'match' || n, 1, '2025-06-01' {_EVERY}"
    ),
    (
        "insert into public.users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state,"
        " sms_consent, age_consent, terms_consent, privacy_consent, region_id, paused_until, created_at)"
        f" select {_USER}, {_PHONE}, '+1' || (3000000000 + n), 'match' || n, 'Robin', 'Lee',"
        " '1970-01-01'::date + (random() * 12000)::int, 'active', true, true, true, true, %(region)s,"
        f" case when n %% 50 = 7 then '2026-03-01'::timestamptz end, '2025-06-01' {_EVERY}"
    ),
    (
        "insert into public.match_pool (user_id, region_id, last_invited_at,"  # noqa: S608 -- constants of this file
        " entitled, range_values, confidences,"
        " motives, activities, boundaries, times, groups_only, daytime_only, group_min,"
        f" group_max) select {_USER}, case when n %% 20 > 0 then %(region)s::uuid end,"
        " case when n %% 10 < 3 then %(now)s::timestamptz - (1 + n %% 13) * interval '1 day' end,"
        " case when n %% 20 > 0 then tstzrange('2025-06-01', null) else 'empty' end,"
        " array(select random()::real from generate_series(1, 12) where n > 0),"
        " array(select (0.4 + random() * 0.5)::real from generate_series(1, 12) where n > 0),"
        " array(select random()::real from generate_series(1, 6) where n > 0),"
        " (select jsonb_object_agg((%(keys)s::text[])[1 + floor(power(random(), 2) * %(kinds)s)::int], 0.9 - k * 0.1)"
        " from generate_series(1, 4) as k where n > 0),"
        " case when n %% 5 = 0 then array['bars', 'late_night'] when n %% 7 = 0 then array['smoking'] else '{}' end,"
        " (%(times)s::text[])[1 + n %% 5]::jsonb, n %% 9 = 0, n %% 11 = 0, 2 + n %% 3, 4 + n %% 7"
        f" {_EVERY}"
    ),
    (
        "insert into public.safety_holds (phone_id, user_id, state, reason, applied_at, created_at)"
        f" select {_PHONE}, {_USER}, 'soft_hold', 'reported', '2025-12-30', '2025-12-30' {_EVERY} where n %% 100 = 3"
    ),
    (
        "insert into public.linkup_invites (linkup_id, invited_user_id, wave, state, idempotency_key, created_at)"
        f" select {_USER}, {_USER}, 1, 'closed', 'bench' || n, %(now)s::timestamptz - (1 + n %% 13) * interval '1 day'"
        f" {_EVERY} where n %% 10 < 3"
    ),
    (
        "insert into public.user_blocks (blocker_user_id, blocker_phone_id, blocked_user_id, blocked_phone_id, source,"
        f" created_at) select {_USER}, {_PHONE}, {_NEXT.format(what=4012)}, {_NEXT.format(what=4011)}, 'block',"
        f" '2025-12-01' {_EVERY}"
        " where n %% 40 = 1"
    ),
    (
        "insert into public.sms_opt_outs (phone_id, scope, via, opted_out_at)"
        f" select {_PHONE}, 'all_texts', 'keyword', '2025-12-01' {_EVERY} where n %% 20 = 0"
    ),
    (
        "insert into public.linkups (id, initiator_user_id, region_id, state, brief, activity_key, time_zone,"
        " locked_at, event_time, linkup_create_key, created_at)"
        f" select {_LINKUP}, {_USER}, %(region)s, 'completed', '{{}}', 'coffee', 'America/Los_Angeles', {_WENT},"
        f" {_WENT}, 'bench' || n, '2025-06-01' {_EVERY} where n %% 40 = 0"
    ),
    (
        "insert into public.linkup_participants (linkup_id, user_id, role, status, joined_at, created_at)"
        f" select {_LINKUP}, {_USER}, 'participant', 'attended', {_WENT}, '2025-06-01' {_EVERY} where n %% 40 < 4"
    ),
    (
        "insert into public.learning_signals (user_id, linkup_id, signal, value, idempotency_key, created_at)"
        f" select {_USER}, {_LINKUP}, 'attended', 1, 'bench' || n, {_WENT} {_EVERY} where n %% 40 < 4"
    ),
    (
        "insert into public.friendships (requester_id, addressee_id, status, responded_at, created_at)"
        f" select {_USER}, {_NEXT.format(what=4012)}, 'accepted', '2025-12-01', '2025-12-01' {_EVERY} where n %% 10 = 2"
    ),
)
_TAKEN_AWAY: Final[tuple[LiteralString, ...]] = (
    "delete from public.friendships where created_at < '2026-01-02'",
    "delete from public.learning_signals where created_at < '2026-01-02'",
    "delete from public.linkup_participants where created_at < '2026-01-02'",
    "delete from public.linkups where created_at < '2026-01-02'",
    "delete from public.sms_opt_outs where opted_out_at < '2026-01-02'",
    "delete from public.user_blocks where source = 'block' and created_at < '2026-01-02'",
    "delete from public.linkup_invites where created_at < '2026-01-02'",
    "delete from public.safety_holds where created_at < '2026-01-02'",
    "truncate public.match_pool",
    "delete from public.users where region_id = %(region)s",
    (
        "delete from public.phones where id >= '00000000-0000-4011-8000-000000000000'"
        " and id <= '00000000-0000-4011-8000-ffffffffffff'"
    ),
    "delete from public.regions where id = %(region)s",
)


def user_id(number: int) -> str:
    """Return the id of a person, from 1."""
    return f"00000000-0000-4012-8000-{number:012d}"


def lay_out_region(conn: Connection, people: int) -> None:
    """Add the region with ``people`` people; ``conn`` must be a replica session."""
    values = {
        "people": people,
        "region": REGION,
        "now": NOW,
        "keys": list(KEYS),
        "kinds": len(KEYS),
        "times": list(_TIMES),
    }
    with conn.transaction():
        for statement in _LAID_OUT:
            conn.execute(statement, values)


def take_away_region(conn: Connection) -> None:
    """Remove it again."""
    with conn.transaction():
        for statement in _TAKEN_AWAY:
            conn.execute(statement, {"region": REGION})
