"""What the questions of joining and of the interview are about, in the words of this page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

JOINING: Final[Mapping[str, str]] = {
    "name": "the name",
    "last_name": "the last name",
    "birthday": "the birthday",
    "confirm_birthday": "the birthday, once more",
    "zip": "the ZIP code",
    "agree": "their agreement",
}
"""Step of joining → what it asks for."""

QUESTIONS: Final[Mapping[str, str]] = {
    "intro_01": "ready to begin?",
    "activity_01": "what they like to do",
    "activity_02": "the one for this week",
    "motive_01": "how it should feel",
    "motive_02": "what they come for",
    "style_01": "how they are with people",
    "style_02": "what they talk about",
    "pace_01": "how fast they warm up",
    "group_01": "how many people",
    "values_01": "how alike in values",
    "boundaries_01": "what they don't want",
    "constraints_01": "when they have time",
    "wrap_01": "the good-bye",
    "hole_activities": "what else they like to do",
    "hole_times": "when they have time, once more",
    "hole_group": "how many people, once more",
    "hole_depth": "how deep a talk",
    "hole_style": "how they are among new people",
    "hole_talk": "what they talk about, once more",
    "hole_pace": "how fast they warm up, once more",
    "hole_values": "how alike in values, once more",
}
"""Question of the interview → what it is about."""
