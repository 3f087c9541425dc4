"""How the vocabularies beside the readers are written down: one string, phrases separated by slashes."""

from __future__ import annotations


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a list separated by slashes; blanks around them do not count."""
    return frozenset(stripped for phrase in text.split("/") if (stripped := " ".join(phrase.split())))
