"""How lists of single words are written down: one string, read like text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a list separated by white space."""
    return frozenset(text.split())
