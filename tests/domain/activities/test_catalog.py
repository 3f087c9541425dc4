from __future__ import annotations

import re

import pytest

from engine.domain.activities.activity import Category, Entry, Trait
from engine.domain.activities.catalog import CATALOG, Activity
from engine.domain.activities.cues import CUES
from engine.domain.activities.emoji_words import EMOJI
from engine.domain.activities.forms import forms_of, normal
from engine.domain.activities.groups import DRINKING, DRINKS, GROUPS, SOBER
from engine.domain.activities.idioms import FIGURES, NO_REFUSALS, SINGULARS, TRADES_AND_PLACES
from engine.domain.activities.index import written
from engine.domain.profile.motives import Motive
from engine.domain.segments import is_gsm7

_ACTIVITIES = list(CATALOG.values())
# A text leaves this much room for the name of an activity.
_LONGEST_LABEL = 32


def test_the_catalog_is_large_and_every_shelf_is_filled() -> None:
    """There is something for everybody: well over the eighty activities that were asked for, on every shelf."""
    assert len(CATALOG) >= 200
    assert {activity.category for activity in _ACTIVITIES} == set(Category)


@pytest.mark.parametrize("activity", _ACTIVITIES, ids=lambda activity: activity.key)
def test_an_activity_is_complete(activity: Activity) -> None:
    """Key, labels, motives, traits, length and sense of adventure are there and within their bounds."""
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", activity.key)
    for label in (activity.label, activity.liking):
        assert is_gsm7(label)
        assert 0 < len(label) <= _LONGEST_LABEL
        assert label.strip() == label
        assert not label.endswith((".", "?", "!"))
    assert activity.motive_weights
    assert set(activity.motive_weights) <= set(Motive)
    assert all(0 < weight <= 1 for weight in activity.motive_weights.values())
    assert 0 <= activity.adventurous <= 1
    assert 30 <= activity.typical_minutes <= 720
    assert 0 <= activity.constraints.cost <= 3
    assert activity.constraints.traits & {Trait.INDOOR, Trait.OUTDOOR}
    assert all(normal(synonym) == synonym for synonym in activity.synonyms)


def test_what_is_about_drinking_is_for_21_and_over() -> None:
    """Alcohol is what sets an age; nothing else does."""
    assert CATALOG["bars"].constraints.min_age == 21
    assert CATALOG["coffee"].constraints.min_age == 18
    assert CATALOG["bars"].constraints.as_json() == {
        "indoor": True,
        "loud": True,
        "alcohol": True,
        "cost": 2,
        "min_age": 21,
    }
    assert all(Trait.ALCOHOL in CATALOG[key].constraints.traits for key in DRINKS)


def test_no_phrase_names_two_activities() -> None:
    """Labels, keys and synonyms are one activity's alone."""
    owners: dict[str, set[str]] = {}
    for key, phrase in written():
        owners.setdefault(phrase, set()).add(key)
    assert {phrase: keys for phrase, keys in owners.items() if len(keys) > 1} == {}
    assert "" not in owners


def test_no_made_form_could_be_two_activities() -> None:
    """Plurals, -ing forms and joined words that nobody wrote down belong to one activity, so none is lost."""
    owners: dict[str, set[str]] = {}
    names = {phrase: key for key, phrase in written()}
    for phrase, key in names.items():
        for form in forms_of(phrase):
            owners.setdefault(form, set()).add(key)
    assert {form: keys for form, keys in owners.items() if len(keys) > 1 and form not in names} == {}


def test_no_phrase_has_two_meanings() -> None:
    """A cue, an idiom, a group and a name never share a phrase: none silently wins over another."""
    lists = [
        *CUES.values(), NO_REFUSALS, FIGURES, TRADES_AND_PLACES, SINGULARS, *GROUPS, DRINKING, SOBER,
    ]  # fmt: skip
    seen = {phrase for _, phrase in written()}
    twice = []
    for said in lists:
        for phrase in map(normal, said.split("/")):
            twice += [phrase] if phrase in seen else []
            seen.add(phrase)
    assert twice == []


def test_groups_and_emoji_name_what_there_is() -> None:
    """Whatever a vague word or an emoji makes us guess is in the catalog, and an emoji means one thing."""
    assert {key for keys in GROUPS.values() for key in keys.split()} <= set(CATALOG)
    assert set(EMOJI) <= set(CATALOG)
    signs = "".join(EMOJI.values())
    assert len(signs) == len(set(signs))


@pytest.mark.parametrize(
    ("traits", "motives"),
    [("indoor cheap", "play .5"), ("indoor", "fun .5"), ("indoor", "play much"), ("indoor", "play")],
)
def test_a_slip_in_the_catalog_is_refused(traits: str, motives: str) -> None:
    """A trait, a motive or a weight that is none stops the import, so it cannot ship."""
    with pytest.raises(ValueError, match=r".+"):
        Entry("x", "x", traits, 60, 0.1, motives, "x").on(Category.GAMES)
