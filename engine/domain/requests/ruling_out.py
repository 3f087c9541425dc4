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
    , - ( – — : . ! ? ;
""") | {"\n"}
_ANY: Final = words(
    "day days morning afternoon night nights evening time anything anytime anyday whenever"
)  # "any day but friday"
_INSTEAD: Final = frozenset({("instead", "of"), ("rather", "than")})
_UNTIL: Final = words("until till til")
_NOT: Final = words("not isnt arent never")
_PLAIN: Final = words("no not without skip avoid")
_ABOUT_ELSE: Final = words("a an any at near too so very more less than")
_WORK: Final = words("work working")
_BEFORE_WORK: Final = words("after before that this would does dont could off")  # "would friday work", "after work"
_DENIES: Final = words("doesnt wont isnt out cant dont sucks")
_LIES: Final = words("not no never bad hard tough busy full packed off really out")


def is_ruled_out(tokens: Sequence[Token], mark: Mark, since: int) -> bool:
    """Say whether a mark is ruled out; the mark before it ends at `since`."""
    if text_at(tokens, mark.start - 1) in _UNTIL and mark.hour is None:
        return True  # "in town til sunday"
    if (text_at(tokens, mark.start - 2), text_at(tokens, mark.start - 1)) in _INSTEAD:
        return True
    for at in range(mark.start - 1, max(since, mark.start - 1 - _NEAR) - 1, -1):
        word, before = tokens[at].text, text_at(tokens, at - 1)
        if (word == "free" and before in _NOT) or (word == "but" and before in _ANY and _is_next(tokens, at, mark)):
            return True
        if word in _RESETS:
            break
        between = [token.text for token in tokens[at + 1 : mark.start]]
        if word in _PLAIN and len(between) > 1 and _ABOUT_ELSE.intersection(between):
            return False  # "not at a chain sat"
        if word == "than" and not _is_next(tokens, at, mark):
            continue  # "no more than 4 for dinner fri"
        if word in _NEGATORS:
            return before != "why" and not (word in _WORK and before in _BEFORE_WORK)
    return denial_end(tokens, mark.end) > mark.end


def _is_next(tokens: Sequence[Token], at: int, mark: Mark) -> bool:
    """Say whether nothing but "on" or "the" stands between a word and a time."""
    return {token.text for token in tokens[at + 1 : mark.start]} <= {"on", "the", "for"}


def denial_end(tokens: Sequence[Token], end: int) -> int:
    """Return where the words behind a time that rule it out end ("doesnt work", "is out"); `end` when none do."""
    after, second = text_at(tokens, end), text_at(tokens, end + 1)
    if after in _DENIES:
        return end + 1 + (second in _WORK)
    return end + 2 if after in {"is", "are"} and second in _LIES else end
