"""What the model takes a person's text for. Its own few rules, on purpose not the engine's."""

from __future__ import annotations

from enum import StrEnum


class Meaning(StrEnum):
    """What must follow depends on it."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    OTHER = "other"


_STOPS = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "optout", "revoke"})
_MEANINGS = {
    **dict.fromkeys(_STOPS, Meaning.STOP),
    "please stop texting me": Meaning.STOP,
    "start": Meaning.START,
    "unstop": Meaning.START,
    "help": Meaning.HELP,
    "info": Meaning.HELP,
}


def meaning_of(body: str) -> Meaning:
    """Return what a text asks of us, whatever is going on."""
    return _MEANINGS.get(body.strip().rstrip(".!").lower(), Meaning.OTHER)
