"""Whether the words around a time rule it out: "not sunday", "can't do fri", "busy sat", "saturday doesn't work"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.requests.tokens import text_at
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.requests.marks import Mark
    from engine.domain.requests.tokens import Token

_NEAR: Final = 3  # words before a time that may rule it out
_NEGATORS: Final = words("""
    not except cant cannot no busy wont dont isnt unavailable avoid without skip never work working booked besides drop
    than minus
""")
_RESETS: Final = words("""
    but so free maybe or and then works after sure later mind matter too off only how what want wanna problem plans
    , - ( – — :
""")
_NOT: Final = words("not isnt arent never")
_WORK: Final = words("work working")
_BEFORE_WORK: Final = words("after before that this would does dont could off")  # "would friday work", "after work"
_DENIES: Final = words("doesnt wont isnt out cant dont sucks")
_LIES: Final = words("not no never bad hard tough busy full packed off really out")


def is_ruled_out(tokens: Sequence[Token], mark: Mark, since: int) -> bool:
    """Say whether a mark is ruled out; the mark before it ends at `since`."""
    for at in range(mark.start - 1, max(since, mark.start - 1 - _NEAR) - 1, -1):
        word, before = tokens[at].text, text_at(tokens, at - 1)
        if word == "free" and before in _NOT:
            return True
        if word in _RESETS:
            break
        if word in _NEGATORS:
            return before != "why" and not (word in _WORK and before in _BEFORE_WORK)
    after = text_at(tokens, mark.end)
    return after in _DENIES or (after in {"is", "are"} and text_at(tokens, mark.end + 1) in _LIES)
