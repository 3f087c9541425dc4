"""What can happen to Max so that nobody may ask him any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.matching.world import ELSEWHERE, LINKUP, NOW, SATURDAY, invite, other_linkup, person_id, phone_id

if TYPE_CHECKING:
    from psycopg import Connection

Happening = Callable[["Connection"], object]
IDS = {
    **{name: person_id(name) for name in ("Ann", "Max", "Pia")},
    **{f"{name}_phone": phone_id(name) for name in ("Ann", "Max", "Pia")},
    "now": NOW,
    "elsewhere": ELSEWHERE,
}
HOLD = (
    "insert into public.safety_holds (phone_id, state, reason, applied_at)"
    " values (%(Max_phone)s, 'soft_hold', 'reported', %(now)s)"
)
BLOCK = (
    "insert into public.user_blocks (blocker_user_id, blocker_phone_id, blocked_user_id, blocked_phone_id, source)"
    " values (%({0})s, %({0}_phone)s, %({1})s, %({1}_phone)s, 'block')"
)
BY_NUMBER = (
    "insert into public.user_blocks (blocker_user_id, blocker_phone_id, blocked_phone_id, source)"
    " values (%(Ann)s, %(Ann_phone)s, %(Max_phone)s, 'harm')"
)
STEP_BACK = (
    "with f as (insert into public.friendships (requester_id, addressee_id, status, responded_at)"
    " values (%({1})s, %({0})s, 'accepted', now()) returning id)"
    " insert into public.friendship_step_backs (id, friendship_id, stepper_id, started_at, until)"
    " select gen_random_uuid(), f.id, %({2})s, %(now)s, null from f"
)


def sql(statement: str) -> Happening:
    """Return something that happens in the database."""
    return lambda conn: conn.execute(statement.encode(), IDS)


def invited(*ago: timedelta, state: str = "expired") -> Happening:
    """Return that Max was invited so long ago, to a LinkUp of Pia's each."""

    def happen(conn: Connection) -> None:
        for number, each in enumerate(ago, start=100):
            at = SATURDAY + timedelta(days=20)
            invite(
                conn,
                other_linkup(conn, number, by="Pia", state="completed", at=at),
                person_id("Max"),
                state=state,
                at=NOW - each,
            )

    return happen


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HAPPENINGS: dict[str, Happening] = {
    "on hold": sql(HOLD),
    "opted out": sql(
        "insert into public.sms_opt_outs (phone_id, scope, via, opted_out_at)"
        " values (%(Max_phone)s, 'all_texts', 'keyword', %(now)s)"
    ),
    "unreachable": sql(
        "update public.phones set unreachable_since = %(now)s, unreachable_code = 30006 where id = %(Max_phone)s"
    ),
    "banned": sql(
        "insert into public.phone_bans (phone_id, reason, banned_at) values (%(Max_phone)s, 'operator', %(now)s)"
    ),
    "paused": sql("update public.users set paused_until = %(now)s + interval '1 hour' where id = %(Max)s"),
    "paused for good": sql("update public.users set paused_until = 'infinity' where id = %(Max)s"),
    "suspended": sql("update public.users set state = 'suspended' where id = %(Max)s"),
    "deleted": sql("update public.users set state = 'deleted', deleted_at = %(now)s where id = %(Max)s"),
    "moved": sql("update public.users set region_id = %(elsewhere)s where id = %(Max)s"),
    "stale": sql("update public.profiles set state = 'stale' where user_id = %(Max)s"),
    "not entitled": sql("update public.entitlements set eligible_to_participate = false where user_id = %(Max)s"),
    "entitled no more": sql("update public.entitlements set expires_at = %(now)s where user_id = %(Max)s"),
    "entitled later": sql(
        "update public.entitlements set effective_at = %(now)s + interval '1 day' where user_id = %(Max)s"
    ),
    "blocked": sql(BLOCK.format("Ann", "Max")),
    "blocking": sql(BLOCK.format("Max", "Ann")),
    "blocked by number": sql(BY_NUMBER),
    "blocked by who may come": sql(BLOCK.format("Pia", "Max")),
    "blocking who may come": sql(BLOCK.format("Max", "Pia")),
    "stepped back from": sql(STEP_BACK.format("Ann", "Max", "Ann")),
    "stepping back": sql(STEP_BACK.format("Max", "Ann", "Max")),
    "two open invites": invited(2 * DAY, 3 * DAY, state="pending"),
    "invited today": invited(2 * HOUR),
    "invited three times a week": invited(2 * DAY, 3 * DAY, 4 * DAY),
    "has a place then": lambda conn: other_linkup(conn, 1, by="Pia", at=SATURDAY + 2 * HOUR, places=["Max"]),
    "said yes to another": lambda conn: invite(
        conn, other_linkup(conn, 1, by="Pia", state="completed"), person_id("Max"), state="accepted", at=NOW - 2 * DAY
    ),
    "asks for something then": lambda conn: other_linkup(conn, 1, by="Max", state="broadcasting"),
    "was asked already": lambda conn: invite(conn, LINKUP, person_id("Max"), state="declined", at=NOW - 2 * DAY),
}
