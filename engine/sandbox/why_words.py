"""Plain words for the engine's codes, so that a newcomer can read what happened. A code without words shows itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES: Final[Mapping[str, str]] = {
    "not_a_person": "the sender is not a person's number",
    "stop": "the text asks to stop",
    "start": "the text asks to come back",
    "help": "the text asks for help",
    "opted_out": "this number has opted out",
    "loop": "six texts alike within ten minutes",
    "rate_limited": "more than eight texts in a minute",
    "only_media": "a photo without words",
    "mode": "no rule took it, so the mode of the conversation decides",
    "event": "an event that nobody waits for any more",
    "texts_folded": "the texts set aside are read as one",
}

SILENCES: Final[Mapping[str, str]] = {
    "carrier_answers": "the carrier answers this word itself",
    "opted_out": "this number has opted out",
    "not_a_person": "machines get no answer",
    "closer": "a thank-you or goodbye needs no answer",
    "tapback": "a reaction to a text needs no answer",
    "auto_reply": "it reads like an automatic reply",
    "wrong_number": "they say it is the wrong number",
    "repeated": "it says the same as the text just before",
    "loop": "it looks like two machines talking",
    "folded": "too many at once: it is set aside and answered together with the others",
    "media_already_explained": "photos were explained today already",
    "outdated": "it no longer mattered",
}

PURPOSES: Final[Mapping[str, str]] = {
    "opt_out_confirmation": "confirms the opt-out",
    "opt_in_confirmation": "confirms the return",
    "help": "the help text",
    "reply": "a reply",
    "welcome": "a welcome",
    "media_notice": "explains that photos cannot be read",
    "apology": "apologises for a text that could not be handled",
}

LINES: Final[Mapping[str, str]] = {
    "welcome_stranger": "first contact in 30 days",
    "idle_pointer": "introduced before, so a short pointer to what works",
    "greeting": "a greeting, so it greets back",
    "help": "asked for help",
    "stop_confirmed": "asked to stop, confirmed once",
    "start_confirmed": "asked to come back",
    "already_in": "asked to come back, but was never gone",
    "media_unreadable": "a photo, and only words can be read",
    "spanish_notice": "written in Spanish, so it says once in Spanish what works",
    "parked_apology": "handling the text failed, so it apologises",
}

JOB_ENDS: Final[Mapping[str, str]] = {
    "failed": "The text was given up",
    "canceled": "The text was canceled before it was sent",
    "expired": "The text expired before it could be sent",
    "unknown": "Whether the carrier has it is being found out",
}

ATTEMPTS: Final[Mapping[str, str]] = {
    "accepted": "The carrier accepted it",
    "settled_by_callback": "A callback proved that the carrier has it",
    "settled_by_listing": "The carrier's list proved that it has it",
    "refused": "The carrier refused it",
    "not_sent": "It never reached the carrier, so it will be tried again",
    "ambiguous": "No clear answer: the carrier may have it or not, so it is not sent again blindly",
    "suppressed": "Held back at the last moment: the person had just opted out",
    "lapsed": "The sender died in the middle; the carrier may have it",
}

STATUSES: Final[Mapping[str, str]] = {
    "accepted": "Carrier: accepted",
    "queued": "Carrier: queued",
    "sending": "Carrier: sending",
    "sent": "Carrier: sent",
    "delivered": "Carrier: delivered to the handset",
    "undelivered": "Carrier: could not be delivered",
    "failed": "Carrier: failed",
    "canceled": "Carrier: canceled",
}

CALLBACK_RESULTS: Final[Mapping[str, str]] = {
    "applied": "raised the status",
    "outranked": "changed nothing: we knew better already",
}

CONSENTS: Final[Mapping[str, str]] = {
    "opted_out": "Opt-out recorded",
    "opted_in": "Opt-in recorded",
    "consent_given": "Consent recorded",
    "consent_withdrawn": "Withdrawal of consent recorded",
}


def words(table: Mapping[str, str], code: str) -> str:
    """The words for a code, else the code with spaces."""
    return table.get(code) or code.replace("_", " ")
