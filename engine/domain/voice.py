"""All copy of the service: every word a person ever reads from us is in this table.

Rules of this file, each held by a test: at most 306 characters with the longest values, GSM-7 only, at most one
question, no link and no emoji, none of the banned phrases, and no reserved word as an expected answer except in the
compliance texts that the carriers require to name START, STOP and HELP.
"""

from __future__ import annotations

import hashlib
import string
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Line(StrEnum):
    """The key of one text."""

    WELCOME_STRANGER = "welcome_stranger"
    IDLE_POINTER = "idle_pointer"
    GREETING = "greeting"
    HELP = "help"
    STOP_CONFIRMED = "stop_confirmed"
    START_CONFIRMED = "start_confirmed"
    ALREADY_IN = "already_in"
    MEDIA_UNREADABLE = "media_unreadable"
    PARKED_APOLOGY = "parked_apology"
    SPANISH_NOTICE = "spanish_notice"


@dataclass(frozen=True, slots=True)
class Template:
    """The wording of one line; `compliance` marks texts that must name the reserved words."""

    text: str
    compliance: bool = False
    names: frozenset[str] = field(init=False)
    version: str = field(init=False)

    def __post_init__(self) -> None:
        """Derive what follows from the wording: its placeholders, and a version that changes with every letter."""
        names = frozenset(name for _, name, _, _ in string.Formatter().parse(self.text) if name is not None)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "version", hashlib.sha256(self.text.encode()).hexdigest()[:8])


@dataclass(frozen=True, slots=True)
class Words:
    """A text ready to send: its body, and the template and version it came from."""

    body: str
    template: str

    def __repr__(self) -> str:
        """Name the template only: a body may carry a person's name."""
        return f"Words({self.template})"


TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    Line.WELCOME_STRANGER: Template(
        "Hi, this is JOSH: you text, we get a few people near you together, for 18+. Joining by text opens soon, so"
        " nothing is needed from you now. Wrong number? Just ignore this. Msg & data rates may apply. Text HELP for"
        " help, STOP to stop.",
        compliance=True,
    ),
    Line.IDLE_POINTER: Template(
        "JOSH here. I can't set anything up just yet: joining by text opens soon, and nothing more is needed from you."
    ),
    Line.GREETING: Template(
        "Hey, JOSH here! Good to hear from you. Joining by text isn't open yet, but it will be soon."
    ),
    Line.HELP: Template(
        "JOSH sets up small get-togethers by text, 18+. For a person, write to {contact}. Message frequency varies,"
        " msg & data rates may apply. Text STOP to get no more texts, START to come back.",
        compliance=True,
    ),
    Line.STOP_CONFIRMED: Template(
        "You won't get any more texts from JOSH. Changed your mind? Text START to come back.", compliance=True
    ),
    Line.START_CONFIRMED: Template(
        "You're back: JOSH can text you again. Msg & data rates may apply. Text HELP for help, STOP to stop.",
        compliance=True,
    ),
    Line.ALREADY_IN: Template(
        "You already get texts from JOSH, so nothing to do. Text HELP for help, STOP to stop.", compliance=True
    ),
    Line.MEDIA_UNREADABLE: Template(
        "JOSH here. I can only read words: photos, voice notes and cards don't reach me. Can you put it in a text?"
    ),
    Line.PARKED_APOLOGY: Template(
        "JOSH here. Something broke on our side and your last text wasn't handled. Sorry! We've been told about it."
    ),
    Line.SPANISH_NOTICE: Template(
        "Soy JOSH. Por ahora solo escribo en inglés, lo siento. Si no quieres recibir textos, responde ALTO."
    ),
})  # fmt: skip


def say(line: Line, **values: str) -> Words:
    """Return the text of `line` with its placeholders filled.

    Raises ValueError when a value is missing, or given without a place in the wording.
    """
    template = TEMPLATES[line]
    if values.keys() != template.names:
        msg = f"{line} takes {sorted(template.names)}, got {sorted(values)}"
        raise ValueError(msg)
    return Words(template.text.format_map(values), f"{line}@{template.version}")
