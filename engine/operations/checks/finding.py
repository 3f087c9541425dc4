"""What a check found, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Grade(Enum):
    """How a finding is to be taken: in order, worth a look, or wrong."""

    FINE = "fine"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer. ``says`` is the state, ``fix`` what to do; neither holds a secret, a number or anybody's words."""

    check: str
    grade: Grade
    says: str
    fix: str = ""


def fine(check: str, says: str, fix: str = "") -> Finding:
    """In order; ``fix`` is then a thing to know."""
    return Finding(check, Grade.FINE, says, fix)


def look(check: str, says: str, fix: str) -> Finding:
    """It works, but somebody should know."""
    return Finding(check, Grade.LOOK, says, fix)


def wrong(check: str, says: str, fix: str) -> Finding:
    """It does not work, or will not for long."""
    return Finding(check, Grade.WRONG, says, fix)
