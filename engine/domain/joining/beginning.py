"""The first text of somebody who wants in: the question for their name, or for what they have not said yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.joining.adulthood import adult_calendar
from engine.domain.joining.answers import Known, learn_facts
from engine.domain.joining.facts import read_facts
from engine.domain.joining.moving import ask_next, part
from engine.domain.joining.progress import JoinProgress
from engine.domain.joining.wanting import said_besides

if TYPE_CHECKING:
    from engine.domain.turn import Decision, Turn

# "JOIN Ann Lee", "JOIN, I'm Ann": a name behind the wish is introduced, or written like one, or followed by more.
_NAME_LIKE = re.compile(
    r"(?:[Ii]['’]?m\b|[Ii] am\b|[Tt]his is\b|[Ii]t['’]?s\b|[Mm]y name)|[A-Z][\w'-]+ [A-Z][\w' -]+\W*\Z|.*\d", re.DOTALL
)


def begin(turn: Turn) -> Decision:
    """Begin to join, with whatever the text of `turn` says besides its wish."""
    today = adult_calendar(turn.now)
    besides = said_besides(turn.text.body)
    facts = read_facts(besides, today=today, asked_name=_NAME_LIKE.match(besides) is not None)
    known = learn_facts(Known(JoinProgress()), facts, today=today)
    return part(turn) if known.is_minor else ask_next(turn, known)
