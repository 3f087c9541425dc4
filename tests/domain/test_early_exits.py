"""Readers look twice only at texts that hold a word their patterns need. Looking at all of them changes nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain import revocation, revocation_es, revocation_patterns, smalltalk, smalltalk_words, tapbacks
from engine.domain.dialogue import dictation
from engine.domain.folding import bare
from engine.domain.interview import extras, reading_bounds, reading_choices
from engine.domain.interview.answering import read_answer
from engine.domain.interview.steps import Step
from engine.domain.understanding import (
    ages,
    boundaries,
    changes,
    changes_names,
    changes_person,
    choice_words,
    choices,
    clauses,
    flow,
    flow_corrections,
    flow_later,
    questions,
    zips,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_CORPORA = sorted((Path(__file__).parent / "corpus").glob("*.tsv"))
_OPENINGS = ("", "ok so ", "No, wait, ", "for me ")


class _Everything:
    """Stands for the words or signs that are looked for: every text holds one of them."""

    def isdisjoint(self, _: object) -> bool:
        return False

    def __contains__(self, _: object) -> bool:
        return True

    def search(self, _: str) -> bool:
        return True


def _always(*_: object) -> bool:
    return True


def _texts() -> list[str]:
    """Return lines of all labelled corpora, each behind one of the openings."""
    lines = [line for corpus in _CORPORA for line in corpus.read_text(encoding="utf-8").split("\n")[::3]]
    said = [line.split("\t")[0].replace("\\n", "\n") for line in lines if line and not line.startswith("# ")]
    return [_OPENINGS[place % len(_OPENINGS)] + text for place, text in enumerate(said)]


_EVERYTHING = _Everything()
_ALL_READERS = {step: (_EVERYTHING, reader) for step, (_, reader) in extras._READERS.items()}


@pytest.mark.parametrize(
    ("read", "module", "without"),
    [
        (revocation.asks_to_stop, revocation, {"_CUES": _EVERYTHING}),
        (smalltalk.read_smalltalk, smalltalk, {"WRONG_NUMBER_CUES": _EVERYTHING}),
        (dictation.as_typed, dictation, {"_MARKS": ("",)}),
        (clauses.sentences.__wrapped__, clauses, {"_MARK": _EVERYTHING}),
        (flow.read_flow, flow, {"_may_say": _always}),
        (flow.read_correction, flow_corrections, {"_FIRST_WORDS": _EVERYTHING, "_FAULTY": _EVERYTHING}),
        (
            questions.read_question,
            questions,
            {"_may_open": _always, "_opens_behind_leads": _always, "_ASIDES": _EVERYTHING},
        ),
        (changes.read_change, changes, {"may_change": _always}),
        (changes.asks_to_see, changes_person, {"_CUES": _EVERYTHING}),
        (changes_names.read_call_me, changes_names, {"_CUES": _EVERYTHING}),
        (ages._statements, ages, {"CUES": _EVERYTHING}),
        (zips.mentioned_zips, zips, {"_SPOKEN_WORDS": _EVERYTHING}),
        (choices._after_correction, choices, {"CORRECTED_CUES": _EVERYTHING}),
        (boundaries.boundary_keys, boundaries, {"_CLOCK_CUES": _EVERYTHING}),
        (lambda text: read_answer(Step.VALUES_01, text), reading_choices, {"_PEOPLE": _EVERYTHING}),
        (
            lambda text: extras.read_extras(Step.PACE_01, text),
            extras,
            {"_READERS": _ALL_READERS, "_LIKE_CUES": _EVERYTHING},
        ),
        (
            lambda text: extras.read_extras(Step.MOTIVE_01, text),
            extras,
            {"_READERS": _ALL_READERS, "_LIKE_CUES": _EVERYTHING},
        ),
    ],
)
def test_an_early_exit_changes_no_reading(
    read: Callable[[str], Any],
    module: object,
    without: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Over the corpora, whatever is passed over would have read as nothing."""
    texts = _texts()
    quick = [read(text) for text in texts]
    for name, stand_in in without.items():
        assert hasattr(module, name)
        monkeypatch.setattr(module, name, stand_in)
    assert [text for text, found in zip(texts, quick, strict=True) if read(text) != found] == []


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


_CUES_OF: list[tuple[re.Pattern[str], Iterable[str]]] = [
    *(
        (getattr(revocation_patterns, name), revocation_patterns.CUES)
        for name in ("ORDER", "DEMAND", "WHOLE", "FIRM", "WEAK", "POLITE_WORD")
    ),
    (revocation_es._REQUEST, revocation_es.CUES),
    (_pattern(*smalltalk_words.WRONG_NUMBER_PHRASES), smalltalk_words.WRONG_NUMBER_CUES),
    (flow_later.LATER_WITH_REASON, flow_later.REASONED),
    (changes_person._ME, changes_person._CUES),
    (choice_words.CORRECTED, choice_words.CORRECTED_CUES),
    (reading_choices._OF_PEOPLE, reading_choices._PEOPLE),
    (_pattern(boundaries._LATE.pattern, boundaries._EARLY.pattern), boundaries._CLOCK_CUES),
    (reading_bounds._REFUSES, reading_bounds.REFUSING),
    (extras._OF_GROUPS, extras._GROUP_CUES),
    (extras._OF_PACE, extras._PACE_CUES),
    (extras._LIKES, extras._LIKE_CUES),
]


@pytest.mark.parametrize(("pattern", "cues"), _CUES_OF, ids=[pattern.pattern[:30] for pattern, _ in _CUES_OF])
def test_whatever_a_pattern_fits_holds_a_cue(pattern: re.Pattern[str], cues: Iterable[str]) -> None:
    """A pattern that is given a new alternative needs its word among the cues."""

    @settings(max_examples=80)
    @given(st.from_regex(pattern, fullmatch=True))
    def holds(text: str) -> None:
        assert not frozenset(cues).isdisjoint(bare(text).split())

    holds()


@pytest.mark.parametrize("pattern", [flow_later.LATER, flow_later.LATER_WITH_REASON], ids=["later", "reason"])
def test_putting_off_is_said_in_known_words(pattern: re.Pattern[str]) -> None:
    """Every word that puts something off is known, or is digits."""

    @settings(max_examples=150)
    @given(st.from_regex(pattern, fullmatch=True))
    def known(text: str) -> None:
        assert [word for word in text.split() if word not in flow_later.WORDS and not word.isdecimal()] == []

    known()


@pytest.mark.parametrize("name", ["_VERB", "_REACTED", "_REMOVED", "_EMOJI_TO"])
def test_a_reaction_ends_with_its_quotation(name: str) -> None:
    """Only what ends with a closing mark is looked at for a quotation, and nothing else does."""

    @settings(max_examples=40)
    @given(st.from_regex(getattr(tapbacks, name), fullmatch=True))
    def ends(text: str) -> None:
        assert text.endswith(tapbacks._CLOSINGS)

    ends()


@pytest.mark.parametrize("word", smalltalk_words.TYPO_SAFE)
def test_a_courtesy_parted_by_a_blank_is_found(word: str) -> None:
    """Two words that are one with a slip in it are known beforehand, and no others are."""
    pairs = [
        f"{word[:at]} {word[at + more :]}" for at in range(1, len(word)) for more in (-1, 0, 1, 2) if word[at + more :]
    ]
    for pair in pairs:
        slip = next((known for known in smalltalk_words.TYPO_SAFE if smalltalk._is_slip(pair, known)), None)
        assert smalltalk._PARTED.get(pair) == (None if slip is None else smalltalk._KIND_OF[slip])
