"""Ten thousand LinkUps that are going out, laid over a region full of people as of now; some have a wave due.

One in ten of the region asked for company. Of these LinkUps some have their first, second or third wave due; all others
wait for theirs. Whose first wave went out has six people asked, of whom one is in and
two declined, and has the list of its search; whoever has not answered has the question open. The zone is one where it
is past noon, so that texts may be sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, LiteralString

from benchmarks.region import KEYS, REGION
from engine.domain.matching.weights import WEIGHTS_VERSION

if TYPE_CHECKING:
    from psycopg import Connection

_NOON: Final = 12
_AHEAD: Final = 14  # the largest offset that has a zone of its own
_ASKED: Final = 6
_LISTED: Final = 24

_EVERY: Final = "from generate_series(1, %(people)s) as n where n %% 10 = 1"
_ID: Final = "lpad(n::text, 12, '0')"
_USER: Final = f"('00000000-0000-4012-8000-' || {_ID})::uuid"
_LINKUP: Final = f"('00000000-0000-4014-8000-' || {_ID})::uuid"
_RUN: Final = f"('00000000-0000-4015-8000-' || {_ID})::uuid"
_SHARE: Final = "(n / 10 %% %(of)s)"
_WENT_OUT: Final = f"{_SHARE} >= %(first)s"
_OTHER: Final = "('00000000-0000-4012-8000-' || lpad((1 + (n - 1 + {step}) %% %(people)s)::text, 12, '0'))::uuid"
# People who end in 2 to 7 are asked by their neighbour; those who end in 8 and 9 are on lists, and asked by nobody.
_STEP: Final = "7 + i %% 2 + i / 2 * 10"

_STATEMENTS: Final[tuple[LiteralString, ...]] = (
    "select setseed(0.5)",
    "truncate public.match_candidates",
    (
        "update public.match_pool p set last_invited_at = case when right(p.user_id::text, 1)::int between 2 and 7"
        " then %(now)s::timestamptz - interval '2 hours' end where p.region_id = %(region)s"
    ),
    (
        "insert into public.linkups (id, initiator_user_id, region_id, state,"  # noqa: S608 -- constants of this file
        " brief, activity_key, time_zone,"
        " broadcasting_started_at, acceptance_window_ends_at, waves_sent, next_wave_at, min_size, max_size,"
        " linkup_create_key, created_at)"
        f" select {_LINKUP}, {_USER}, %(region)s, 'broadcasting', '{{\"constraints\": {{}}}}',"
        " (%(keys)s::text[])[1 + floor(power(random(), 2) * %(kinds)s)::int], %(zone)s, s.began,"
        " s.began + interval '24 hours', s.waves, s.look_at, 3, 6, 'wave' || n, s.began"
        f" from generate_series(1, %(people)s) as n cross join lateral (select"
        f" case when {_SHARE} < %(first)s then 0 when {_SHARE} < %(second)s then 1"
        f" when {_SHARE} < %(third)s then 2 else 1 end as waves,"
        f" case when {_SHARE} < %(first)s then %(now)s::timestamptz when {_SHARE} < %(second)s then %(lately)s"
        f" when {_SHARE} < %(third)s then %(yesterday)s else %(now)s::timestamptz - interval '1 hour' end as began,"
        f" case when {_SHARE} < %(third)s then %(now)s::timestamptz else %(now)s::timestamptz + interval '1 hour' end"
        " as look_at) s where n %% 10 = 1"
    ),
    (
        "insert into public.linkup_options (linkup_id, option, time_window,"  # noqa: S608 -- constants of this file
        " event_time, created_at)"
        f" select {_LINKUP}, o.option, o.code, %(day)s::timestamptz + o.after, %(now)s"
        " from generate_series(1, %(people)s) as n cross join (values ('A', 'SAT_MORNING', interval '3 days'),"
        " ('B', 'SUN_AFTERNOON', interval '4 days 5 hours')) as o (option, code, after) where n %% 10 = 1"
    ),
    (
        "insert into public.linkup_invites (linkup_id, invited_user_id, wave,"  # noqa: S608 -- constants of this file
        " state, selected_option, offered_options,"
        f" expires_at, idempotency_key, created_at) select {_LINKUP}, {_OTHER.format(step='i')}, 1,"
        " case when i = 1 then 'accepted' when i < 4 then 'declined' else 'pending' end::public.invite_state,"
        ' case when i = 1 then \'A\' end, \'{"A": "A", "B": "B"}\', l.acceptance_window_ends_at,'
        " 'wave' || n || ':' || i, l.broadcasting_started_at"
        " from generate_series(1, %(people)s) as n cross join generate_series(1, %(asked)s) as i"
        f" join public.linkups l on l.id = {_LINKUP} where n %% 10 = 1 and {_WENT_OUT}"
    ),
    (
        "insert into public.open_questions (id, phone_id, user_id, topic, token, template, job_id, created_at)"
        " select i.id, u.phone_id, u.id, 'invite:' || i.id, 'AB', 'invite.1', i.id, i.created_at"
        " from public.linkup_invites i join public.users u on u.id = i.invited_user_id"
        " where i.state = 'pending' and i.created_at > '2026-01-02'"
    ),
    (
        "insert into public.match_runs (id, linkup_id, run_no, weights_version, pool_size, relaxation_level, filtered,"
        f" took_ms, created_at) select {_RUN}, {_LINKUP}, 1, %(weights)s, %(listed)s, 0, '{{}}', 50, %(now)s"
        f" {_EVERY} and {_WENT_OUT}"
    ),
    (
        "insert into public.match_candidates (match_run_id, user_id, rank,"  # noqa: S608 -- constants of this file
        " friend_score, moment_fit, final_score)"
        f" select {_RUN}, {_OTHER.format(step=_STEP)}, i + 1, 0.7, 0.7, 0.7"
        " from generate_series(1, %(people)s) as n cross join generate_series(0, %(listed)s - 1) as i"
        f" where n %% 10 = 1 and {_WENT_OUT}"
    ),
)


@dataclass(frozen=True, slots=True)
class Due:
    """How many of so many LinkUps have their first, second and third wave due."""

    first: int
    second: int
    third: int
    of: int


EVERY_MINUTE: Final = Due(1, 1, 1, of=1_504)
"""Of ten thousand, what falls due in a minute where each has three waves in 24 hours: seven of each kind."""
AFTER_AN_OUTAGE: Final = Due(4, 3, 3, of=100)
"""One in ten."""


@dataclass(frozen=True, slots=True)
class Noon:
    """A moment, and a zone in which it is between twelve and one in the afternoon."""

    now: datetime
    zone: str

    @classmethod
    def at(cls, now: datetime) -> Noon:
        """Return the moment with its zone. The names of these zones count westward."""
        ahead = _NOON - now.astimezone(UTC).hour
        ahead = ahead - 24 if ahead > _AHEAD else ahead
        return cls(now, f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT")


def lay_out_linkups(conn: Connection, people: int, noon: Noon, due: Due = AFTER_AN_OUTAGE) -> None:
    """Add a LinkUp for every tenth of so many people, so many of them ``due``; ``conn`` must be a replica session."""
    hour = noon.now.replace(minute=0, second=0, microsecond=0)
    values = {
        "people": people,
        "region": REGION,
        "keys": list(KEYS),
        "kinds": len(KEYS),
        "zone": noon.zone,
        "now": noon.now,
        "lately": hour - timedelta(hours=2),  # two sendable hours ago, so the second wave is due
        "yesterday": hour - timedelta(hours=23),  # eight sendable hours ago by now: seven to 20:00, three from 9:00
        "day": hour.replace(hour=0),
        "of": due.of,
        "first": due.first,
        "second": due.first + due.second,
        "third": due.first + due.second + due.third,
        "asked": _ASKED,
        "listed": _LISTED,
        "weights": WEIGHTS_VERSION,
    }
    with conn.transaction():
        for statement in _STATEMENTS:
            conn.execute(statement, values)
