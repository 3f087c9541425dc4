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
