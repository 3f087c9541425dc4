"""Chats: members only, in one's own name, corrected for a quarter of an hour, taken back for good."""

from __future__ import annotations

import psycopg
import pytest

from tests.sql.linkup_world import LINKUP, add_linkup
from tests.sql.people import phone_id, signed_in, user_id

CHAT = "f1000000-0000-4000-8000-000000000001"
NOTE = "f2000000-0000-4000-8000-000000000001"
ANN, BOB, CAT, DAN = (user_id(name) for name in ("Ann", "Bob", "Cat", "Dan"))
MEMBER = "insert into public.chat_participants (chat_id, user_id, left_at) values (%s, %s, %s)"
SAY = "insert into public.messages (id, chat_id, sender_id, text) values (%s, %s, %s, %s)"
EDIT = "update public.messages set text = %s"
TAKE_BACK = "update public.messages set deleted_at = now()"
BLOCK = """
insert into public.user_blocks (blocker_user_id, blocker_phone_id, blocked_user_id, blocked_phone_id, source)
values (%s, %s, %s, %s, 'block')
"""


@pytest.fixture
def chat(schema: psycopg.Connection) -> psycopg.Connection:
    """Ann and Bob are in a chat of their LinkUp, Cat left it, Dan never was in it; Ann said something."""
    add_linkup(schema)
    schema.execute("insert into public.chats (id, type, event_id) values (%s, 'approved_group', %s)", [CHAT, LINKUP])
    for person, left in ((ANN, None), (BOB, None), (CAT, "now")):
        schema.execute(MEMBER, [CHAT, person, left])
    with signed_in(schema, "Ann"):
        schema.execute(SAY, [NOTE, CHAT, ANN, "Runing late"])
    return schema


def reads(conn: psycopg.Connection, name: str, table: str) -> int:
    """Return how many rows somebody reads of one of the three tables."""
    queries = {
        "chats": "select id from public.chats",
        "chat_participants": "select * from public.chat_participants",
        "messages": "select * from public.messages",
    }
    with signed_in(conn, name):
        return conn.execute(queries[table].encode()).rowcount


@pytest.mark.parametrize(
    ("name", "chats", "places", "messages"), [("Ann", 1, 1, 1), ("Bob", 1, 1, 1), ("Cat", 0, 1, 0), ("Dan", 0, 0, 0)]
)
def test_a_chat_is_read_by_who_is_in_it(
    chat: psycopg.Connection, name: str, chats: int, places: int, messages: int
) -> None:
    """Members read what is said; of who else is in it, and how far they read, they see nothing."""
    assert [reads(chat, name, table) for table in ("chats", "chat_participants", "messages")] == [
        chats,
        places,
        messages,
    ]


def test_a_closed_chat_is_read_by_nobody(chat: psycopg.Connection) -> None:
    """A chat that was deleted takes what was said in it along."""
    chat.execute("update public.chats set deleted_at = now()")
    assert [reads(chat, "Ann", table) for table in ("chats", "messages")] == [0, 0]


@pytest.mark.parametrize(("name", "sender"), [("Bob", ANN), ("Cat", CAT), ("Dan", DAN)])
def test_a_message_is_said_by_a_member_in_their_own_name(chat: psycopg.Connection, name: str, sender: str) -> None:
    """Not as somebody else, not after leaving, not from outside."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege), signed_in(chat, name):
        chat.execute(SAY, [ANN, CHAT, sender, "hello"])


def test_the_engine_lets_only_members_speak_too(chat: psycopg.Connection) -> None:
    """The key to membership binds whoever writes."""
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        chat.execute(SAY, [ANN, CHAT, DAN, "hello"])


def test_a_message_is_corrected_within_15_minutes(chat: psycopg.Connection) -> None:
    """The sender may, and the edit is stamped; after a quarter of an hour it is refused."""
    with signed_in(chat, "Ann"):
        chat.execute(EDIT, ["Running late"])
        row = chat.execute("select text, edited_at is not null from public.messages").fetchone()
    assert row == ("Running late", True)
    chat.execute("alter table public.messages disable trigger messages_keep")
    chat.execute("update public.messages set created_at = now() - interval '16 minutes', edited_at = null")
    chat.execute("alter table public.messages enable trigger messages_keep")
    with pytest.raises(psycopg.errors.CheckViolation, match="messages_edited_soon"), signed_in(chat, "Ann"):
        chat.execute(EDIT, ["Not coming"])


def test_nobody_else_changes_a_message(chat: psycopg.Connection) -> None:
    """Bob reads it, and that is all."""
    with signed_in(chat, "Bob"):
        assert chat.execute(EDIT, ["I owe Bob 100"]).rowcount == 0
        assert chat.execute(TAKE_BACK).rowcount == 0


@pytest.mark.parametrize("column", ["edited_at", "created_at", "sender_id", "chat_id"])
def test_a_sender_changes_words_only(chat: psycopg.Connection, column: str) -> None:
    """When it was said, by whom and where stays, and so does the stamp of an edit."""
    changes = {
        "edited_at": "update public.messages set edited_at = created_at",
        "created_at": "update public.messages set created_at = now()",
        "sender_id": "update public.messages set sender_id = sender_id",
        "chat_id": "update public.messages set chat_id = chat_id",
    }
    with pytest.raises(psycopg.errors.InsufficientPrivilege), signed_in(chat, "Ann"):
        chat.execute(changes[column].encode())


def test_what_is_taken_back_is_gone_for_the_others_and_stays_so(chat: psycopg.Connection) -> None:
    """The sender takes it back at any time; nobody, not even the engine, brings it back."""
    with signed_in(chat, "Ann"):
        assert chat.execute(TAKE_BACK).rowcount == 1
    assert [reads(chat, name, "messages") for name in ("Ann", "Bob")] == [1, 0]
    with signed_in(chat, "Ann"):
        assert chat.execute(EDIT, ["again"]).rowcount == 0
    with pytest.raises(psycopg.errors.CheckViolation):
        chat.execute("update public.messages set deleted_at = null")


def test_the_blocker_does_not_hear_the_blocked(chat: psycopg.Connection) -> None:
    """Bob blocked Ann: he reads her no more, and nothing changes for her."""
    chat.execute(BLOCK, [BOB, phone_id("Bob"), ANN, phone_id("Ann")])
    assert [reads(chat, name, "messages") for name in ("Ann", "Bob")] == [1, 0]


def test_how_far_one_read_is_ones_own(chat: psycopg.Connection) -> None:
    """A member marks their own place only, and cannot let themselves in again."""
    with signed_in(chat, "Ann"):
        assert chat.execute("update public.chat_participants set last_read_at = now()").rowcount == 1
    with pytest.raises(psycopg.errors.InsufficientPrivilege), signed_in(chat, "Cat"):
        chat.execute("update public.chat_participants set left_at = null")


@pytest.mark.parametrize(
    ("kind", "event", "low", "high"),
    [
        ("direct", None, None, None),
        ("direct", None, BOB, ANN),
        ("direct", None, ANN, None),
        ("direct", LINKUP, ANN, BOB),
        ("event_authors", None, None, None),
        ("event_authors", LINKUP, ANN, BOB),
        ("approved_group", LINKUP, None, None),
    ],
)
def test_a_chat_knows_what_it_is_for(
    chat: psycopg.Connection, kind: str, event: str | None, low: str | None, high: str | None
) -> None:
    """A direct chat is of one ordered pair, any other of one LinkUp, and of each there is one."""
    with pytest.raises(psycopg.errors.IntegrityError):
        chat.execute(
            "insert into public.chats (type, event_id, pair_low_id, pair_high_id) values (%s, %s, %s, %s)",
            [kind, event, low, high],
        )


def test_a_pair_has_one_direct_chat(chat: psycopg.Connection) -> None:
    """The second one is refused."""
    direct = "insert into public.chats (type, pair_low_id, pair_high_id) values ('direct', %s, %s)"
    chat.execute(direct, [ANN, BOB])
    with pytest.raises(psycopg.errors.UniqueViolation):
        chat.execute(direct, [ANN, BOB])
