"""LinkUps as the page draws them, read from the engine's own rows: each person's side, and everybody's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
import requests

from engine import clock
from engine.domain.linkups.reminders import ReminderKind
from engine.domain.linkups.states import CancelReason, InviteState, LinkupState, PlaceStatus
from engine.sandbox.linkup_words import INVITES, OVER, PLACES, REMINDERS, STATES, STEPS
from tests.sandbox.linkup_world import Coffee
from tests.sandbox.person_rows import known
from tests.sandbox.person_world import add_member
from tests.sandbox.stage import ANN, BEN
from tests.sandbox.test_person import HASHER, engine, person, rows

if TYPE_CHECKING:
    from enum import StrEnum
    from uuid import UUID

    import psycopg

    from tests.sandbox.stage import Running

__all__ = ["engine", "rows"]  # fixtures

CAT, DAN = "+14155550103", "+14155550104"


@pytest.fixture
def people(rows: psycopg.Connection) -> dict[str, UUID]:
    """Four members and the ids of their numbers."""
    return {
        phone: add_member(rows, HASHER, phone, known(), state="active", first_name=name)
        for phone, name in ((ANN, "Ann"), (BEN, "Ben"), (CAT, "Cat"), (DAN, "Dan"))
    }


@pytest.fixture
def coffee(rows: psycopg.Connection, people: dict[str, UUID]) -> Coffee:
    """A coffee that Ann asks for."""
    return Coffee(rows, people[ANN], clock.now())


def card(engine: Running, phone: str) -> dict[str, Any]:
    """The one LinkUp of somebody."""
    (told,) = person(engine, phone)["linkups"]
    return dict(told)


def steps(told: dict[str, Any]) -> list[str]:
    """The steps of a life with their marks."""
    return [f"{step['label']} {step['state']}" for step in told["steps"]]


def facts(told: dict[str, Any]) -> dict[str, str]:
    """The facts in words."""
    return {fact["name"]: fact["words"] for fact in told["facts"]}


def test_whoever_has_none_has_none(engine: Running, people: dict[str, UUID]) -> None:
    """A member without LinkUps has an empty list, a stranger as well."""
    assert people
    assert person(engine, ANN)["linkups"] == []
    assert (person(engine, ANN)["headline"], person(engine, "+14155550150")["linkups"]) == (None, [])


def test_a_draft_shows_its_times_and_when_it_is_dropped(engine: Running, coffee: Coffee) -> None:
    """Nobody was asked, so nobody is counted; it is its owner's alone."""
    told = card(engine, ANN)
    assert (told["activity"], told["theirs"]["words"]) == ("Coffee", "Their own")
    assert steps(told) == ["Draft now", "Broadcasting ahead", "Locked ahead", "Completed ahead"]
    assert [(option["token"], option["in"]) for option in told["options"]] == [("A", None), ("B", None)]
    assert list(facts(told)) == ["Dropped without GO", "Where"]
    assert person(engine, ANN)["headline"] == "Coffee: a draft"
    assert person(engine, BEN)["linkups"] == []
    assert coffee.starts["A"].isoformat().startswith(told["options"][0]["at"][:16])


def test_each_sees_their_own_side_while_it_goes_out(engine: Running, coffee: Coffee, people: dict[str, UUID]) -> None:
    """Whoever asked for it sees waves, window and counts; the invited what they are asked and said, and until when."""
    coffee.ask(people[BEN], people[CAT], people[DAN])
    coffee.answer(people[CAT], "accepted", "A")
    coffee.answer(people[DAN], "declined")
    own = card(engine, ANN)
    assert steps(own) == ["Draft done", "Broadcasting now", "Locked ahead", "Completed ahead"]
    assert [(option["token"], option["in"]) for option in own["options"]] == [("A", 2), ("B", 1)]
    assert facts(own)["Waves"] == "1 of 3, 3 people asked"
    assert [fact["name"] for fact in own["facts"] if fact["at"]] == ["Next wave", "Answers until"]
    assert card(engine, BEN)["theirs"]["words"] == "Asked in wave 1: A or B?"
    assert card(engine, BEN)["theirs"]["until"] is not None
    assert card(engine, CAT)["theirs"]["words"] == "In for A"
    assert card(engine, DAN)["theirs"]["words"] == "Declined"
    headlines = [person(engine, phone)["headline"] for phone in (ANN, BEN, CAT, DAN)]
    assert headlines == ["Coffee: looking for people", "Coffee: asked along", "Coffee: in", None]


def test_a_locked_one_shows_place_hour_and_reminder(engine: Running, coffee: Coffee, people: dict[str, UUID]) -> None:
    """The chosen time is marked; who has a place sees that; whoever was left out sees that it closed without them."""
    coffee.ask(people[BEN], people[CAT])
    coffee.answer(people[BEN], "accepted", "A")
    coffee.answer(people[CAT], "closed")
    coffee.lock(people[BEN])
    told = card(engine, BEN)
    assert steps(told) == ["Draft done", "Broadcasting done", "Locked now", "Completed ahead"]
    assert [option["chosen"] for option in told["options"]] == [True, False]
    assert facts(told) == {
        "Coming": "2 of 6", "Where": "Ritual, Valencia St", "Next reminder": "the evening before", "Counts as over": "",
    }  # fmt: skip
    assert told["theirs"]["words"] == "Has a place"
    assert card(engine, CAT)["theirs"]["words"] == "Closed without them"
    assert person(engine, BEN)["headline"] == "Coffee: it is on"


def test_while_somebody_is_replaced_it_says_until_when(
    engine: Running, coffee: Coffee, people: dict[str, UUID]
) -> None:
    """Whoever is asked in place of who left is asked like anybody; the group sees until when."""
    coffee.ask(people[BEN], people[CAT])
    coffee.answer(people[BEN], "accepted", "A")
    coffee.lock(people[BEN])
    coffee.rows.execute("update public.linkups set replacement_until = %s", [coffee.now + timedelta(hours=3)])
    assert "Asks for others until" in facts(card(engine, ANN))
    assert card(engine, CAT)["theirs"]["words"] == "Asked in wave 1: A or B?"


@pytest.mark.parametrize(
    ("over", "ends", "why"),
    [
        (("expired", None), "Expired now", "too few people in time"),
        (("canceled", "called_off"), "Canceled now", "called off by whoever asked for it"),
    ],
    ids=["expired", "canceled"],
)
def test_one_that_is_over_says_how(
    engine: Running, coffee: Coffee, over: tuple[str, str | None], ends: str, why: str
) -> None:
    """The life ends where it ended, with the reason in words, and after two weeks it is gone from the page."""
    coffee.ask()
    coffee.end(*over)
    told = card(engine, ANN)
    assert steps(told) == ["Draft done", "Broadcasting done", ends]
    assert (facts(told)["Why"], told["live"], person(engine, ANN)["headline"]) == (why, False, None)
    coffee.rows.execute("update public.linkups set created_at = created_at - interval '15 days'")
    assert person(engine, ANN)["linkups"] == []


def test_everybody_is_in_the_group(engine: Running, coffee: Coffee, people: dict[str, UUID]) -> None:
    """Operators see who was asked in which wave and what became of it, the reminders, and what happened in order."""
    coffee.ask(people[BEN], people[CAT])
    coffee.ask(people[DAN], wave=2)
    coffee.answer(people[BEN], "accepted", "both")
    coffee.answer(people[CAT], "declined")
    told = engine.get(f"linkups/{coffee.id}")
    said = [(one["first_name"], one["phone"], one["mark"], one["words"]) for one in told["people"]]
    assert said == [
        ("Ann", ANN, "in", "asked for it"),
        ("Ben", BEN, "in", "in for both"),
        ("Cat", CAT, "out", "declined"),
        ("Dan", DAN, "open", "no answer yet"),
    ]
    waves = [(wave["asked"], wave["accepted"], wave["declined"], wave["open"]) for wave in told["waves"]]
    assert waves == [(2, 1, 1, 0), (1, 0, 0, 1)]
    assert told["theirs"] is None
    coffee.lock(people[BEN])
    told = engine.get(f"linkups/{coffee.id}")
    assert [(line["words"], line["said"]) for line in told["reminders"]] == [("the evening before", "ahead")]
    assert [line["detail"] for line in told["course"]] == [
        "Draft", "Draft → Broadcasting", "", "", "Broadcasting → Locked"
    ]  # fmt: skip
    assert not any(word in str(told) for word in ("Secretname", "1994", "94612"))


def test_what_is_due_is_looked_at_again(engine: Running, coffee: Coffee, people: dict[str, UUID]) -> None:
    """A wave, a window's end or a standstill that is due makes the page look again until it has happened."""
    coffee.ask(people[BEN])
    assert person(engine, BEN)["waiting"] is False
    past = clock.now() - timedelta(seconds=1)
    coffee.rows.execute("update public.linkups set next_wave_at = %s", [past])
    assert person(engine, BEN)["waiting"] is True
    assert engine.get(f"linkups/{coffee.id}")["waiting"] is True
    assert facts(card(engine, ANN))["Next wave"] == "now"


def test_what_is_no_linkup_is_refused(engine: Running) -> None:
    """An id that is none, and one of nothing, are answered with words."""
    assert requests.get(f"{engine.url}/sandbox/linkups/coffee", timeout=10).status_code == 400
    assert requests.get(f"{engine.url}/sandbox/linkups/{uuid4()}", timeout=10).status_code == 404


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (STEPS, LinkupState), (STATES, LinkupState), (OVER, CancelReason), (INVITES, InviteState),
        (PLACES, PlaceStatus), (REMINDERS, ReminderKind),
    ],
    ids=["steps", "states", "reasons", "invites", "places", "reminders"],
)  # fmt: skip
def test_every_code_has_words(table: dict[str, str], codes: type[StrEnum]) -> None:
    """No state, reason or reminder is shown as its code."""
    assert set(table) == set(codes)
