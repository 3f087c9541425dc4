"""Who is who in the tests of the schema: people of three rows each, and how to act as one of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

_NUMBERS: Final = {name: number for number, name in enumerate(("Ann", "Bob", "Cat", "Dan", "Eve"), start=1)}


def _uuid(kind: str, name: str) -> str:
    return f"{kind}0000000-0000-4000-8000-{_NUMBERS[name]:012d}"


def phone_id(name: str) -> str:
    """Return the id of somebody's number."""
    return _uuid("b", name)


def user_id(name: str) -> str:
    """Return the id of somebody; they sort by name."""
    return _uuid("c", name)


def add_people(conn: psycopg.Connection, *names: str) -> None:
    """Add the number, the identity and the person of each name."""
    for name in names:
        row = {
            "auth": _uuid("a", name),
            "phone": phone_id(name),
            "user": user_id(name),
            "e164": f"+1415555010{_NUMBERS[name]}",
            "hash": f"hash-{name}",
            "name": name,
        }
        conn.execute("insert into auth.users (id) values (%(auth)s)", row)
        conn.execute(
            "insert into public.phones (id, phone_hash, hash_version, first_seen) "
            "values (%(phone)s, %(hash)s, 1, now())",
            row,
        )
        conn.execute(
            "insert into public.users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, "
            "auth_user_id, sms_consent, age_consent, terms_consent, privacy_consent) values (%(user)s, %(phone)s, "
            "%(e164)s, %(hash)s, %(name)s, 'Lee', '1990-01-01', %(auth)s, true, true, true, true)",
            row,
        )


@contextmanager
def acting_as(conn: psycopg.Connection, role: str) -> Iterator[None]:
    """Act with the rights of a role, in a savepoint."""
    with conn.transaction():
        conn.execute(f"set local role {role}".encode())
        yield
        conn.execute("reset role")


@contextmanager
def signed_in(conn: psycopg.Connection, name: str) -> Iterator[None]:
    """Act as somebody through the API, in a savepoint: with their token, their rights and no more."""
    conn.execute("select set_config('request.jwt.claims', %s, true)", [f'{{"sub": "{_uuid("a", name)}"}}'])
    with acting_as(conn, "authenticated"):
        yield
