"""Members made at once, as joining by text and an interview would have left them."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg.rows import dict_row

from crypto.hashes import PhoneHasher
from engine import clock
from engine.domain.activities.catalog import CATALOG
from engine.domain.interview.steps import Step
from engine.domain.profile.states import ProfileState
from engine.sandbox.interviewed import interviewed
from tests.sandbox.person_world import add_phone
from tests.sandbox.stage import ANN, BEN, facts_for, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.databases import Database
    from tests.sandbox.stage import Listener, Running

HASHER = PhoneHasher.parse(f"1:{b64encode(b'k' * 32).decode()}")


@pytest.fixture
def engine(tmp_path: Path, listener: Listener, database: Database) -> Iterator[Running]:
    """A sandbox that sees an engine's database."""
    facts = facts_for(tmp_path, listener, database_url=database.url, phone_hash_keys=HASHER)
    with running(facts) as sandbox:
        yield sandbox


@pytest.fixture
def rows(database: Database) -> Iterator[psycopg.Connection[dict[str, Any]]]:
    """The engine's rows, as its owner sees them."""
    with psycopg.connect(database.owner_url, autocommit=True, row_factory=dict_row) as conn:
        yield conn


def test_somebody_is_a_member_at_once(engine: Running, rows: psycopg.Connection[dict[str, Any]]) -> None:
    """State, consents with the words that were shown, membership, entitlement and the place among those to ask."""
    made = engine.post(
        "people", phone=ANN, first_name="Ann", zip="94117", activities=["coffee", "hiking", "chess"],
        times=["SAT_MORNING", "evenings"],
    )  # fmt: skip
    (person,) = rows.execute(
        "select u.state::text, u.first_name, u.zip, s.mode::text, f.state::text as profile, m.status, r.slug,"
        " e.eligible_to_participate and e.eligible_to_initiate as entitled, p.region_id = u.region_id as can_be_asked"
        " from users u join conversation_sessions s on s.user_id = u.id join profiles f on f.user_id = u.id"
        " join region_memberships m on m.user_id = u.id join regions r on r.id = m.region_id"
        " join entitlements e on e.user_id = u.id join match_pool p on p.user_id = u.id where u.id = %s",
        [made["user_id"]],
    ).fetchall()
    assert person == {
        "state": "active", "first_name": "Ann", "zip": "94117", "mode": "idle", "profile": "complete_mvp",
        "status": "active", "slug": "san-francisco", "entitled": True, "can_be_asked": True,
    }  # fmt: skip
    given = rows.execute("select scope, body from consent_events join consent_wordings on version = wording_version")
    assert {(row["scope"], "AGREE" in row["body"]) for row in given} == {
        (scope, True) for scope in ("recurring_texts", "age_18", "terms", "privacy")
    }
    moves = rows.execute(
        "select from_state, to_state from domain_events where entity_type = 'user' order by created_at"
    )
    assert {(row["from_state"], row["to_state"]) for row in moves} == {
        ("unverified", "verified"), ("verified", "interviewing"), ("interviewing", "active"),
    }  # fmt: skip
    told = engine.get(f"phones/{ANN}/person")
    assert (told["standing"]["code"], told["region"]["name"]) == ("active", "San Francisco")
    assert {one["label"] for one in told["profile"]["activities"]} >= {"coffee", "hiking", "chess"}


def test_the_rest_is_chosen(engine: Running) -> None:
    """A phone and a name are enough; the town is San Francisco."""
    engine.post("people", phone=BEN, first_name="Ben")
    told = engine.get(f"phones/{BEN}/person")
    assert (told["standing"]["code"], told["region"]["name"], told["profile"]["state"]) == (
        "active", "San Francisco", "complete_mvp",
    )  # fmt: skip


def test_a_stranger_who_texted_before_becomes_a_member(
    engine: Running, rows: psycopg.Connection[dict[str, Any]]
) -> None:
    """The number is the one we know already."""
    with psycopg.connect(rows.info.dsn, password=rows.info.password, autocommit=True) as plain:
        phone_id = add_phone(plain, HASHER, ANN)
    made = engine.post("people", phone=ANN, first_name="Ann")
    (person,) = rows.execute("select phone_id from users where id = %s", [made["user_id"]]).fetchall()
    assert person["phone_id"] == phone_id


def test_a_member_is_not_made_twice(engine: Running) -> None:
    """A number has one owner; who asks again is told to take another one."""
    engine.post("people", phone=ANN, first_name="Ann")
    assert "take another" in engine.post("people", 409, phone=ANN, first_name="Ann")["error"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": "415"}, "phone must be"),
        ({"phone": None}, "phone must be"),
        ({"first_name": " "}, "first_name must be"),
        ({"zip": "9411"}, "zip must be"),
        ({"zip": 94110}, "zip must be"),
        ({"activities": "coffee"}, "activities must be a list"),
        ({"activities": ["coffee", "zorgling"]}, "nobody knows the activity 'zorgling'"),
        ({"times": ["evenings", "zorg o'clock"]}, "nobody knows the time"),
        ({"times": [7]}, "times must be a list"),
        ({"seed": [1]}, "seed must be"),
    ],
)
def test_what_makes_no_sense_is_explained(
    engine: Running, rows: psycopg.Connection[dict[str, Any]], wrong: dict[str, Any], said: str
) -> None:
    """Every refusal says what would do, and nobody is made."""
    content: dict[str, Any] = {"phone": ANN, "first_name": "Ann"} | wrong
    assert said in engine.post("people", 400, **content)["error"]
    assert rows.execute("select from users").rowcount == 0


def test_a_carrier_without_an_engine_says_so(sandbox: Running) -> None:
    """There is nobody to make a member of."""
    assert "without an engine" in sandbox.post("people", 503, phone=ANN, first_name="Ann")["error"]


@pytest.mark.parametrize("seed", ["1", "2", "3", "4", "5", "6", "7"])
def test_everybody_is_complete_and_the_same_each_time(seed: str) -> None:
    """Whatever is chosen makes a profile that can be matched, and the seed alone decides what is chosen."""
    now = clock.now()
    profile = interviewed((), (), seed=seed, on=now)
    assert (profile.state, profile.low_confidence) == (ProfileState.COMPLETE_MVP, False)
    assert Step.WRAP_01 in profile.interview.ended
    assert profile == interviewed((), (), seed=seed, on=now)
    assert profile != interviewed((), (), seed=f"not {seed}", on=now)


def test_any_activity_may_be_named_by_its_key() -> None:
    """The whole catalog is understood, each as itself."""
    now = clock.now()
    for key in CATALOG:
        profile = interviewed([key], (), seed="1", on=now)
        assert [pattern.activity_key for pattern in profile.activities] == [key]
