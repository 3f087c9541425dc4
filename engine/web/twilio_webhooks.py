"""Twilio's two webhooks: texts to us, and what became of texts of ours. Verify, store, answer; decide nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine import clock
from engine.errors import describe_error
from engine.ids import new_id
from engine.messaging.arrivals import ArrivingText, NotATextError, Sid, sealed
from engine.messaging.receiving import NotStoredError
from engine.store.callbacks import NewCallback
from engine.web.raw import Answer, RefusedRequestError, header, read_form, refusal
from engine.web.signature import SignatureCheck

if TYPE_CHECKING:
    from engine.messaging.receiving import CallbackReceiver, TextReceiver
    from engine.settings import Settings
    from engine.store.inbound_texts import NewText
    from engine.web.raw import Receive, Scope, Send

_log = structlog.get_logger()

# An empty TwiML answer: anything else might be texted to the person (Twilio error 12300).
ACCEPTED = Answer(200, b'<?xml version="1.0" encoding="UTF-8"?><Response/>', b"text/xml; charset=utf-8")
STORED = Answer(204, b"", b"text/plain; charset=utf-8")
TRY_AGAIN = Answer(
    503, b"Cannot be stored just now; please send it again.\n", b"text/plain; charset=utf-8", (b"retry-after", b"2")
)

Form = TypeVar("Form", bound=BaseModel)


class InboundForm(ArrivingText):
    """The form of an inbound text."""

    account: str = Field(alias="AccountSid")


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
        self._settings = settings
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
        try:
            return sealed(form, self._settings, at=clock.now())
        except NotATextError as error:
            raise RefusedRequestError(400, str(error)) from None


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
