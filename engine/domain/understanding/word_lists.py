"""How lists of words are written down: one string, read like text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a list separated by white space."""
    return frozenset(text.split())


def several(text: str) -> list[tuple[str, ...]]:
    """Return the words of each phrase of a list separated by slashes."""
    return [tuple(phrase.split()) for phrase in text.split("/")]
