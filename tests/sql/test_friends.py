"""Connections, friendships and step-backs: nobody speaks for anybody else, and nobody can notice a no."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import sql

from tests.sql.people import acting_as, add_people, phone_id, signed_in, user_id

FRIENDSHIP = "f0000000-0000-4000-8000-000000000001"
ASK = "insert into public.friendships (id, requester_id, addressee_id, status) values (%s, %s, %s, %s)"
ANSWER = "update public.friendships set status = %s, responded_at = now() where id = %s"
MINE = "select friend_id::text, asked_by_me, status, stepped_back from public.my_friendships"
STEP_BACK = """
insert into public.friendship_step_backs (id, friendship_id, stepper_id, started_at, until) values (%s, %s, %s, %s, %s)
"""
BLOCK = """
insert into public.user_blocks (blocker_user_id, blocker_phone_id, blocked_user_id, blocked_phone_id, source)
values (%s, %s, %s, %s, 'block')
"""
CONNECT = "insert into public.connections (user_id, peer_id, source) values (%s, %s, 'contact_exchange')"
OLD, LATER = "2026-01-01T00:00:00Z", "2999-01-01T00:00:00Z"
ANN, BOB, CAT = user_id("Ann"), user_id("Bob"), user_id("Cat")


@pytest.fixture
def people(schema: psycopg.Connection) -> psycopg.Connection:
    """Three people who know each other."""
    add_people(schema, "Ann", "Bob", "Cat")
    return schema


@pytest.fixture
def asked(people: psycopg.Connection) -> psycopg.Connection:
    """Ann asked Bob to be friends."""
    with signed_in(people, "Ann"):
        people.execute(ASK, [FRIENDSHIP, ANN, BOB, "pending"])
    return people


@pytest.fixture
def friends(asked: psycopg.Connection) -> psycopg.Connection:
    """And Bob said yes."""
    with signed_in(asked, "Bob"):
        asked.execute(ANSWER, ["accepted", FRIENDSHIP])
    return asked


def mine(conn: psycopg.Connection, name: str) -> list[tuple[object, ...]]:
    """Return what somebody sees of their friendships."""
    with signed_in(conn, name):
        return conn.execute(MINE.encode()).fetchall()


@pytest.mark.parametrize(
    ("requester", "addressee", "status"),
    [(BOB, ANN, "pending"), (BOB, CAT, "pending"), (ANN, BOB, "accepted"), (ANN, BOB, "declined")],
)
def test_a_request_is_made_in_ones_own_name_and_pending(
    people: psycopg.Connection, requester: str, addressee: str, status: str
) -> None:
    """Ann cannot ask as Bob, and cannot answer while asking."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege), signed_in(people, "Ann"):
        people.execute(ASK, [FRIENDSHIP, requester, addressee, status])


@pytest.mark.parametrize(("requester", "addressee"), [("Ann", "Ann"), ("Bob", "Ann")])
def test_a_pair_has_one_row_and_nobody_is_their_own_friend(
    asked: psycopg.Connection, requester: str, addressee: str
) -> None:
    """A mirrored request and a request to oneself are no rows."""
    with pytest.raises(psycopg.errors.IntegrityError), signed_in(asked, requester):
        asked.execute(ASK, [CAT, user_id(requester), user_id(addressee), "pending"])


def test_only_the_addressee_answers_and_only_once(asked: psycopg.Connection) -> None:
    """Ann's yes to her own request changes nothing, nor does Cat's; Bob's does, and then it stands."""
    for name in ("Ann", "Cat"):
        with signed_in(asked, name):
            assert asked.execute(ANSWER, ["accepted", FRIENDSHIP]).rowcount == 0
    with signed_in(asked, "Bob"):
        assert asked.execute(ANSWER, ["accepted", FRIENDSHIP]).rowcount == 1
        assert asked.execute(ANSWER, ["declined", FRIENDSHIP]).rowcount == 0
    assert mine(asked, "Ann") == [(BOB, True, "accepted", False)]


@pytest.mark.parametrize("column", ["requester_id", "addressee_id", "created_at", "stepped_back_by"])
def test_nothing_else_of_a_friendship_can_be_changed(asked: psycopg.Connection, column: str) -> None:
    """A request cannot be re-pointed, by the addressee or by the engine."""
    for role in ("authenticated", "service_role"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), acting_as(asked, role):
            asked.execute(sql.SQL("update public.friendships set {} = null").format(sql.Identifier(column)))


def test_a_decline_looks_like_silence_to_who_asked(asked: psycopg.Connection) -> None:
    """Ann sees the same before and after; neither status nor the time of an answer can be read past the view."""
    before = mine(asked, "Ann")
    with signed_in(asked, "Bob"):
        asked.execute(ANSWER, ["declined", FRIENDSHIP])
    assert mine(asked, "Ann") == before == [(BOB, True, "pending", False)]
    assert mine(asked, "Bob") == [(ANN, False, "declined", False)]
    for column in ("status", "responded_at", "xmin"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), signed_in(asked, "Ann"):
            asked.execute(sql.SQL("select {} from public.friendships").format(sql.Identifier(column)))


@pytest.mark.parametrize(("name", "gone"), [("Ann", 1), ("Bob", 1), ("Cat", 0)])
def test_either_side_ends_a_friendship(friends: psycopg.Connection, name: str, gone: int) -> None:
    """Both may, nobody else may."""
    with signed_in(friends, name):
        assert friends.execute("delete from public.friendships").rowcount == gone


@pytest.mark.parametrize("until", [None, LATER])
def test_a_step_back_cannot_be_noticed(friends: psycopg.Connection, until: str | None) -> None:
    """Ann steps back: she sees it, Bob sees exactly what he saw before, and may step back himself."""
    before = mine(friends, "Bob")
    with signed_in(friends, "Ann"):
        friends.execute(STEP_BACK, [ANN, FRIENDSHIP, ANN, OLD, until])
    assert mine(friends, "Ann") == [(BOB, True, "accepted", True)]
    assert mine(friends, "Bob") == before
    with signed_in(friends, "Bob"):
        assert friends.execute("select from public.friendship_step_backs").rowcount == 0
        assert friends.execute("delete from public.friendship_step_backs").rowcount == 0
        friends.execute(STEP_BACK, [BOB, FRIENDSHIP, BOB, OLD, until])


def test_a_step_back_ends_by_itself(friends: psycopg.Connection) -> None:
    """It is over when its time is, whoever has swept or not."""
    with signed_in(friends, "Ann"):
        friends.execute(STEP_BACK, [ANN, FRIENDSHIP, ANN, OLD, "2026-01-02T00:00:00Z"])
    assert mine(friends, "Ann") == [(BOB, True, "accepted", False)]


@pytest.mark.parametrize(("actor", "stepper"), [("Ann", BOB), ("Cat", CAT), ("Cat", ANN)])
def test_a_step_back_is_ones_own(friends: psycopg.Connection, actor: str, stepper: str) -> None:
    """Nobody steps back in another's name, and only a side can."""
    with (
        pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.CheckViolation)),
        signed_in(friends, actor),
    ):
        friends.execute(STEP_BACK, [ANN, FRIENDSHIP, stepper, OLD, None])


def test_the_engine_cannot_step_back_a_stranger(friends: psycopg.Connection) -> None:
    """Whatever writes it, the row names a side of the friendship."""
    with pytest.raises(psycopg.errors.CheckViolation):
        friends.execute(STEP_BACK, [CAT, FRIENDSHIP, CAT, OLD, None])


def test_a_connection_is_made_by_the_engine_only(people: psycopg.Connection) -> None:
    """A row speaks for both, so neither side can write or re-point one; not even the engine re-points."""
    for pair in ((ANN, BOB), (BOB, CAT)):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), signed_in(people, "Ann"):
            people.execute(CONNECT, pair)
    for pair in ((BOB, ANN), (ANN, ANN)):
        with pytest.raises(psycopg.errors.CheckViolation), people.transaction():
            people.execute(CONNECT, pair)
    people.execute(CONNECT, (ANN, BOB))
    for role in ("authenticated", "service_role"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), acting_as(people, role):
            people.execute("update public.connections set peer_id = %s", [CAT])


def test_a_connection_is_read_by_the_two_and_not_by_who_blocked(people: psycopg.Connection) -> None:
    """The blocker does not see the blocked; the blocked sees the blocker as ever."""
    people.execute(CONNECT, (ANN, BOB))

    def seen() -> list[int]:
        counts = []
        for name in ("Ann", "Bob", "Cat"):
            with signed_in(people, name):
                counts.append(people.execute("select from public.connections").rowcount)
        return counts

    assert seen() == [1, 1, 0]
    people.execute(BLOCK, [ANN, phone_id("Ann"), BOB, phone_id("Bob")])
    assert seen() == [0, 1, 0]
