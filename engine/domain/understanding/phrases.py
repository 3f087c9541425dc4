"""How the vocabularies beside the readers are written down: one string, phrases separated by slashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a list separated by slashes; blanks around them do not count."""
    return frozenset(stripped for phrase in text.split("/") if (stripped := " ".join(phrase.split())))


def longest_by_first_word(split: Iterable[Sequence[str]]) -> dict[str, int]:
    """Return for every first word how many words the longest phrase has that begins with it.

    Whoever looks for the longest phrase at each place of a text need not try lengths that cannot fit there.
    """
    longest: dict[str, int] = {}
    for phrase in split:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest
