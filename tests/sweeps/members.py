"""Members, what they were asked and where they live, as turns would have left them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from engine.ids import new_id
from engine.store import joining, members, people, profiles, questions
from engine.store.joining import Admission
from engine.store.members import Membership
from engine.store.people import ConsentStatement, MovedSession
from engine.store.profiles import SavedProfile
from engine.store.questions import NewQuestion
from tests.sweeps.stage import ANN, NOW

if TYPE_CHECKING:
    from uuid import UUID

    from tests.sweeps.stage import World

EARLIER = NOW - timedelta(days=10)
_CROWD = """
with numbered as (
  select n, md5(%(region)s || 'p' || n)::uuid as id, md5(%(region)s || 'h' || n) as hash,
    '+1415555' || lpad((n + (select count(*) from users))::text, 4, '0') as number
  from generate_series(1, %(people)s) n
),
phone as (insert into phones (id, phone_hash, hash_version, first_seen) select id, hash, 1, now() from numbered),
person as (
  insert into users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state, sms_consent,
    age_consent, terms_consent, privacy_consent, region_id, zip)
  select id, id, number, hash, 'Robin', 'Reyes', '1990-01-01', 'active', true, true, true, true, %(region)s::uuid,
    '00001'
  from numbered
)
insert into region_memberships (id, user_id, region_id, status, joined_at)
select id, id, %(region)s::uuid, 'waitlisted', %(earlier)s::timestamptz + make_interval(secs => n) from numbered
"""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is in."""

    number: str
    phone_id: UUID
    user_id: UUID


def add_region(world: World, slug: str = "testville", *, state: str = "open", zips: str = '["00001"]') -> UUID:
    """A region; an open one has been open since `EARLIER`."""
    region_id = new_id()
    world.conn.execute(
        "insert into regions (id, slug, display_name, state, timezone, geometry, opened_at) "
        "values (%s, %s, initcap(%s), %s, 'America/Denver', jsonb_build_object('zips', %s::jsonb), %s)",
        [region_id, slug, slug, state, zips, EARLIER if state == "open" else None],
    )
    return region_id


def add_member(
    world: World, number: str = ANN, *, state: str = "interviewing", region: UUID | None = None, zip_code: str = "00001"
) -> Member:
    """A member; an interviewing one is in the interview. With a region they wait there."""
    member = Member(number, world.phone(number), new_id())
    admission = Admission(
        user_id=member.user_id, phone_id=member.phone_id, phone_e164=number, first_name="Robin", last_name="Reyes",
        birthday=date(1990, 1, 1), state=state, region_id=region, zip_code=zip_code,
        correlation_id=new_id(),
    )  # fmt: skip
    joining.admit_people(world.conn, [admission], now=EARLIER)
    mode = "interviewing" if state == "interviewing" else "idle"
    people.move_sessions(world.conn, [MovedSession(new_id(), member.user_id, mode, "pace_01", None)], now=EARLIER)
    if region is not None:
        place = Membership(new_id(), member.user_id, region, "waitlisted")
        members.begin_memberships(world.conn, [place], now=EARLIER)
    return member


def add_crowd(world: World, region: UUID, people: int) -> None:
    """So many members who wait in a region since `EARLIER`, a second apart; number and member have the same id."""
    world.conn.execute(_CROWD, {"region": str(region), "people": people, "earlier": EARLIER})


def ask(world: World, member: Member, *, at: datetime, status: str = "sent", taken: datetime | None = None) -> None:
    """A question of the interview decided `at`, its text taken as far as `status`, by the carrier at `taken`."""
    job_id = world.job(status, at=at, tried_at=taken or at, to=member.number)
    question = NewQuestion(
        new_id(), member.phone_id, member.user_id, "interview", "pace_01", "pace_01@1", job_id, "answered"
    )
    questions.open_questions(world.conn, [question], now=at)


def opt_out(world: World, member: Member) -> None:
    """They wrote STOP."""
    statement = ConsentStatement(
        new_id(), member.phone_id, "opted_out", "sms", "keyword", None, f"test:{new_id()}", new_id()
    )
    people.record_consents(world.conn, [statement], now=NOW)


def hold(world: World, member: Member, *, until: datetime | None = None) -> None:
    """Put a hard hold on them."""
    world.conn.execute(
        "insert into safety_holds (id, phone_id, user_id, state, reason, applied_at, expires_at) "
        "values (%s, %s, %s, 'hard_hold', 'test', %s, %s)",
        [new_id(), member.phone_id, member.user_id, EARLIER, until],
    )


def save_profile(world: World, member: Member, *, stale_at: datetime, state: str = "complete_mvp") -> None:
    """Their profile, good enough and to be asked about at `stale_at`."""
    profile = SavedProfile(
        user_id=member.user_id, state=state, fingerprint="{}", activity_patterns="[]", boundaries="{}",
        preferences="{}", active_intent=None, interview="{}", last_interview_step=None, low_confidence=False,
        completed_at=EARLIER, stale_at=stale_at,
    )  # fmt: skip
    profiles.save_profiles(world.conn, [profile])


def events(world: World, kind: str) -> list[dict[str, object]]:
    """The events of a kind, in the order they came."""
    rows = world.conn.execute(
        "select phone_id, payload, due_at, expected_turn from inbox_events where kind = %s order by arrival_seq", [kind]
    ).fetchall()
    return [dict(zip(("phone_id", "payload", "due_at", "expected_turn"), row, strict=True)) for row in rows]
