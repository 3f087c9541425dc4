"""What the page is told of somebody: in words, in figures, and nothing that is not for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from engine.domain.interview.progress import next_question, progress_of
from engine.domain.interview.steps import HoleQuestion, Step
from engine.domain.joining.steps import Step as JoinStep
from engine.domain.people import HoldState, RegionState, UserState
from engine.domain.profile.factors import Factor
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import EMPTY, Ended, Profile, Progress
from engine.domain.profile.signals import LearnFactor
from engine.domain.profile.states import ProfileState
from engine.sandbox.person import told
from engine.sandbox.person_portrait import portrait_of
from engine.sandbox.person_words import FACTORS, HOLDS, MEMBERS, MOTIVES, PROFILES, REGIONS
from tests.sandbox.person_rows import NOW, known, member, number, taught

if TYPE_CHECKING:
    from enum import StrEnum

    from engine.store.sandbox_view import PersonRow

NEXT_YEAR = datetime(2027, 11, 21, tzinfo=UTC)


def seen(row: PersonRow | None) -> dict[str, Any]:
    """What the page is told of somebody without LinkUps."""
    return told(row, (), NOW)


@pytest.mark.parametrize(
    ("row", "code", "sentence"),
    [
        (None, "unknown", "Nobody we know yet"),
        (number(), "stranger", "A stranger: has texted, has not joined"),
        (number(join_step="name"), "joining", "Joining: asked for the name"),
        (number(join_step="confirm_birthday"), "joining", "Joining: asked for the birthday, once more"),
        (member(EMPTY), "interviewing", "In the interview: ready to begin?"),
        (member(taught(until=Step.MOTIVE_01), mode="idle"), "interviewing", "In the interview: how it should feel"),
        (member(taught(until=Step.PACE_01), state="motive_01"), "interviewing", "In the interview: how it should feel"),
        (member(known(), user_state="active"), "active", "A member: complete enough to match"),
        (member(taught()), "waiting", "A member: too little is known to match"),
        (member(known(), user_state="suspended"), "suspended", "Suspended: told so once a day, and nothing else"),
        (member(known(), hold="hard_hold"), "held", "On hold: told so once a day, and nothing else"),
        (
            number(banned_for="under_18", banned_until=NEXT_YEAR, join_step="zip"),
            "banned",
            "Not let in: said they are under 18; may come back after November 2027",
        ),
        (number(banned_for="operator"), "banned", "Not let in: an operator keeps this number out"),
        (member(EMPTY, user_state="suspended", banned_for="under_18"), "banned", "Not let in: said they are under 18"),
    ],
)  # fmt: skip
def test_everybody_stands_somewhere(row: PersonRow | None, code: str, sentence: str) -> None:
    """From a number nobody texted from to somebody kept out: one sentence says how it is."""
    standing = seen(row)["standing"]
    assert (standing["code"], standing["sentence"]) == (code, sentence)


@pytest.mark.parametrize(
    ("table", "codes"),
    [(FACTORS, Factor), (MOTIVES, Motive), (PROFILES, ProfileState), (REGIONS, RegionState)],
    ids=["factors", "motives", "profiles", "regions"],
)
def test_every_code_of_a_profile_has_words(table: dict[str, object], codes: type[StrEnum]) -> None:
    """A new factor, motive or state shows in words."""
    assert list(table) == list(codes)


def test_every_state_of_a_member_has_words() -> None:
    """But for those a number has before and after membership, which claim nothing."""
    assert MEMBERS.keys() == set(UserState) - {UserState.UNVERIFIED, UserState.DELETED}
    assert HOLDS.keys() == set(HoldState) - {HoldState.NONE}


@pytest.mark.parametrize("step", JoinStep)
def test_the_way_in_has_four_stages(step: JoinStep) -> None:
    """Name, birthday, ZIP, agree: whatever is asked is in one of them, and what is before it is done."""
    way = seen(number(join_step=step.value))["way"]
    states = [stage["state"] for stage in way["steps"]]
    assert states == ["answered"] * way["done"] + ["now"] + ["ahead"] * (3 - way["done"])
    assert way["of"] == 4
    assert way["asked"]


@pytest.mark.parametrize("until", [step for step in Step if step is not Step.WRAP_01])
def test_the_interview_is_as_far_as_the_engine_counts(until: Step) -> None:
    """The pieces of the bar are the questions ``progress_of`` counts; the one asked now is marked."""
    profile = taught(until=until)
    way = seen(member(profile, state=until.value))["way"]
    assert (way["done"], way["of"]) == progress_of(profile)
    assert [step["state"] for step in way["steps"]].index("now") == way["done"]


def test_an_extra_question_lengthens_the_bar() -> None:
    """It counts once it is due, and skipped and unclear questions look like it."""
    ended = dict.fromkeys((step.value for step in Step if step is not Step.WRAP_01), Ended.SKIPPED)
    profile = Profile(interview=Progress(ended | {"pace_01": Ended.UNCLEAR}))
    way = seen(member(profile, state=str(next_question(profile))))["way"]
    assert isinstance(next_question(profile), HoleQuestion)
    assert (way["done"], way["of"]) == progress_of(profile) == (12, 13)
    assert [step["state"] for step in way["steps"]] == ["skipped"] * 7 + ["unclear"] + ["skipped"] * 4 + ["now"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "open"),
        ({"region_paused": True}, "open; new get-togethers are paused"),
        ({"region_state": "waitlisted"}, "not open yet, on the waitlist"),
        ({"region_state": "closed"}, "closed"),
        ({"region_name": None, "region_state": None}, "no region of ours has their ZIP code"),
    ],
)
def test_where_somebody_lives_says_whether_we_are_there(changes: dict[str, object], words: str) -> None:
    """A region's state in words, and so is having none."""
    assert seen(member(EMPTY, **changes))["region"]["words"] == words


@pytest.mark.parametrize(
    ("changes", "notes"),
    [
        ({}, []),
        ({"opted_out": True}, ["Opted out: gets no texts from us"]),
        ({"unreachable": True}, ["Unreachable: the carrier says this number takes no texts"]),
        ({"hold": "soft_hold"}, ["On a soft hold: an operator looks at it, texts are still answered"]),
        (
            {"unclear": 1},
            ["The carrier gave no clear answer to a text of ours: we are finding out whether it has it"],
        ),
        ({"uncertain": 1}, ["Nobody knows whether a text of ours arrived; it is not sent again"]),
        ({"uncertain": 2}, ["Nobody knows whether 2 texts of ours arrived; they are not sent again"]),
    ],
)
def test_what_is_true_besides_is_noted(changes: dict[str, object], notes: list[str]) -> None:
    """Whatever keeps us from texting somebody is said, wherever they stand."""
    assert [note["words"] for note in seen(member(EMPTY, **changes))["notes"]] == notes


def test_a_profile_is_told_in_words_and_figures() -> None:
    """Twelve factors with a text for those who cannot see the picture, and every part beside them."""
    picture = portrait_of(known())
    factors = {factor["key"]: factor for factor in picture["factors"]}
    assert len(factors) == 12
    assert factors["social_pace"]["aloud"] == "social pace 0.75, confidence 0.80"
    assert (factors["social_pace"]["known"], factors["social_pace"]["reading"]) == (True, "jumps right in")
    assert factors["conflict_tolerance"]["aloud"] == "conflict tolerance not known yet"
    assert factors["conflict_tolerance"]["value"] is None
    assert [motive["key"] for motive in picture["motives"] if motive["weight"]] == ["play"]
    assert [(one["label"], one["sure"]) for one in picture["activities"]] == [
        ("chess", True), ("hiking", True), ("coffee", False),
    ]  # fmt: skip
    assert picture["intent"] == "chess"
    assert [part["state"] for part in picture["times"]["parts"]] == ["open", "open", "yes", "yes"]
    assert (picture["group"]["min"], picture["group"]["max"], picture["group"]["words"]) == (4, 6, "4 to 6 people")
    assert picture["boundaries"] == {"asked": True, "no": ["no bars"], "needs": ["step-free places"]}


def test_an_unsure_factor_is_told_as_unsure() -> None:
    """Below the confidence from which a factor counts it is not known, but shown."""
    factor = portrait_of(taught(LearnFactor(Factor.HUMOR_STYLE, 0.3, 0.3)))["factors"][5]
    assert (factor["key"], factor["known"], factor["confidence"]) == ("humor_style", False, 0.3)


def test_an_empty_profile_is_a_picture_too() -> None:
    """Nothing known yet, in every part of it."""
    picture = portrait_of(EMPTY)
    assert {factor["value"] for factor in picture["factors"]} == {None}
    assert (picture["activities"], picture["times"], picture["group"], picture["intent"]) == ([], None, None, None)
    assert picture["words"] == "Nothing known yet"


@pytest.mark.parametrize("row", [None, number(), number(join_step="zip"), member(EMPTY), member(known())])
def test_it_is_json(row: PersonRow | None) -> None:
    """Whoever it is, the page can read it."""
    assert orjson.loads(orjson.dumps(seen(row))) == seen(row)
