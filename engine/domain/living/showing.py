"""ME: what we have on somebody, told back to them in one or two texts, and how to correct it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.profile.portrait import describe
from engine.domain.voice import Line, say
from engine.domain.voice.values import WIDTHS

if TYPE_CHECKING:
    from engine.domain.people import Person
    from engine.domain.profile.profile import Profile
    from engine.domain.voice import Words

_MOST_TEXTS = 2


def show(profile: Profile, person: Person) -> tuple[Words, ...]:
    """Return the lines of the portrait, the most telling first; what two texts cannot hold is left out."""
    told = describe(profile, person.first_name, person.region.name if person.region else None)
    if len(told) <= 1:  # a name and a place are no portrait
        return (say(Line.PORTRAIT_EMPTY, name=person.first_name),)
    first, *more = _packed(told)[:_MOST_TEXTS]
    lines = (say(Line.PORTRAIT, portrait=first), *(say(Line.PORTRAIT_MORE, portrait=text) for text in more))
    return (*lines, say(Line.PORTRAIT_CORRECT))


def _packed(sentences: tuple[str, ...]) -> list[str]:
    """Put sentences together, in their order, into pieces that a text can carry."""
    pieces = [""]
    for sentence in sentences:
        longer = f"{pieces[-1]} {sentence}".strip()
        if len(longer) <= _room(len(pieces)):
            pieces[-1] = longer
        else:
            pieces.append(sentence)
    return pieces


def _room(place: int) -> int:
    """Return how many characters a piece may have; the second one leaves room for how to correct it."""
    return WIDTHS["portrait"] if place < _MOST_TEXTS else WIDTHS["portrait"] - len(say(Line.PORTRAIT_CORRECT).body)
