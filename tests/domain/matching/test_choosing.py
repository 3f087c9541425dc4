"""Filters, relaxation, order and group, over invented pools."""

from __future__ import annotations

from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.matching.explain import explain, words_of
from engine.domain.matching.friend import likeness
from engine.domain.matching.people import Person, pool_of
from engine.domain.matching.ranking import Pair, Ranking, rank
from engine.domain.matching.rules import Relaxation
from engine.domain.matching.shortlist import shortlist
from engine.domain.understanding.group_sizes import GroupSize
from tests.domain.matching.people import ANN, ANY_TIME, coffee, person

EVENINGS_ONLY = '{"parts": ["evenings"], "excluded": ["mornings"]}'
unit = st.floats(0, 1, allow_nan=False)
strangers = st.builds(
    person,
    st.integers(2, 60),
    age=st.integers(18, 80),
    age_min=st.none() | st.integers(18, 40),
    age_max=st.none() | st.integers(35, 90),
    times=st.sampled_from([ANY_TIME, EVENINGS_ONLY, '{"parts": ["afternoons"]}', None]),
    values=st.lists(unit, min_size=12, max_size=12),
    confidences=st.lists(unit, min_size=12, max_size=12),
    activities=st.sampled_from(['{"coffee": 0.85}', '{"brunch": 0.7}', '{"hiking": 0.8}']),
    friend=st.booleans(),
    met_lately=st.booleans(),
    refused_twice=st.booleans(),
    invites_lately=st.integers(0, 3),
)
pools = st.lists(strangers, max_size=30, unique_by=lambda p: p.user_id)
kept_apart = st.lists(st.tuples(st.integers(2, 60), st.integers(2, 60)), max_size=20)


def ranking(
    people: list[Person], *, ann: Person | None = None, apart: list[Pair] | None = None, **about: object
) -> Ranking:
    """Return what Ann's request finds among these people, relaxed as far as it must be."""
    found = shortlist(coffee(**about), [ann or person(1)], people, most=Relaxation.COOL_DOWNS)
    return rank(found, apart or [])


@settings(deadline=None, max_examples=60)
@given(pools, kept_apart, st.integers(2, 3), st.integers(18, 80))
def test_no_relaxation_touches_what_protects_people(
    people: list[Person], apart: list[tuple[int, int]], fewest: int, age: int
) -> None:
    """However few there are: hours ruled out, age bands both ways, the gap at under 21, who is kept from whom, hold."""
    pairs = [Pair(UUID(int=one), UUID(int=other), for_ever=True) for one, other in apart if one != other]
    ann = person(1, age=age, age_min=20, age_max=70)
    found = ranking(people, ann=ann, apart=pairs, group_size=GroupSize(fewest, 10))
    by_id = {p.user_id: p for p in people} | {ANN: ann}
    listed = [ANN, *(candidate.user_id for candidate in found.candidates)]
    for user in listed[1:]:
        assert by_id[user].times != EVENINGS_ONLY
        if fewest == 2 and min(age, by_id[user].age) < 21 and not by_id[user].friend:
            assert abs(age - by_id[user].age) <= 10
    for one in listed:
        for other in listed:
            if one != other:
                assert (by_id[one].age_min or 0) <= by_id[other].age <= (by_id[one].age_max or 200)
                assert Pair(one, other, for_ever=True) not in pairs


@settings(deadline=None, max_examples=60)
@given(pools)
def test_thresholds_and_cohesion_are_kept(people: list[Person]) -> None:
    """Nobody below 0.55 on either side is listed at any level, and all together are alike."""
    found = ranking(people, group_size=GroupSize(3, 10))
    assert all(c.friend_score >= 0.55 and c.moment_fit >= 0.55 for c in found.candidates)
    by_id = {p.user_id: p for p in people}
    group = pool_of([person(1), *(by_id[c.user_id] for c in found.candidates)])
    size = len(group.people)
    alike = np.array([likeness(group, at, group) for at in range(size)])
    if size > 1:
        assert (alike.sum() - alike.trace()) / (size * (size - 1)) >= 0.55 - 1e-9


@settings(deadline=None, max_examples=60)
@given(pools, st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(people: list[Person], random: object) -> None:
    """The same people in another order give the same list: ties go by a hash, not by chance."""
    shuffled = list(people)
    getattr(random, "shuffle")(shuffled)  # noqa: B009 -- the strategy's type is private
    assert ranking(people).candidates == ranking(shuffled).candidates


@settings(deadline=None, max_examples=60)
@given(pools)
def test_who_was_asked_often_stands_behind_everybody_who_was_not(people: list[Person]) -> None:
    """Of those who may be asked, nobody gets a third invite in 14 days while others wait for a first or second."""
    found = shortlist(coffee(), [person(1)], people, most=Relaxation.COOL_DOWNS)
    often = [found.pool.people[at].invites_lately >= 2 for at in found.places.tolist()]
    assert often == sorted(often)


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"times": EVENINGS_ONLY}, "hours_ruled_out"),
        ({"times": '{"parts": ["evenings"]}'}, "window"),
        ({"age_max": 25}, "age_band"),
        ({"values": (0.0,) * 12, "motives": (0.0,) * 6}, "friend_score"),
    ],
)
def test_whoever_is_left_out_is_counted_by_why(about: dict[str, object], code: str) -> None:
    """Every filter has its code, and counts whom it left out first."""
    found = ranking(
        [person(2, **about), person(3)], ann=person(1, values=(1.0,) * 12) if code == "friend_score" else None
    )
    assert found.filtered[code] == 1


def test_who_waited_goes_first_among_equals() -> None:
    """Days since the last invite add up to 0.10; never asked is all of it."""
    waiting = [
        person(2, days_since_invite=2.0),
        person(3, days_since_invite=7.0),
        person(4),
        person(5, days_since_invite=30.0),
    ]
    found = ranking(waiting)
    assert [c.user_id.int for c in found.candidates][2:] == [3, 2]
    scores = {c.user_id.int: c.final_score for c in found.candidates}
    assert scores[4] - scores[3] == pytest.approx(0.05)
    assert scores[4] == scores[5]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([person(n, times='{"parts": ["mornings"]}') for n in range(10, 14)], Relaxation.NONE),
        ([person(n, times='{"parts": ["afternoons"]}') for n in range(10, 14)], Relaxation.ADJACENT_WINDOWS),
        ([person(n, times='{"parts": ["evenings"]}') for n in range(10, 14)], Relaxation.NONE),
        ([person(n, activities='{"hiking": 0.85}') for n in range(10, 14)], Relaxation.ACTIVITY_OVERLAP),
        ([person(10, met_lately=True), person(11, refused_twice=True)], Relaxation.COOL_DOWNS),
    ],
)
def test_a_search_is_relaxed_no_further_than_it_helps(others: list[Person], expected: Relaxation) -> None:
    """Six suit two free seats; with fewer it goes on step by step, and stays where the last step added nobody."""
    found = ranking([person(2), person(3), *others], group_size=GroupSize(3, 3))
    assert found.relaxation == expected


def test_an_explanation_names_reasons_and_no_secrets() -> None:
    """Scores, filters, words; nothing of blocks, declines, do-agains or ages of anybody."""
    found = ranking([person(2, friend=True, again=True)])
    said = explain(
        found.candidates[0], relaxation=found.relaxation, filtered=found.filtered, weights_version=found.weights_version
    )
    assert said["friend_score"] == 1.0
    assert said["top_reasons"][:2] == ["already friends", "likes this activity"]
    assert {"region", "entitled", "not_on_hold"} <= set(said["filters"]["passed"])
    assert (words_of("alike:social_pace"), words_of("motive:restorative")) == (
        "similar social pace",
        "shared restorative motive",
    )
    assert "again" not in str(said["top_reasons"])
