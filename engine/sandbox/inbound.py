"""A person's text on its way to us: what the carrier makes of it first, then the webhook it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.sandbox.keywords import Verdict, judge
from engine.sandbox.message import API_VERSION, Message, new_sid
from engine.sandbox.segments import count_segments
from engine.sandbox.webhook import Outcome

if TYPE_CHECKING:
    from engine.sandbox.facts import Facts
    from engine.sandbox.sandbox import Sandbox


async def take_text(sandbox: Sandbox, phone: str, body: str, media: int, sid: str | None) -> Message:
    """Take a new text in, and act on the carrier's own words if the carrier answers them; committed when it returns.

    Raises `sqlite3.IntegrityError` if the SID is taken.
    """
    facts = sandbox.facts
    opted_out = sandbox.is_opted_out(phone)
    verdict = judge(body, opted_out=opted_out) if facts.carrier_answers_keywords else None
    message = Message(
        sid=sid or new_sid(media),
        direction="inbound",
        phone=phone,
        recipient=facts.number,
        sender=phone,
        service=facts.service_sid,
        body=body,
        media=media,
        segments=count_segments(body),
        status="received",
        opt_out_type=verdict.kind if verdict else None,
    )
    message.insert(sandbox.store)
    if verdict is not None:
        _act(sandbox, phone, verdict)
    await sandbox.store.committed()
    return message


async def deliver(sandbox: Sandbox, message: Message) -> Outcome:
    """Post a text to our webhook, the same way each time it is asked for; a fault may lose it on the way."""
    if sandbox.faults.take_inbound("inbound_drop"):
        return Outcome(error="11200: the webhook was lost on its way (fault inbound_drop)")
    fragment = sandbox.knobs.inbound_fragment
    url = sandbox.facts.inbound_url + (f"#{fragment}" if fragment else "")
    parameters = inbound_parameters(message, sandbox.facts)
    return await sandbox.webhook.post(url, parameters, pause=sandbox.knobs.retry_pause_seconds)


def inbound_parameters(message: Message, facts: Facts) -> list[tuple[str, str]]:
    """The form of one inbound text, blank places and a field of no use to anybody included (platforms §1.1)."""
    parameters = [
        ("ToCountry", "US"), ("ToState", ""), ("SmsMessageSid", message.sid), ("NumMedia", str(message.media)),
        ("ToCity", ""), ("FromZip", ""), ("SmsSid", message.sid), ("FromState", "CA"), ("SmsStatus", "received"),
        ("FromCity", ""), ("Body", message.body), ("FromCountry", "US"), ("To", message.recipient), ("ToZip", ""),
        ("NumSegments", str(message.segments)), ("MessageSid", message.sid), ("AccountSid", facts.account_sid),
        ("From", message.phone), ("ApiVersion", API_VERSION), ("CarrierRoute", "sandbox"),
    ]  # fmt: skip
    if message.service:
        parameters.append(("MessagingServiceSid", message.service))
    if message.opt_out_type:
        parameters.append(("OptOutType", message.opt_out_type))
    home = f"https://api.twilio.com/{API_VERSION}/Accounts/{facts.account_sid}/Messages/{message.sid}/Media"
    for place in range(message.media):
        parameters.append((f"MediaUrl{place}", f"{home}/ME{place:032x}"))
        parameters.append((f"MediaContentType{place}", "image/jpeg"))
    return parameters


def _act(sandbox: Sandbox, phone: str, verdict: Verdict) -> None:
    """Remember the choice, and confirm it to the phone in the carrier's own name."""
    key = (sandbox.facts.opt_out_sender, phone)
    if verdict.opted_out:
        sandbox.store.write("insert into opt_outs (sender, phone) values (?, ?) on conflict do nothing", key)
    else:
        sandbox.store.write("delete from opt_outs where sender = ? and phone = ?", key)
    if verdict.answer is not None:
        Message(
            sid=new_sid(),
            direction="outbound-reply",
            phone=phone,
            recipient=phone,
            sender=sandbox.facts.number,
            service=sandbox.facts.service_sid,
            body=verdict.answer,
            media=0,
            segments=count_segments(verdict.answer),
            status="delivered",
        ).insert(sandbox.store)
