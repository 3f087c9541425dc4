"""How the page calls what becomes of LinkUps, invites, places and reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.linkups.reminders import ReminderKind
from engine.domain.linkups.states import CancelReason, InviteState, LinkupState, PlaceStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

STEPS: Final[Mapping[str, str]] = {
    LinkupState.DRAFT: "Draft",
    LinkupState.BROADCASTING: "Broadcasting",
    LinkupState.LOCKED: "Locked",
    LinkupState.COMPLETED: "Completed",
    LinkupState.EXPIRED: "Expired",
    LinkupState.CANCELED: "Canceled",
}

STATES: Final[Mapping[str, str]] = {
    LinkupState.DRAFT: "a draft",
    LinkupState.BROADCASTING: "looking for people",
    LinkupState.LOCKED: "it is on",
    LinkupState.COMPLETED: "it was",
    LinkupState.EXPIRED: "found too few",
    LinkupState.CANCELED: "canceled",
}
"""In two or three words, behind the activity."""

OVER: Final[Mapping[str, str]] = {
    CancelReason.NO_GO: "nobody said GO in time",
    CancelReason.NEW_REQUEST: "another request took its place",
    CancelReason.CALLED_OFF: "called off by whoever asked for it",
    CancelReason.INITIATOR_LEFT: "whoever asked for it may not meet anybody just now",
    CancelReason.QUORUM_BROKEN: "too few were left",
    CancelReason.MOVED: "whoever asked for it moved away",
}

INVITES: Final[Mapping[str, str]] = {
    InviteState.PENDING: "no answer yet",
    InviteState.ACCEPTED: "in",
    InviteState.DECLINED: "declined",
    InviteState.EXPIRED: "did not answer in time",
    InviteState.CLOSED: "closed without them",
}

PLACES: Final[Mapping[str, str]] = {
    PlaceStatus.CONFIRMED: "has a place",
    PlaceStatus.CANCELED: "gave up the place",
    PlaceStatus.NO_SHOW: "did not show up",
    PlaceStatus.ATTENDED: "was there",
}

REMINDERS: Final[Mapping[str, str]] = {
    ReminderKind.MORNING_OF: "on the morning",
    ReminderKind.EVENING_BEFORE: "the evening before",
    ReminderKind.AFTER_LOCK: "an hour after the lock",
    ReminderKind.SILENCE: "who has not said that they come",
}

REMINDED: Final[Mapping[str, str]] = {
    "pending": "ahead",
    "sent": "sent",
    "failed": "failed",
    "canceled": "canceled",
}

COURSE: Final[Mapping[str, str]] = {
    "linkup_drafted": "Read back to whoever asks for it",
    "linkup_sent": "GO: people are being asked",
    "linkup_dropped": "Dropped",
    "wave_sent": "A wave of invites",
    "linkup_locked": "Locked: it goes ahead",
    "linkup_off": "Off",
    "linkup_over": "Over",
    "replacement_begun": "Somebody left: others are to be asked",
    "replacements_asked": "Others are asked in place of who left",
    "replacement_over": "Nobody is asked in their place any more",
}
