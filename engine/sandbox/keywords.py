"""The words a US carrier acts on by itself: its own list, on purpose not our engine's (platforms §2.5).

One word only: "stop please" is not caught. YES opts in only a phone that is opted out; otherwise it is conversation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OptOutType = Literal["STOP", "START", "HELP"]

_STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE"})
_START = frozenset({"START", "UNSTOP"})
_START_WHEN_OUT = frozenset({"YES"})
_HELP = frozenset({"HELP", "INFO"})

UNSUBSCRIBED = (
    "You have successfully been unsubscribed. You will not receive any more messages from this number. "
    "Reply START to resubscribe."
)
RESUBSCRIBED = (
    "You have successfully been re-subscribed to messages from this number. "
    "Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply."
)
HELPED = "Reply STOP to unsubscribe. Msg&Data Rates May Apply."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the carrier makes of one text: its type, whether the phone is opted out from now on, and its own answer."""

    kind: OptOutType
    opted_out: bool
    answer: str | None


def judge(body: str, *, opted_out: bool) -> Verdict | None:
    """The carrier's verdict, or None when the text is none of its business."""
    word = body.strip().upper()
    if word in _STOP:
        # A second STOP is not confirmed again: the phone is already blocked, for the carrier's own words too.
        return Verdict("STOP", opted_out=True, answer=None if opted_out else UNSUBSCRIBED)
    if word in _START or (opted_out and word in _START_WHEN_OUT):
        return Verdict("START", opted_out=False, answer=RESUBSCRIBED)
    if word in _HELP:
        return Verdict("HELP", opted_out=opted_out, answer=HELPED)
    return None
