"""Which text in the carrier's list is which unknown send of ours. Pure: sends and a list in, pairs out.

Rules of this file:
1. A text belongs to one send at most. One that is bound to another message is not looked at.
2. A callback that named a job is the last word, both ways; words are compared only where none did.
3. A send can only have made a text created after it, minus a slack for two clocks and whole seconds.
4. Sends on their way claim their texts too, or an older send would be given theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from engine.messaging.carrier_answers import ListedMessage

SLACK = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A send that may have made one of the listed texts."""

    job_id: UUID
    words: str = field(repr=False)
    attempted_at: datetime


def match(
    sends: Sequence[Candidate], listed: Sequence[ListedMessage], *, named: Mapping[str, UUID]
) -> dict[UUID, ListedMessage]:
    """Pair sends with texts, one to one, as many as possible.

    ``named`` says which job a callback has named for a SID. What a later send could have made, an earlier one could
    too, so the latest send chooses first, the text nearest to it; that leaves nobody without a text who could have one.
    """
    free = {text.sid: text for text in listed}
    pairs: dict[UUID, ListedMessage] = {}
    for send in sends:
        sid = next((sid for sid, job_id in named.items() if job_id == send.job_id and sid in free), None)
        if sid is not None:
            pairs[send.job_id] = free.pop(sid)
    for sid in named:
        free.pop(sid, None)
    unpaired = [send for send in sends if send.job_id not in pairs]
    for send in sorted(unpaired, key=lambda send: send.attempted_at, reverse=True):
        fitting = [text for text in free.values() if _fits(send, text)]
        if fitting:
            nearest = min(fitting, key=lambda text: abs(text.created_at - send.attempted_at))
            pairs[send.job_id] = free.pop(nearest.sid)
    return pairs


def _fits(send: Candidate, text: ListedMessage) -> bool:
    return text.created_at >= send.attempted_at - SLACK and _alike(send.words, text.body)


def _alike(ours: str, theirs: str) -> bool:
    """Compare as people read: a carrier may trim, or put plain marks in place of typographic ones (Smart Encoding)."""
    return (fold(ours) or ours.strip()) == (fold(theirs) or theirs.strip())
