"""Which of our questions some words are addressed to: "for the group question …", "about pace: …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.understanding.flow_correction_words import NOUNS
from engine.domain.understanding.flow_topics import TOPICS
from engine.domain.understanding.phrases import longest_by_first_word

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOPIC_OF: Final = {tuple(phrase.split()): topic for topic, listed in TOPICS.items() for phrase in listed}
_LONGEST: Final = longest_by_first_word(_TOPIC_OF)
TOWARDS: Final = frozenset({"for", "about", "regarding", "re"})
_DETERMINERS: Final = frozenset({"the", "my", "that", "your", "last"})
_NAMES: Final = NOUNS | {"one"}


def topic_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the topic that the folded `words[at:]` begin with, and where it ends; None for no topic."""
    for length in range(min(_LONGEST.get(words[at], 0), len(words) - at), 0, -1):
        if topic := _TOPIC_OF.get(tuple(words[at : at + length])):
            return topic, at + length
    return None


def address_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the topic that "for the … question" at `words[at:]` names, and where that ends; None for no address."""
    at += words[at : at + 1] == ["as"]
    if at >= len(words) or words[at] not in TOWARDS:
        return None
    at += 1
    while at < len(words) and words[at] in _DETERMINERS:
        at += 1
    found = topic_at(words, at) if at < len(words) else None
    if found is None:
        return None
    topic, end = found
    while end < len(words) and words[end] in _NAMES:
        end += 1
    return topic, end
