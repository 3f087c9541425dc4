"""`engine regions`: an operator sees where people wait, and opens, closes and pauses a place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from engine.sweeps import region_opening
from tests.sweeps.members import EARLIER, add_crowd, add_region
from tests.sweeps.stage import NOW, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    import psycopg

    from engine.settings import Settings
    from tests.operations.stage import Outcome

NEEDED = 3


@pytest.fixture
def world(db: psycopg.Connection, settings: Settings) -> World:
    """This test's database, with everything committed as it is made; no region of the seeds is left."""
    db.execute("update regions set state = 'closed'")
    return World(db, settings)


def _testville(world: World, people: int = 0, *, state: str = "waitlisted") -> UUID:
    """A region that opens with `NEEDED` members, and so many who are ready and wait."""
    region = add_region(world, state=state)
    world.conn.execute("update regions set rules = %s where id = %s", [f'{{"min_density": {NEEDED}}}', region])
    add_crowd(world, region, people)
    world.conn.execute(
        "insert into profiles (user_id, state, completed_at) "
        "select user_id, 'complete_mvp', %s from region_memberships where region_id = %s",
        [EARLIER, region],
    )
    return region


def _state(world: World, region: UUID) -> tuple[object, ...]:
    row = world.row("regions", region)
    return row["state"], row["paused_at"] is not None


def _moves(world: World, region: UUID) -> list[tuple[object, ...]]:
    query = "select event_type, from_state, to_state from domain_events where entity_type = 'region' and entity_id = %s"
    return world.conn.execute(f"{query} order by id".encode(), [region]).fetchall()


def test_the_list_tells_who_is_in_who_waits_and_who_was_told(world: World, engine: Callable[..., Outcome]) -> None:
    """One line a region, no wider than a terminal; the same as JSON."""
    region = _testville(world, 5)
    world.conn.execute(
        "update region_memberships set status = 'active', notified_at = now() where id in "
        "(select id from region_memberships order by joined_at limit 1)"
    )
    world.conn.execute(
        "update region_memberships set notified_at = now() where id in "
        "(select id from region_memberships where status = 'waitlisted' order by joined_at limit 2)"
    )
    world.conn.execute("update regions set paused_at = now() where id = %s", [region])
    shown, found = engine("regions"), engine("regions", "--json")
    assert (shown.exit_code, found.exit_code) == (0, 0)
    lines = shown.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert ["testville", "Testville", "waitlisted,", "paused", "1", "4", "2", "3"] in [line.split() for line in lines]
    assert {
        "slug": "testville", "name": "Testville", "state": "waitlisted", "paused": True, "min_density": NEEDED,
        "active": 1, "waiting": 4, "told": 2,
    } in json.loads(found.out)["regions"]  # fmt: skip


def test_a_place_with_too_few_people_is_not_opened(world: World, engine: Callable[..., Outcome]) -> None:
    """Short of its rule a region stays as it is, and the answer says how many are missing and what can be done."""
    region = _testville(world, NEEDED - 1)
    outcome = engine("regions", "open", "testville")
    assert outcome.exit_code == 1
    assert "2 members ready to meet and its rule asks for 3" in outcome.err
    assert "--despite-density" in outcome.err
    assert _state(world, region) == ("waitlisted", False)
    assert _moves(world, region) == []


@pytest.mark.parametrize(
    ("people", "arguments"), [(NEEDED, []), (0, ["--despite-density"])], ids=["enough", "despite density"]
)
def test_opening_lets_the_waitlist_be_told(
    world: World, engine: Callable[..., Outcome], people: int, arguments: list[str]
) -> None:
    """It is open from now on, with its hour and one line in the ledger; the sweep finds whom to tell."""
    region = _testville(world, people)
    outcome = engine("regions", "open", "testville", *arguments)
    assert (outcome.exit_code, outcome.out) == (0, "testville: waitlisted until now, open from now on.\n")
    assert _state(world, region) == ("open", False)
    assert world.row("regions", region)["opened_at"] is not None
    assert _moves(world, region) == [("region_open", "waitlisted", "open")]
    assert region_opening.due(world.conn, world.settings, NOW).count == people


def test_people_who_cannot_meet_do_not_count(world: World, engine: Callable[..., Outcome]) -> None:
    """Who is suspended or gone makes no place dense."""
    _testville(world, NEEDED)
    world.conn.execute(
        "update users set state = 'suspended', suspended_at = now() "
        "where id in (select id from users order by id limit 1)"
    )
    outcome = engine("regions", "open", "testville")
    assert outcome.exit_code == 1
    assert "2 members ready" in outcome.err


@pytest.mark.parametrize(
    ("before", "command", "after"),
    [
        ("waitlisted", "close", "closed"),
        ("open", "close", "closed"),
        ("open", "waitlist", "waitlisted"),
        ("closed", "waitlist", "waitlisted"),
        ("closed", "open", "open"),
    ],
)
def test_every_move_is_written_down(
    world: World, engine: Callable[..., Outcome], before: str, command: str, after: str
) -> None:
    """Each command moves the region where it says and leaves one line; said again, it changes nothing."""
    region = _testville(world, NEEDED, state=before)
    outcome = engine("regions", command, "testville")
    assert (outcome.exit_code, outcome.out) == (0, f"testville: {before} until now, {after} from now on.\n")
    again = engine("regions", command, "testville")
    assert again.exit_code == 1
    assert f"testville is {after} already" in again.err
    assert _state(world, region) == (after, False)
    assert _moves(world, region) == [(f"region_{after}", before, after)]


def test_a_second_opening_has_an_hour_of_its_own(world: World, engine: Callable[..., Outcome]) -> None:
    """Closed and opened again, a region has been open since the second time."""
    region = _testville(world, NEEDED, state="open")
    engine("regions", "close", "testville")
    assert world.row("regions", region)["opened_at"] == EARLIER
    engine("regions", "open", "testville")
    assert world.row("regions", region)["opened_at"] not in {None, EARLIER}


def test_a_pause_holds_and_a_resume_goes_on(world: World, engine: Callable[..., Outcome]) -> None:
    """The state stays what it is; each is written down once and refused a second time."""
    region = _testville(world, NEEDED, state="open")
    assert engine("regions", "resume", "testville").exit_code == 1
    assert engine("regions", "pause", "testville").out == "testville is paused.\n"
    assert "testville is paused already" in engine("regions", "pause", "testville").err
    assert _state(world, region) == ("open", True)
    assert engine("regions", "resume", "testville").out == "testville goes on.\n"
    assert "testville is not paused" in engine("regions", "resume", "testville").err
    assert _state(world, region) == ("open", False)
    assert _moves(world, region) == [("region_paused", "running", "paused"), ("region_running", "paused", "running")]


@pytest.mark.parametrize("command", ["open", "waitlist", "close", "pause", "resume"])
def test_an_unknown_region_is_answered_with_the_known_ones(
    world: World, engine: Callable[..., Outcome], command: str
) -> None:
    """A slip of the pen changes nothing and shows what could have been meant."""
    _testville(world)
    outcome = engine("regions", command, "testvile")
    assert outcome.exit_code == 1
    assert "there is no region testvile" in outcome.err
    assert "testville" in outcome.err.partition("there are:")[2]


def test_a_command_without_a_region_is_a_usage_error(engine: Callable[..., Outcome]) -> None:
    """What the command cannot even read is exit code 2."""
    assert engine("regions", "open").exit_code == 2
