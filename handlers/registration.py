"""Joining by text: name, birthday, ZIP code, and the consent that is agreed to word for word."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from engine.domain.asides import answer_to
from engine.domain.dialogue.standing import Standing, stand
from engine.domain.effects import AdmitPerson, Asks, Reply, Silence, StaySilent
from engine.domain.joining.adulthood import adult_calendar
from engine.domain.joining.answers import Known
from engine.domain.joining.asking import another_try, ask, ask_shortly, corrected_agreement, needed
from engine.domain.joining.consent import wording_shown
from engine.domain.joining.hearing import Heard, Meaning, hear
from engine.domain.joining.moving import FIRST_QUESTION, INTERVIEW, ask_next, leave, part, stay
from engine.domain.joining.progress import JoinProgress
from engine.domain.joining.steps import TOPIC, Step, next_step, without
from engine.domain.joining.talk import is_machine_talk, quiet_reason
from engine.domain.joining.wanting import wants_in
from engine.domain.languages import looks_spanish
from engine.domain.limits import is_repeat
from engine.domain.purposes import Purpose
from engine.domain.smalltalk import Smalltalk, read_smalltalk
from engine.domain.turn import Decision, Handler, Mode, Part, Turn
from engine.domain.understanding.ages import says_under_18
from engine.domain.understanding.questions import read_question
from engine.domain.voice import Line, join_words, say
