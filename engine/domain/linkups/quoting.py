"""Whether the words somebody reacted to are those of a text of ours about an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.voice import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.voice import Line

_ACTIVITY: Final = "{activity}"
_FEWEST: Final = 3  # words: phones cut what they quote, but not so short that it could be anything


def quotes(quoted: str, label: str, lines: Sequence[Line]) -> bool:
    """Say whether ``quoted``, which a phone may have cut, begins like one of these lines about ``label``."""
    said = bare(quoted).split()
    return len(said) >= _FEWEST and any(_begins(said, _opening(line, label)) for line in lines)


def _opening(line: Line, label: str) -> list[str]:
    """Return the words of a line as far as only the activity is filled in."""
    head, _, tail = TEMPLATES[line].text.partition(_ACTIVITY)
    return bare(f"{head}{label}{tail.partition('{')[0]}").split()


def _begins(said: Sequence[str], opening: Sequence[str]) -> bool:
    return list(said[: len(opening)]) == list(opening[: len(said)])
