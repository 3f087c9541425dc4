"""The same subjects asked once more in other words, for people the first wording did not reach.

What a choice teaches is what the step's choice teaches; only the words that name it differ.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.interview import lettered
from engine.domain.understanding.choices import Option

if TYPE_CHECKING:
    from engine.domain.interview.steps import Lettered


def _reworded(choices: tuple[Lettered, ...], *words: tuple[str, ...]) -> tuple[Lettered, ...]:
    """Return the choices under other words, letter by letter in the same order."""
    return tuple(
        replace(choice, option=Option(choice.option.token, (*named, *choice.option.words)))
        for choice, named in zip(choices, words, strict=True)
    )


DEPTH = _reworded(
    lettered.MOTIVE,
    ("one good conversation", "good conversation", "a conversation", "conversation", "talk"),
    ("light and fun", "light fun", "keep it light"),
    ("just being around people", "being around people", "around people", "just be around people", "company"),
    ("trying something new together", "trying something new", "trying something", "something new together"),
)

STYLE = _reworded(
    lettered.STYLE,
    ("asks questions", "the one who asks questions", "i ask questions", "questions"),
    ("cracks jokes", "crack jokes", "i crack jokes", "joker"),
    ("listens", "i listen", "listening", "listen", "quiet one"),
    ("gets things going", "get things going", "i get things going", "starts things"),
)

TALK = _reworded(
    lettered.TALK,
    ("ideas and opinions", "opinions"),
    ("how people are doing", "how people are", "how everyone is doing"),
    ("good stories", "a good story"),
    ("what to do next", "whats next", "what we do next"),
)

PACE = _reworded(
    lettered.PACE,
    ("take my time", "i take my time", "takes a while", "takes me a while", "warm up slowly", "slow to warm up"),
    ("somewhere in between", "depends", "it depends"),
    ("jump right in", "jump in", "right away", "dive in", "i jump right in"),
)

VALUES = _reworded(
    lettered.VALUES,
    ("should see things like me", "see things like me", "like me", "same views", "must"),
    ("nice but no must", "nice but not a must", "nice to have", "nice", "not a must", "no must"),
    ("does not matter", "doesnt matter", "any view", "anyone"),
)
