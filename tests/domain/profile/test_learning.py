from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.profile.factors import NEUTRAL, Factor
from engine.domain.profile.learning import learn
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import EMPTY, Ended, GroupSizePreference, Profile, TimePreferences
from engine.domain.profile.reading import CEILING
from engine.domain.profile.signals import (
    AskAgain,
    BoundariesAsked,
    DropActivities,
    DropIntent,
    ExcludeTimes,
    FinishStep,
    IntendActivity,
    LearnFactor,
    LearnMotives,
    LiftBoundaries,
    NameActivities,
    PreferGroup,
    PreferTimes,
    ReopenSteps,
    SetBoundaries,
    Signal,
)

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)
PACE = Factor.SOCIAL_PACE

unit = st.floats(0, 1)
factor_signals = st.builds(LearnFactor, st.sampled_from(Factor), unit, unit, st.booleans())


def taught(*signals: Signal, profile: Profile = EMPTY) -> Profile:
    """Return the profile after one message of an interview that taught this."""
    return learn(profile, signals, source="interview", on=NOW)


def pace(profile: Profile) -> tuple[float, float]:
    """Return value and confidence of the pace."""
    reading = profile.fingerprint[PACE]
    return reading.range_value, reading.confidence


@given(st.lists(st.lists(factor_signals, max_size=8), max_size=6))
def test_no_message_moves_a_factor_far(messages: list[list[LearnFactor]]) -> None:
    """Whatever a message says about a factor, and however often, it moves by 0.25 at most and stays within bounds."""
    profile = EMPTY
    for message in messages:
        before, profile = profile, taught(*message, profile=profile)
        for factor, reading in profile.fingerprint.items():
            earlier = before.fingerprint.get(factor)
            started = NEUTRAL if earlier is None else earlier.range_value
            assert abs(reading.range_value - started) <= 0.25 + 1e-9
            assert 0 <= reading.range_value <= 1
            assert 0 <= reading.confidence <= (CEILING if earlier is None else max(CEILING, earlier.confidence))
            assert all(0 <= weight <= 1 for weight in reading.sources.values())


@pytest.mark.parametrize(
    ("said", "value", "confidence"),
    [
        ([(0.2, 0.8)], 0.25, 0.8),
        ([(0.2, 0.8), (0.2, 0.8)], 0.225, 0.86),
        ([(0.2, 0.8), (0.9, 0.8)], 0.33, 0.544),
        ([(0.2, 0.8), (0.9, 0.8), (0.9, 0.8)], 0.58, 0.8),
        ([(0.2, 0.4), (0.9, 0.8)], 0.5, 0.8),
    ],
    ids=["first", "agreement", "contradiction", "contradicted_twice", "over_a_vague_one"],
)
def test_what_a_second_message_does(said: list[tuple[float, float]], value: float, confidence: float) -> None:
    """Agreement makes surer; a contradiction first takes confidence and moves little, and only then moves properly."""
    profile = EMPTY
    for target, certainty in said:
        profile = taught(LearnFactor(PACE, target, certainty), profile=profile)
    assert pace(profile) == pytest.approx((value, confidence), abs=0.03)


def test_a_correction_is_believed_more_than_a_contradiction() -> None:
    """Who takes an answer back moves the factor as far as one message may, and it still counts as known."""
    once = taught(LearnFactor(PACE, 0.8, 0.8))
    value, confidence = pace(taught(LearnFactor(PACE, 0.2, 0.8, corrects=True), profile=once))
    assert value == pytest.approx(0.5)
    assert 0.55 <= confidence < 0.8


def test_several_signals_of_one_message_weaken_each_other_where_they_differ() -> None:
    """Two letters that pull apart end in between, less sure than one alone."""
    value, confidence = pace(taught(LearnFactor(PACE, 0.2, 0.8), LearnFactor(PACE, 0.8, 0.8)))
    assert value == pytest.approx(0.5)
    assert 0.6 < confidence < 0.8


def test_sources_add_up() -> None:
    """Every source keeps the weight of what it taught, and more evidence from it weighs more."""
    profile = taught(LearnFactor(PACE, 0.5, 0.8))
    profile = learn(profile, [LearnFactor(PACE, 0.5, 0.5)], source="invite_accept", on=NOW + timedelta(days=3))
    profile = learn(profile, [LearnFactor(PACE, 0.5, 0.5)], source="interview", on=NOW + timedelta(days=4))
    reading = profile.fingerprint[PACE]
    assert reading.sources == {"interview": 0.9, "invite_accept": 0.5}
    assert reading.updated_on == (NOW + timedelta(days=4)).date()


def test_a_message_that_taught_nothing_changes_nothing() -> None:
    """Without signals the profile is the very same."""
    profile = taught(PreferGroup(4, 6))
    assert taught(profile=profile) is profile


@pytest.mark.parametrize(
    ("signals", "field", "expected"),
    [
        ([LearnMotives({Motive.PLAY: 0.9}, 0.8)], "motives", {"play": 0.72}),
        ([LearnMotives({Motive.PLAY: 1}, 0.5), LearnMotives({Motive.PLAY: 1}, 0.5)], "motives", {"play": 0.75}),
        ([PreferGroup(4, 6), PreferGroup(2, 3)], "group_size", GroupSizePreference(2, 3)),
        ([PreferTimes(("evenings",))], "times", TimePreferences(("evenings",))),
        ([PreferTimes(("mornings", "evenings")), ExcludeTimes(("mornings",))], "times",
         TimePreferences(("evenings",), (), ("mornings",))),
        ([ExcludeTimes(("mornings", "afternoons")), PreferTimes(("mornings",))], "times",
         TimePreferences(("mornings",), (), ("afternoons",))),
        ([PreferTimes(("mornings",), ("SAT_MORNING",)), PreferTimes(("evenings",))], "times",
         TimePreferences(("evenings",))),
        ([IntendActivity("coffee"), DropIntent()], "active_intent", None),
        ([NameActivities({"coffee": 0.9}), IntendActivity("coffee"), DropActivities(("coffee",))], "active_intent",
         None),
    ],
)  # fmt: skip
def test_what_each_signal_changes(signals: list[Signal], field: str, expected: object) -> None:
    """A signal changes what it is about: motives gather, sizes and times replace, what is dropped is gone."""
    assert getattr(taught(*signals), field) == expected


def test_boundaries_gather_and_can_be_lifted() -> None:
    """What they do not want adds up, once each, until they say they do not mind it any more."""
    profile = taught(
        SetBoundaries(no_thanks=("bars", "late_night"), hard_constraints={"smoking": False}),
        SetBoundaries(no_thanks=("bars",), needs=("step_free",), limits=("groups_only",)),
        BoundariesAsked(),
    )
    assert profile.boundaries.no_thanks == ("bars", "late_night")
    assert profile.boundaries.asked
    lifted = taught(LiftBoundaries(("bars", "smoking", "groups_only")), profile=profile).boundaries
    assert (lifted.no_thanks, lifted.hard_constraints, lifted.limits) == (("late_night",), {}, ())
    assert lifted.needs == ("step_free",)
    assert lifted.asked


def test_naming_an_activity_again_makes_surer_of_it() -> None:
    """It is listed once, with what the catalog knows of it, and with more confidence up to the ceiling."""
    profile = taught(NameActivities({"coffee": 0.9, "hiking": 0.7}))
    again = taught(NameActivities({"coffee": 0.9}), profile=profile)
    coffee, hiking = again.activities
    assert (coffee.activity_key, hiking.activity_key) == ("coffee", "hiking")
    assert 0.9 < coffee.confidence <= CEILING
    assert hiking.confidence == 0.7
    assert coffee.motive_weights["connection"] > 0
    assert coffee.constraints


def test_a_profile_does_not_grow_without_end() -> None:
    """Of very many activities the latest are kept."""
    profile = taught(NameActivities({f"activity_{number}": 0.9 for number in range(100)}))
    assert len(profile.activities) == 24
    assert profile.activities[-1].activity_key == "activity_99"


def test_how_a_question_ended_is_kept_and_can_be_forgotten() -> None:
    """Steps end once with the letters chosen; a clarifier counts once; a reopened step is as if never asked."""
    profile = taught(AskAgain("pace_01"), AskAgain("pace_01"), FinishStep("pace_01", Ended.ANSWERED, ("A",)))
    progress = profile.interview
    assert (progress.ended, progress.chosen) == ({"pace_01": Ended.ANSWERED}, {"pace_01": ("A",)})
    assert (progress.clarified, profile.last_interview_step) == (("pace_01",), "pace_01")
    skipped = taught(FinishStep("pace_01", Ended.SKIPPED), profile=profile).interview
    assert skipped.chosen == {}
    reopened = taught(ReopenSteps(("pace_01",)), profile=profile).interview
    assert (reopened.ended, reopened.chosen, reopened.clarified) == ({}, {}, ())


@pytest.mark.parametrize(
    ("signal", "payload"),
    [
        (LearnFactor(PACE, 0.25, 0.8),
         {"signal": "LearnFactor", "factor": "social_pace", "value": 0.25, "confidence": 0.8}),
        (NameActivities({"coffee": 0.9}), {"signal": "NameActivities", "activities": {"coffee": 0.9}}),
        (LearnMotives({Motive.PLAY: 0.9}, 0.8),
         {"signal": "LearnMotives", "weights": {"play": 0.9}, "confidence": 0.8}),
        (FinishStep("pace_01", Ended.SKIPPED), {"signal": "FinishStep", "step": "pace_01", "how": "skipped"}),
        (SetBoundaries(no_thanks=("bars",)), {"signal": "SetBoundaries", "no_thanks": ["bars"]}),
        (PreferGroup(2, 3), {"signal": "PreferGroup", "minimum": 2, "maximum": 3}),
        (DropIntent(), {"signal": "DropIntent"}),
    ],
)  # fmt: skip
def test_a_signal_is_written_down_in_codes_and_numbers(signal: Signal, payload: dict[str, object]) -> None:
    """The ledger gets the kind of the signal and what it says, without empty fields."""
    assert signal.as_payload() == payload
