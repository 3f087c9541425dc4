"""What one change comes to: signals for the profile, and words for the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.domain.profile.signals import Signal
    from engine.domain.voice import Words


@dataclass(frozen=True, slots=True)
class Lesson:
    """``about`` is the subject in ``profile_events``; no ``signals`` means that it was so already."""

    about: str
    signals: tuple[Signal, ...]
    words: tuple[Words, ...]
