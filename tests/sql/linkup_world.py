"""A LinkUp and everybody around it, for tests of who may see what.

Ann asked for coffee; Bob and Cat have places, Cat gave hers back; Dan is being asked; Eve is a stranger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.sql.people import add_people, user_id

if TYPE_CHECKING:
    import psycopg

LINKUP: Final = "d0000000-0000-4000-8000-000000000001"
REGION: Final = "e0000000-0000-4000-8000-000000000001"

_PLACE: Final = """
insert into public.regions (id, slug, display_name, timezone, geometry)
values (%(region)s, 'testville', 'Testville', 'America/Denver', '{"zips": ["00001"]}');
"""
_ACTIVITY: Final = """
insert into public.activity_catalog (activity_key, label, category) values ('coffee', 'coffee', 'food_drink')
on conflict do nothing
"""
_LINKUP: Final = """
insert into public.linkups
  (id, initiator_user_id, region_id, activity_key, brief, time_zone, state, locked_at, event_time, max_size,
   linkup_create_key)
values
  (%(linkup)s, %(Ann)s, %(region)s, 'coffee', '{}', 'America/Denver', 'locked', now(), now() + interval '1 day', 3,
   'key')
"""
_OPTION: Final = """
insert into public.linkup_options (linkup_id, option, time_window, event_time)
values (%(linkup)s, 'A', 'SAT_MORNING', now() + interval '1 day')
"""
_PEOPLE: Final = """
insert into public.linkup_participants (linkup_id, user_id, role, status, left_at) values
  (%(linkup)s, %(Ann)s, 'initiator', 'confirmed', null), (%(linkup)s, %(Bob)s, 'participant', 'confirmed', null),
  (%(linkup)s, %(Cat)s, 'participant', 'canceled', now())
"""
_INVITES: Final = """
insert into public.linkup_invites (linkup_id, invited_user_id, wave, state, selected_option, idempotency_key) values
  (%(linkup)s, %(Bob)s, 1, 'accepted', 'A', 'b'), (%(linkup)s, %(Cat)s, 1, 'accepted', 'A', 'c'),
  (%(linkup)s, %(Dan)s, 2, 'pending', null, 'd')
"""


def add_place(conn: psycopg.Connection) -> None:
    """Add a region and an activity."""
    conn.execute(_PLACE, {"region": REGION})
    conn.execute(_ACTIVITY)


def add_linkup(conn: psycopg.Connection) -> None:
    """Add the five people and their LinkUp."""
    names = ("Ann", "Bob", "Cat", "Dan", "Eve")
    add_people(conn, *names)
    add_place(conn)
    values = {name: user_id(name) for name in names} | {"linkup": LINKUP, "region": REGION}
    for statement in (_LINKUP, _OPTION, _PEOPLE, _INVITES):
        conn.execute(statement, values)
