"""The readers of structured answers, and the questions their corpora are asked about."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.understanding.choices import Option, read_choice
from engine.domain.understanding.commitments import read_commitment
from engine.domain.understanding.flow import read_correction, read_flow
from engine.domain.understanding.group_sizes import read_group_size
from engine.domain.understanding.questions import read_question
from engine.domain.understanding.times import Part, read_times
from engine.domain.understanding.yes_no import read_yes_no
from tests.domain.understanding.scoring import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping


def options(*named: str) -> tuple[Option, ...]:
    """Return lettered options from their words, separated by slashes."""
    return tuple(Option(letter, tuple(words.split("/"))) for letter, words in zip("ABCD", named, strict=False))


# Each question: its options and how many of them may be picked.
QUESTIONS: Mapping[str, tuple[tuple[Option, ...], int]] = MappingProxyType(
    {
        "talk": (
            options(
                "deep talk/deep/real conversation/deep convo/deep stuff/meaningful",
                "easy laughs/laughs/laughing/laugh/light",
                "quiet recharge/quiet/recharge/calm",
                "something new/new/new things/novelty",
            ),
            1,
        ),
        "style": (
            options(
                "curious/curiosity",
                "funny/humor/silly",
                "thoughtful/thinker/good listener",
                "energetic/high energy/hyper",
            ),
            1,
        ),
        "likes": (options("ideas", "feelings/emotions", "stories/story", "plans/planning"), 2),
        "pace": (
            options(
                "slow/slow pace/chill/take it slow", "medium/in the middle/in between/middle", "fast/quick/fast pace"
            ),
            1,
        ),
        "values": (
            options(
                "very/very important/super important/a lot",
                "somewhat/a little/kind of/kinda/a bit",
                "not/not very/not important/not at all/not really",
            ),
            1,
        ),
        "group": (options("2 3/small/2 to 3", "4 6/4 to 6/medium", "7 10/7 to 10/big/big groups/bigger"), 1),
        "times": (
            options(
                "mornings/early", "afternoons/after lunch", "evenings/nights/after work", "weekends/saturdays/sundays"
            ),
            4,
        ),
        "pair": (options("saturday/sat", "sunday/sun"), 2),
    }
)


def _choice(labelled: str) -> str:
    question, text = labelled.split("| ", 1)
    known, most = QUESTIONS[question]
    choice = read_choice(text, known, most=most)
    return " ".join((choice.how.name, *choice.tokens))


def _yes_no(text: str) -> str:
    return {True: "yes", False: "no", None: "none"}[read_yes_no(text)]


def _commitment(labelled: str) -> str:
    token, text = labelled.split("| ", 1)
    return str(read_commitment(text, token))


def _flow(text: str) -> str:
    if correction := read_correction(text):
        return f"correction {correction.of or '-'} = {bare(correction.rest)}".rstrip()
    return str(read_flow(text) or "none")


def _group_size(text: str) -> str:
    size = read_group_size(text)
    return f"{size.minimum}-{size.maximum}" if size else "none"


def _times(text: str) -> str:
    reading = read_times(text)
    if not reading.certainty:
        return "none"
    parts, excluded = ([part.name[0] for part in Part if part in named] for named in (reading.parts, reading.excluded))
    return " ".join([*parts, *(["not", *excluded] if excluded else []), *(["?"] if reading.certainty < 0.6 else [])])


def _question(text: str) -> str:
    return str(read_question(text) or "none")


READERS = {
    "choices": Reader(_choice, frozenset({"HINT", "NONE"})),
    "commitments": Reader(_commitment, frozenset({"unclear", "absent"})),
    "flow": Reader(_flow, frozenset({"none", "unsure"})),
    "group_sizes": Reader(_group_size, frozenset({"none"})),
    "times": Reader(_times, frozenset({"none"})),
    "questions": Reader(_question, frozenset({"none"})),
    "yes_no": Reader(_yes_no, frozenset({"none"})),
}
