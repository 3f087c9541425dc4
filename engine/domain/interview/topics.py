"""Which earlier question somebody means when they take something back: by its subject, or as the last one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAKES_BACK = re.compile(
    r"\b(?:change|changed|chg|update|edit|redo|re do|fix|switch|correct|adjust|wrong|mistake|meant|go back to|back to"
    r"|instead|different|undo|mixed up|typo|revise|swap|messed up|reconsider)\b"
)
_LAST = re.compile(
    r"\b(?:(?:my |the |that )?(?:last|previous|prior|earlier) (?:one|answer|question|ans|reply|thing|response|text)"
    r"|go back|undo|take that back|take it back|wrong (?:letter|answer|one|button)|that was (?:wrong|a mistake|a typo)"
    r"|one back|step back|back up|my answer|what i (?:just )?(?:said|wrote|put)|change that|redo that|fix that)\b"
)
_TOPICS: Mapping[str, Step] = {topic: step for step in Step for topic in RULES[step].topics}
# Longest first: "group size" before "size".
_LONGEST_FIRST = sorted(_TOPICS, key=len, reverse=True)
_NAMED = re.compile(r"\b(?:" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")\b")


def step_named(text: str) -> Step | None:
    """Return the step whose subject `text` wants to take back ("change my pace to slow"), or None.

    Only texts that say they want to change something are read: "slow pace" alone is an answer.
    """
    words = bare(text)
    if not _TAKES_BACK.search(words):
        return None
    named = max(_NAMED.findall(words), key=len, default=None)
    return None if named is None else _TOPICS[named]


def takes_back_last(text: str) -> bool:
    """Whether `text` wants to take back the answer before ("wait, change my last answer", "go back")."""
    return _LAST.search(bare(text)) is not None
