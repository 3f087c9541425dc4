"""A town where everything happened to somebody, and requests of every kind. The same seed gives the same town."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from psycopg.errors import UniqueViolation

from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import (
    ActivityPattern,
    Boundaries,
    GroupSizePreference,
    Intent,
    Profile,
    TimePreferences,
)
from tests.matching.happenings import BLOCK, BY_NUMBER, HOLD, STEP_BACK
from tests.matching.world import (
    COFFEE_LOVER,
    ELSEWHERE,
    LINKUP,
    NOW,
    SATURDAY,
    add_linkup,
    add_person,
    add_places,
    add_regions,
    invite,
    other_linkup,
    person_id,
    phone_id,
)

if TYPE_CHECKING:
    from psycopg import Connection

PEOPLE: Final = [f"person {number}" for number in range(110)]
REQUESTS: Final = 12
_ON: Final = date(2026, 11, 1)
_ACTIVITIES: Final = ("coffee", "hiking", "board_games", "museum", "bars", "karaoke", "tennis", "movies")
_TIMES: Final = (
    TimePreferences(("mornings", "afternoons", "evenings", "weekends")),
    TimePreferences(("weekends",), ("SAT_MORNING", "SUN")),
    TimePreferences(("evenings",), (), ("mornings",)),
    TimePreferences(),
)
_LIMITS: Final = ((), (), ("groups_only",), ("daytime_only",))
_ASKED_FOR: Final = (
    ("SAT_MORNING", SATURDAY),
    ("FRI_EVENING", SATURDAY - timedelta(hours=15)),
    ("SAT_AFTERNOON", SATURDAY + timedelta(hours=5)),
)
_HAPPENINGS: Final = (
    HOLD,
    BLOCK.format("Ann", "Max"),
    BLOCK.format("Max", "Ann"),
    BY_NUMBER,
    STEP_BACK.format("Ann", "Max", "Ann"),
    STEP_BACK.format("Max", "Ann", "Max"),
    (
        "insert into public.sms_opt_outs (phone_id, scope, via, opted_out_at)"
        " values (%(Max_phone)s, 'all_texts', 'keyword', %(now)s)"
    ),
    "insert into public.phone_bans (phone_id, reason, banned_at) values (%(Max_phone)s, 'operator', %(now)s)",
    "update public.users set paused_until = %(now)s + interval '1 hour' where id = %(Max)s",
    "update public.users set region_id = %(elsewhere)s where id = %(Max)s",
    "update public.entitlements set expires_at = %(now)s where user_id = %(Max)s",
    (
        "insert into public.friendships (requester_id, addressee_id, status, responded_at)"
        " values (%(Max)s, %(Ann)s, 'accepted', now())"
    ),
)
"""What can happen to Max, or between him and Ann."""
_SIGNAL: Final = (
    "insert into public.learning_signals (user_id, signal, value, activity_key, reason, idempotency_key, created_at)"
    " values (%s, %s, %s, %s, 'test', %s, %s)"
)
_OUTCOME: Final = (
    "insert into public.linkup_outcomes (id, linkup_id, user_id, attendance_response, do_again)"
    " values (gen_random_uuid(), %s, %s, 'attended', %s)"
)


def settle(conn: Connection, seed: int) -> list[UUID]:
    """Fill the town; returns its LinkUps that look for people, which were asked for at the same time."""
    random = Random(seed)
    add_regions(conn)
    for name in PEOPLE:
        band = {"age_band": {"min": random.randint(18, 30), "max": random.randint(40, 70)}}
        born = date(random.randint(1960, 2007), random.randint(1, 12), random.randint(1, 28))
        add_person(conn, name, profile=_profile(random), born=born, preferences=band if random.random() < 0.3 else None)
    for name in PEOPLE:
        if random.random() < 0.4:
            _happen(conn, name, random.choice([other for other in PEOPLE if other != name]), random.choice(_HAPPENINGS))
        _remember(conn, name, random)
    _meet(conn, random)
    _invite(conn, random)
    return [_ask(conn, random, number) for number in range(REQUESTS)]


def _profile(random: Random) -> Profile:
    liked = random.sample(_ACTIVITIES, random.randint(1, 4))
    since = NOW - timedelta(days=random.randint(1, 25))
    return replace(
        COFFEE_LOVER,
        fingerprint={f: Reading(random.uniform(0.3, 0.8), random.choice((0.0, 0.6, 0.9)), _ON) for f in Factor},
        motives={motive: random.random() for motive in Motive},
        activities=tuple(ActivityPattern(key, random.uniform(0.3, 0.9), _ON) for key in liked),
        boundaries=Boundaries(
            random.choice(((), (), ("bars",), ("hiking", "coffee"))),
            random.choice(({}, {"alcohol": False})),
            random.choice(((), (), ("step_free",), ("quiet",))),
            random.choice(_LIMITS),
        ),
        group_size=random.choice((GroupSizePreference(2, 6), GroupSizePreference(4, 8), GroupSizePreference(2, 3))),
        times=random.choice(_TIMES),
        active_intent=Intent(random.choice(_ACTIVITIES), since) if random.random() < 0.3 else None,
    )


def _happen(conn: Connection, name: str, other: str, statement: str) -> None:
    """Let something happen to somebody; what is there already stays as it is."""
    about = {
        "Max": person_id(name), "Max_phone": phone_id(name), "Ann": person_id(other), "Ann_phone": phone_id(other),
        "now": NOW, "elsewhere": ELSEWHERE,
    }  # fmt: skip
    with suppress(UniqueViolation), conn.transaction():
        conn.execute(statement.encode(), about)


def _remember(conn: Connection, name: str, random: Random) -> None:
    """Let somebody have kept promises, or not, and have liked what they did, or not."""
    for number in range(random.choice((0, 0, 1, 3))):
        signal = random.choice(("attended", "no_show", "late_cancel", "activity"))
        about = random.choice(_ACTIVITIES[:4]) if signal == "activity" else None
        at = NOW - timedelta(days=random.randint(1, 400))
        conn.execute(_SIGNAL, [person_id(name), signal, random.choice((-0.1, 0.5, 1)), about, f"{name} {number}", at])


def _meet(conn: Connection, random: Random) -> None:
    """Let some have been somewhere together, of whom some would do it again."""
    for number in range(500, 540):
        there = random.sample(PEOPLE, 3)
        at = NOW - timedelta(days=random.choice((3, 20, 45, 380)))
        linkup = other_linkup(conn, number, by=there[0], state="completed", at=at, places=there)
        again = random.random() < 0.4
        for name in there:
            conn.execute(_OUTCOME, [linkup, person_id(name), again])


def _invite(conn: Connection, random: Random) -> None:
    """Let some have been asked to other things, of which some are on at about the times that are asked for."""
    for number in range(700, 730):
        at = random.choice(_ASKED_FOR)[1] + timedelta(hours=random.choice((-4, -3, 0, 2, 4, 100)))
        linkup = other_linkup(
            conn, number, by=random.choice(PEOPLE), state=random.choice(("locked", "completed")), at=at
        )
        for name in random.sample(PEOPLE, 5):
            state = random.choice(("pending", "accepted", "declined", "declined", "expired"))
            invite(
                conn, linkup, person_id(name), state=state, at=NOW - timedelta(hours=random.choice((2, 30, 80, 400)))
            )
            if state == "accepted":
                add_places(conn, linkup, name)


def _ask(conn: Connection, random: Random, number: int) -> UUID:
    """Let somebody ask for something; some were asked along before."""
    linkup = uuid5(LINKUP, f"asked {number}")
    code, at = random.choice(_ASKED_FOR)
    least = random.choice((2, 3, 3))
    activity = random.choice(_ACTIVITIES)
    venue = random.choice((None, None, {"step_free": False}, {"min_age": 21}))
    size = (least, random.randint(max(least, 3), 6))
    add_linkup(conn, linkup, by=PEOPLE[-1 - number], activity=activity, code=code, at=at, size=size, venue=venue)
    for name in random.sample(PEOPLE[:50], random.choice((0, 0, 3))):
        state = random.choice(("pending", "accepted", "declined"))
        invite(conn, linkup, person_id(name), state=state, at=NOW - timedelta(hours=3))
    return linkup
