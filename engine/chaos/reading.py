"""What a text of ours asks of its reader, found by the longest fixed piece of each wording.

A text may hold several lines; the last one is what people answer.
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice import TEMPLATES, Line

if TYPE_CHECKING:
    from collections.abc import Mapping


class Heard(StrEnum):
    """What somebody is asked for."""

    TO_JOIN = "to_join"
    NAME = "name"
    LAST_NAME = "last_name"
    BIRTHDAY = "birthday"
    CHECK = "check"
    ZIP = "zip"
    AGREE = "agree"
    READY = "ready"
    ACTIVITIES = "activities"
    ONE_ACTIVITY = "one_activity"
    OPEN_ACTIVITY = "open_activity"
    FEELING = "feeling"
    LETTER = "letter"
    TIMES = "times"
    AVOIDED = "avoided"
    INVITE = "invite"
    WHICH_TIME = "which_time"
    SPLIT = "split"
    SEAT = "seat"
    UNCLEAR = "unclear"
    READBACK = "readback"
    WHEN = "when"
    WHAT = "what"
    OTHER_PLAN = "other_plan"
    IS_ON = "is_on"
    STILL_ON = "still_on"
    ATTENDANCE = "attendance"
    AGAIN = "again"
    REMEMBER = "remember"
    SWAP = "swap"


_H = Heard
_BY_NAME: Mapping[str, Heard] = MappingProxyType({
    "welcome_stranger": _H.TO_JOIN, "idle_pointer": _H.TO_JOIN, "greeting": _H.TO_JOIN,
    "join_name": _H.NAME, "join_name_short": _H.NAME, "join_name_missed": _H.NAME, "join_name_lost": _H.NAME,
    "join_last_name": _H.LAST_NAME, "join_last_name_short": _H.LAST_NAME, "join_last_name_missed": _H.LAST_NAME,
    "join_birthday": _H.BIRTHDAY, "join_birthday_short": _H.BIRTHDAY, "join_birthday_missed": _H.BIRTHDAY,
    "join_birthday_lost": _H.BIRTHDAY, "join_birthday_no_year": _H.BIRTHDAY, "join_birthday_only_age": _H.BIRTHDAY,
    "join_birthday_two_ways": _H.BIRTHDAY, "join_birthday_unlikely": _H.BIRTHDAY, "join_year_short": _H.BIRTHDAY,
    "join_check": _H.CHECK, "join_check_short": _H.CHECK,
    "join_zip": _H.ZIP, "join_zip_short": _H.ZIP, "join_zip_missed": _H.ZIP, "join_zip_lost": _H.ZIP,
    "join_agree": _H.AGREE, "join_agree_short": _H.AGREE, "join_agree_plain": _H.AGREE,
    "join_agree_unclear": _H.AGREE, "join_agree_corrected": _H.AGREE,
    "ask_intro_01": _H.READY, "short_intro_01": _H.READY, "again_intro": _H.READY,
    "ask_activity_01": _H.ACTIVITIES, "short_activity_01": _H.ACTIVITIES, "again_activity": _H.ACTIVITIES,
    "again_more": _H.ACTIVITIES, "ask_hole_activities": _H.ACTIVITIES, "short_hole_activities": _H.ACTIVITIES,
    "ask_activity_02": _H.ONE_ACTIVITY, "short_activity_02": _H.ONE_ACTIVITY,
    "ask_activity_02_open": _H.OPEN_ACTIVITY, "short_activity_02_open": _H.OPEN_ACTIVITY,
    "ask_motive_01": _H.FEELING, "short_motive_01": _H.FEELING, "again_motive": _H.LETTER,
    **dict.fromkeys((
        f"{form}_{step}" for form in ("ask", "short")
        for step in ("motive_02", "style_01", "style_02", "pace_01", "group_01", "values_01", "hole_group",
                     "hole_depth", "hole_style", "hole_talk", "hole_pace", "hole_values")
    ), _H.LETTER),
    "ask_constraints_01": _H.TIMES, "short_constraints_01": _H.TIMES, "ask_hole_times": _H.TIMES,
    "short_hole_times": _H.TIMES,
    "ask_boundaries_01": _H.AVOIDED, "short_boundaries_01": _H.AVOIDED, "again_boundaries": _H.AVOIDED,
    "invite": _H.INVITE, "invite_spot_open": _H.INVITE, "invite_which_time": _H.WHICH_TIME,
    "invite_which": _H.WHICH_TIME, "invite_unclear": _H.UNCLEAR, "split_asked": _H.SPLIT, "seat_kept": _H.SEAT,
    "plan_readback": _H.READBACK, "plan_readback_either": _H.READBACK, "plan_unclear": _H.READBACK,
    "plan_doubted": _H.READBACK, "plan_doubted_either": _H.READBACK,
    "plan_when": _H.WHEN, "plan_past": _H.WHEN, "plan_too_far": _H.WHEN, "plan_time_unclear": _H.WHEN,
    "plan_refused_soon": _H.WHEN, "plan_what": _H.WHAT, "plan_what_and_when": _H.WHAT,
    "plan_refused_people": _H.OTHER_PLAN,
    "locked": _H.IS_ON, "reminder": _H.IS_ON, "reminder_asks": _H.STILL_ON, "not_confirmed": _H.STILL_ON,
    "after_attendance": _H.ATTENDANCE, "after_attendance_still": _H.ATTENDANCE, "after_attendance_again": _H.ATTENDANCE,
    "after_do_again": _H.AGAIN, "after_do_again_still": _H.AGAIN, "after_do_again_again": _H.AGAIN,
    "after_remember": _H.REMEMBER, "after_remember_still": _H.REMEMBER,
    "after_swap": _H.SWAP, "after_swap_still": _H.SWAP, "after_swap_again": _H.SWAP,
})  # fmt: skip
_PLACEHOLDER = re.compile(r"\{\w+\}")


def _longest_piece(wording: str) -> str:
    return max(_PLACEHOLDER.split(wording), key=len).strip()


READ: Mapping[Line, Heard] = MappingProxyType({Line(name): heard for name, heard in _BY_NAME.items()})
_PIECES = tuple((_longest_piece(TEMPLATES[line].text), heard) for line, heard in READ.items())


def read(body: str) -> Heard | None:
    """Return what the text asks last; None when it asks nothing anybody here would answer."""
    found = [(body.rfind(piece) + len(piece), heard) for piece, heard in _PIECES if piece in body]
    return max(found, key=lambda each: each[0])[1] if found else None
