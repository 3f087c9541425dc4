"""What anybody can hear at any time: who we are, help, consent, apologies."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice.lines import Line
from engine.domain.voice.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    Line.WELCOME_STRANGER: Template(
        "Hi, this is JOSH: you text, we get a few people near you together, as friends, 18+. Reply JOIN and you're in"
        " after a few short texts. Wrong number? Just ignore this. Msg & data rates may apply. Text HELP for help, STOP"
        " to stop. Terms: joshtexts.example/terms",
        compliance=True,
    ),
    Line.IDLE_POINTER: Template(
        "JOSH here. I can't do much for you before you've joined. It takes a few short texts: reply JOIN to begin."
    ),
    Line.GREETING: Template(
        "Hey, JOSH here! Good to hear from you. If you'd like to meet people near you, reply JOIN and we'll begin."
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
