from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from engine.domain.activities.catalog import CATALOG
from engine.domain.profile.learning import learn
from engine.domain.profile.motives import Motive
from engine.domain.profile.portrait import LONGEST, describe
from engine.domain.profile.profile import EMPTY, Boundaries, Ended, Profile
from engine.domain.profile.signals import (
    FinishStep,
    LearnMotives,
    NameActivities,
    PreferGroup,
    PreferTimes,
    SetBoundaries,
    Signal,
)
from engine.domain.segments import is_gsm7
from tests.domain.profile.profiles import NOW, any_profiles

WEEK = ("MON", "TUE", "WED", "THU", "FRI")


def taught(*signals: Signal) -> Profile:
    """Return a profile that was taught this in one message."""
    return learn(EMPTY, signals, source="interview", on=NOW)


def test_a_whole_portrait() -> None:
    """It names what they do, when, with how many, what not, and what they like, each in one plain sentence."""
    profile = taught(
        NameActivities({"coffee": 0.9, "hiking": 0.85, "board_games": 0.8}),
        PreferTimes(("evenings", "weekends")),
        PreferGroup(4, 6),
        SetBoundaries(no_thanks=("bars", "late_night"), needs=("step_free",)),
        FinishStep("motive_02", Ended.ANSWERED, ("B",)),
        FinishStep("pace_01", Ended.ANSWERED, ("B",)),
    )
    assert describe(profile, "Maya", "San Francisco") == (
        "Maya, San Francisco.",
        "Coffee, hiking and board games.",
        "Evenings and weekends.",
        "Groups of 4-6.",
        "Not for you: bars and late night.",
        "A place needs: step free.",
        "You like easy laughs and a medium pace.",
    )


@pytest.mark.parametrize(
    ("signals", "sentence"),
    [
        ([PreferGroup(2, 2)], "Groups of 2."),
        ([PreferTimes(("mornings", "weekends"), ("SAT_MORNING",))], "Sat mornings."),
        ([PreferTimes(("evenings", "weekends"), ("SUN",))], "Evenings and Sun."),
        ([PreferTimes(("evenings",), ("TUE_EVENING", "THU_EVENING"))], "Tue/Thu evenings."),
        ([PreferTimes(("evenings",), tuple(f"{day}_EVENING" for day in WEEK))], "Weekday evenings."),
        ([LearnMotives({Motive.PLAY: 0.9, Motive.COMFORT: 0.1}, 0.8)], "You like having fun."),
        ([FinishStep("hole_pace", Ended.ANSWERED, ("C",))], "You like a fast pace."),
        ([SetBoundaries(hard_constraints={"smoking": False})], "Not for you: smoking."),
    ],
)
def test_each_sentence(signals: list[Signal], sentence: str) -> None:
    """What they told us is said the way they said it."""
    assert describe(taught(*signals), "Maya", None)[1:] == (sentence,)


def test_what_they_took_back_is_told_as_they_have_it_now() -> None:
    """A corrected letter is told, whatever the fingerprint has averaged to."""
    profile = taught(FinishStep("pace_01", Ended.ANSWERED, ("C",)), FinishStep("pace_01", Ended.ANSWERED, ("A",)))
    assert describe(profile, "Maya", None)[-1] == "You like a slow pace."


@given(any_profiles)
def test_every_sentence_fits(profile: Profile) -> None:
    """Two sentences always fit into one text, and every phone shows them."""
    for sentence in describe(profile, "Alexandria-Victoria", "San Francisco Bay Area"):
        assert len(sentence) <= LONGEST
        assert is_gsm7(sentence)


def test_the_fullest_portrait_fits_two_texts() -> None:
    """Somebody with the longest names of everything still hears it in two texts."""
    longest = sorted(CATALOG, key=lambda key: -len(CATALOG[key].liking))[:24]
    profile = replace(
        taught(
            NameActivities(dict.fromkeys(longest, 0.9)),
            PreferTimes(("mornings", "afternoons", "evenings", "weekends")),
            PreferGroup(7, 10),
            FinishStep("motive_02", Ended.ANSWERED, ("A", "D")),
            FinishStep("style_02", Ended.ANSWERED, ("A", "B")),
            FinishStep("pace_01", Ended.ANSWERED, ("B",)),
        ),
        boundaries=Boundaries(no_thanks=tuple(longest[:4]), needs=("step_free", "guide_dog"), limits=("groups_only",)),
    )
    assert len(" ".join(describe(profile, "Alexandria-Victor", "San Francisco Bay Area"))) <= 2 * 306
