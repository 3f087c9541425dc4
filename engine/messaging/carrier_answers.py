"""What the carrier says: how the call with a text ended, and the texts it lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    """The carrier has the text."""

    sid: str
    status: str
    segments: int | None
    sender: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The carrier answered with a definite error."""

    http_status: int
    code: int | None


@dataclass(frozen=True, slots=True)
class NotSent:
    """The request never left: no connection, no name, no TLS."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The carrier may or may not have the text."""

    reason: str
    http_status: int | None = None
    code: int | None = None


SendResult = Accepted | Refused | NotSent | Ambiguous


@dataclass(frozen=True, slots=True)
class ListedMessage:
    """A text of ours as the carrier lists it."""

    sid: str
    body: str
    status: str
    sender: str | None
    segments: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ReceivedMessage:
    """A text to us as the carrier lists it. ``received_at`` knows whole seconds."""

    sid: str
    sender: str = field(repr=False)
    recipient: str = field(repr=False)
    body: str = field(repr=False)
    media_count: int
    segments: int | None
    received_at: datetime
