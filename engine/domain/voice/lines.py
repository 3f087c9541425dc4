"""The key of every text of ours. A line's wording stands in the file of its conversation."""

from __future__ import annotations

from enum import StrEnum


class Line(StrEnum):
    """The key of one text."""

    # Anybody, at any time (spine.py)
    WELCOME_STRANGER = "welcome_stranger"
    IDLE_POINTER = "idle_pointer"
    GREETING = "greeting"
    HELP = "help"
    STOP_CONFIRMED = "stop_confirmed"
    START_CONFIRMED = "start_confirmed"
    ALREADY_IN = "already_in"
    MEDIA_UNREADABLE = "media_unreadable"
    PARKED_APOLOGY = "parked_apology"
    SPANISH_NOTICE = "spanish_notice"
