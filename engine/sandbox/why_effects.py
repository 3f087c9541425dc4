"""What a decision does, in words: the effects of a turn as the panel tells them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EFFECTS: Final[Mapping[str, str]] = {
    "Reply": "answers",
    "StaySilent": "stays silent",
    "CloseQuestion": "closes a question",
    "ScheduleEvent": "plans something for later",
    "SaveProfile": "keeps what it learned",
    "KeepJoin": "keeps how far joining is",
    "AdmitPerson": "makes them a member",
    "RaiseAlert": "tells an operator",
    "CancelQueuedTexts": "takes back texts that wait to be sent",
    "DraftLinkup": "drafts a LinkUp",
    "ReviseLinkup": "changes the draft",
    "SendLinkup": "sends the LinkUp out: people will be looked for and asked",
    "CancelLinkup": "drops the LinkUp",
    "CallOff": "calls their LinkUp off: everybody is told",
    "AnswerInvite": "takes the answer to an invite: the LinkUp is counted, and goes ahead if it is ready",
    "TakeSeat": "gives them the seat that was kept",
    "LeavePlace": "takes their place back: the others are told",
    "ReturnToPlace": "gives them their place again",
    "ConfirmPlace": "notes that they still come",
    "LeaveEverything": "takes them out of every LinkUp",
    "TellArrival": "tells the others where they are",
    "ReportMissing": "notes who they did not see",
    "RecordOutcome": "keeps how it went",
    "ChooseSwaps": "keeps with whom they would swap numbers",
}
"""Name of an effect → what it does."""

_WORD: Final = re.compile(r"(?<!^)(?=[A-Z])")


def effects_in_words(names: Iterable[str]) -> list[str]:
    """Return what effects do, in order, the same thing once; one without words of its own is spelled out."""
    return list(dict.fromkeys(EFFECTS.get(name) or _WORD.sub(" ", name).lower() for name in names))
