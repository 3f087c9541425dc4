"""A text to us, however it came to us: what is kept of it and how it is sealed, the same for webhook and list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from crypto.hashes import NotE164
from engine.domain.senders import SenderKind, sender_kind
from engine.ids import new_id
from engine.store.inbound_texts import NewText

if TYPE_CHECKING:
    from datetime import datetime

    from engine.settings import Settings

LONGEST_BODY = 4096
"""Characters; Twilio delivers at most 1600."""

Sid = Annotated[str, Field(pattern=r"^(SM|MM)[0-9a-fA-F]{32}$")]
Address = Annotated[str, Field(min_length=1, max_length=64)]


class NotATextError(ValueError):
    """One of the two addresses is none; the message names the parameter and not its value."""


class ArrivingText(BaseModel):
    """The parameters of an inbound text that matter to us; Twilio adds others without notice."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    sid: Sid = Field(alias="MessageSid")
    sender: Address = Field(alias="From", repr=False)
    recipient: Address = Field(alias="To", repr=False)
    body: str = Field(default="", alias="Body", max_length=LONGEST_BODY, repr=False)
    media_count: int = Field(default=0, alias="NumMedia", ge=0, le=100)
    segments: int | None = Field(default=None, alias="NumSegments", ge=0, le=1000)
    opt_out_type: str | None = Field(default=None, alias="OptOutType", pattern="^(STOP|START|HELP)$")


def sealed(text: ArrivingText, settings: Settings, *, at: datetime) -> NewText:
    """Make the row of a text that arrived at ``at``, business time. Raises ``NotATextError``."""
    text_id = new_id()
    try:
        hashes = settings.phone_hash_keys.candidates(text.sender)
    except NotE164:
        raise NotATextError("From must be an E.164 number, a short code or a sender name.") from None
    if sender_kind(text.recipient) is SenderKind.OTHER:
        raise NotATextError("To must be an E.164 number, a short code or a sender name.")
    return NewText(
        id=text_id,
        new_phone_id=new_id(),
        phone_hashes=hashes,
        hash_version=settings.phone_hash_keys.versions[0],
        from_e164=text.sender,
        to_e164=text.recipient,
        sid=text.sid,
        body=settings.sms_body_keys.seal(text.body, table="sms_messages", row_id=text_id, column="body"),
        media_count=text.media_count,
        num_segments=text.segments,
        opt_out_type=text.opt_out_type,
        correlation_id=new_id(),
        arrived_at=at,
    )
