"""Twilio's two webhooks: texts to us, and what became of texts of ours. Verify, store, answer; decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import UUID

import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crypto.hashes import NotE164
from engine import clock
from engine.domain.senders import SenderKind, sender_kind
from engine.errors import describe_error
from engine.ids import new_id
from engine.messaging.receiving import NotStoredError
from engine.store.callbacks import NewCallback
from engine.store.inbox import NewText
from engine.web.raw import Answer, RefusedRequestError, header, read_form, refusal
from engine.web.signature import SignatureCheck

if TYPE_CHECKING:
    from engine.messaging.receiving import CallbackReceiver, TextReceiver
    from engine.settings import Settings
    from engine.web.raw import Receive, Scope, Send

_log = structlog.get_logger()

# An empty TwiML answer: anything else might be texted to the person (Twilio error 12300).
ACCEPTED = Answer(200, b'<?xml version="1.0" encoding="UTF-8"?><Response/>', b"text/xml; charset=utf-8")
STORED = Answer(204, b"", b"text/plain; charset=utf-8")
TRY_AGAIN = Answer(
    503, b"Cannot be stored just now; please send it again.\n", b"text/plain; charset=utf-8", (b"retry-after", b"2")
)

LONGEST_BODY = 4096
"""Characters; Twilio delivers at most 1600."""

Sid = Annotated[str, Field(pattern=r"^(SM|MM)[0-9a-fA-F]{32}$")]
Form = TypeVar("Form", bound=BaseModel)
Address = Annotated[str, Field(min_length=1, max_length=64)]


class InboundForm(BaseModel):
    """The parameters of an inbound text that matter to us; Twilio adds others without notice."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    sid: Sid = Field(alias="MessageSid")
    account: str = Field(alias="AccountSid")
    sender: Address = Field(alias="From", repr=False)
    recipient: Address = Field(alias="To", repr=False)
    body: str = Field(default="", alias="Body", max_length=LONGEST_BODY, repr=False)
    media_count: int = Field(default=0, alias="NumMedia", ge=0, le=100)
    segments: int | None = Field(default=None, alias="NumSegments", ge=0, le=1000)
    opt_out_type: str | None = Field(default=None, alias="OptOutType", pattern="^(STOP|START|HELP)$")


class StatusForm(BaseModel):
    """The parameters of a status callback that matter to us."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    sid: Sid = Field(alias="MessageSid")
    account: str = Field(alias="AccountSid")
    status: str = Field(alias="MessageStatus", pattern="^[a-z_]{1,40}$")
    error_code: int = Field(default=0, alias="ErrorCode", ge=0, le=999_999)


class TwilioWebhook:
    """What both webhooks share: bounded form, signature, account."""

    def __init__(self, settings: Settings) -> None:
        self._base = settings.public_base_url
        self._account = settings.twilio_account_sid
        self._check = SignatureCheck(settings.twilio_auth_tokens)

    async def verified_form(self, scope: Scope, receive: Receive) -> dict[str, str]:
        """The form of a genuine request for our account; raises ``RefusedRequestError`` for any other.

        Blank values are left out after the check: to Twilio a blank and a missing value mean the same.
        """
        fields = await read_form(scope, receive)
        query = scope["query_string"].decode("latin-1")
        url = f"{self._base}{scope['path']}" + (f"?{query}" if query else "")
        if not self._check.is_genuine(url, fields, header(scope, b"x-twilio-signature")):
            raise RefusedRequestError(403, "The signature does not fit: sign with the account's auth token.")
        form = {name: value for name, value in fields if value or name == "Body"}
        if form.get("AccountSid") != self._account:
            raise RefusedRequestError(403, "This is another account's webhook.")
        return form


class InboundWebhook(TwilioWebhook):
    """``POST /webhooks/twilio/inbound``."""

    def __init__(self, settings: Settings, receiver: TextReceiver) -> None:
        super().__init__(settings)
        self._keyring = settings.sms_body_keys
        self._hasher = settings.phone_hash_keys
        self._receiver = receiver

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 200 once the text is safe, 4xx for what is not a text for us, 503 when it is safe nowhere."""
        try:
            text = self._sealed(_parse(InboundForm, await self.verified_form(scope, receive)))
        except RefusedRequestError as error:
            _log.info("webhook_refused", path=scope["path"], status=error.status)
            await refusal(error).send(send)
            return
        try:
            await self._receiver.receive(text)
        except NotStoredError as error:
            _log.error("text_not_stored", correlation_id=str(text.correlation_id), **describe_error(error))
            await TRY_AGAIN.send(send)
            return
        await ACCEPTED.send(send)

    def _sealed(self, form: InboundForm) -> NewText:
        text_id = new_id()
        try:
            hashes = self._hasher.candidates(form.sender)
        except NotE164:
            raise RefusedRequestError(400, "From must be an E.164 number, a short code or a sender name.") from None
        if sender_kind(form.recipient) is SenderKind.OTHER:
            raise RefusedRequestError(400, "To must be an E.164 number, a short code or a sender name.")
        return NewText(
            id=text_id,
            new_phone_id=new_id(),
            phone_hashes=hashes,
            hash_version=self._hasher.versions[0],
            from_e164=form.sender,
            to_e164=form.recipient,
            sid=form.sid,
            body=self._keyring.seal(form.body, table="sms_messages", row_id=text_id, column="body"),
            media_count=form.media_count,
            num_segments=form.segments,
            opt_out_type=form.opt_out_type,
            correlation_id=new_id(),
            arrived_at=clock.now(),
        )


class StatusWebhook(TwilioWebhook):
    """``POST /webhooks/twilio/status?job=…``."""

    def __init__(self, settings: Settings, receiver: CallbackReceiver) -> None:
        super().__init__(settings)
        self._receiver = receiver

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 204 once the callback is stored, 4xx for what is none, 503 while it cannot be stored."""
        try:
            form = _parse(StatusForm, await self.verified_form(scope, receive))
            job_id = _job_id(scope["query_string"])
        except RefusedRequestError as error:
            _log.info("webhook_refused", path=scope["path"], status=error.status)
            await refusal(error).send(send)
            return
        try:
            await self._receiver.receive(
                NewCallback(new_id(), form.sid, form.status, form.error_code, job_id, clock.now())
            )
        except NotStoredError:
            await TRY_AGAIN.send(send)
            return
        await STORED.send(send)


def _parse(form: type[Form], fields: dict[str, Any]) -> Form:
    try:
        return form.model_validate(fields)
    except ValidationError as error:
        wrong = sorted({str(detail["loc"][0]) for detail in error.errors(include_input=False, include_url=False)})
        raise RefusedRequestError(400, f"Missing or malformed: {', '.join(wrong)}.") from None


def _job_id(query: bytes) -> UUID | None:
    for pair in query.decode("latin-1").split("&"):
        name, _, value = pair.partition("=")
        if name == "job":
            try:
                return UUID(value)
            except ValueError:
                raise RefusedRequestError(400, "The job in the address is not an id.") from None
    return None
