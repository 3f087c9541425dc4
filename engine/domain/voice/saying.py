"""From a line and its values to words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice import (
    after,
    forming,
    interview,
    interview_talk,
    invites,
    joining,
    plans,
    profile,
    questions,
    regions,
    replies,
    spine,
)
from engine.domain.voice.template import Template, Words
from engine.domain.voice.values import fit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.voice.lines import Line

LONGEST_TEXT = 306
"""Two concatenated GSM-7 parts."""

TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    **spine.TEMPLATES,
    **joining.TEMPLATES,
    **interview.TEMPLATES,
    **interview_talk.TEMPLATES,
    **questions.TEMPLATES,
    **profile.TEMPLATES,
    **regions.TEMPLATES,
    **forming.TEMPLATES,
    **replies.TEMPLATES,
    **invites.TEMPLATES,
    **plans.TEMPLATES,
    **after.TEMPLATES,
})  # fmt: skip


def say(line: Line, **values: str) -> Words:
    """Return the text of `line` with its placeholders filled.

    Raises ValueError when a value is missing, or given without a place in the wording.
    """
    template = TEMPLATES[line]
    if values.keys() != template.names:
        msg = f"{line} takes {sorted(template.names)}, got {sorted(values)}"
        raise ValueError(msg)
    filled = {name: fit(name, value) for name, value in values.items()}
    return Words(template.text.format_map(filled), f"{line.value}@{template.version}")


def join_words(*parts: Words) -> tuple[Words, ...]:
    """Put several lines into one text where they fit together, else into the fewest texts in the same order."""
    joined: list[Words] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is not None and len(last.body) + 1 + len(part.body) <= LONGEST_TEXT:
            joined[-1] = Words(f"{last.body} {part.body}", f"{last.template}+{part.template}")
        else:
            joined.append(part)
    return tuple(joined)
