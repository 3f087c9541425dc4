"""How people ask about us, as patterns over plain words.

Every alternative is matched at the start of a clause whose short forms are written out ("r u" is "are you") and whose
opening courtesies are gone; `<people>` and its like stand for the words below. The first topic that matches decides,
so the narrow ones come first. Bounded repetitions only: the work is linear.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.question_facts import FACTS
from engine.domain.understanding.question_sense import SENSE
from engine.domain.understanding.question_trust import TRUST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MACROS: Mapping[str, str] = MappingProxyType(
    {
        "this": r"(?:this|that|it|josh|everything|all this|the service|this thing|this service|the app|this app)",
        "people": (
            r"(?:people|my \w+|other people|anyone|anybody|someone|somebody|everyone|everybody|others|they"
            r"|strangers|the others|the group|you|humans?|the public)"
        ),
        "mine": r"(?:my|our|the|these|those|this|all my|any of my|any of this|all this|what i|it)",
        "number": r"(?:my|this|the) (?:number|phone number|cell|contact|phone|digits|cell number)",
        "human": r"(?:person|human|human being|real person|real human|people|man|woman|guy|girl|dude|somebody|someone)",
        "data": (
            r"(?:data|info|information|account|profile|details|answers|number|texts|messages|history|stuff|"
            r"everything)"
        ),
        "questions": r"(?:questions?|qs|steps|texts|messages|things|q)",
    }
)


def _compiled(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for all alternatives of a topic, with the words filled in."""
    joined = "|".join(alternatives)
    for name, words in _MACROS.items():
        joined = joined.replace(f"<{name}>", words)
    return re.compile(joined)


PATTERNS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {topic: _compiled(alternatives) for topic, alternatives in {**TRUST, **FACTS, **SENSE}.items()}
)
