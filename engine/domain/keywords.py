"""Reserved words and plain requests: STOP, START, YES and HELP, who recognised them, and what the carrier knows.

Sources: 47 CFR 64.1200(a)(10) for the words and for "any other reasonable means"; Twilio's default lists, one word
only, with OPTOUT and REVOKE since May 2025. CANCEL, END and QUIT unsubscribe at the carrier whatever was meant, so
they do here too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from engine.domain.folding import bare
from engine.domain.revocation import asks_to_stop
from engine.domain.senders import is_toll_free
from engine.domain.tapbacks import read_tapback


class Keyword(StrEnum):
    """What a reserved word asks for. Whether YES opts in or answers a question depends on the opt-out state."""

    STOP = "stop"
    START = "start"
    YES = "yes"
    HELP = "help"


class KeywordSource(StrEnum):
    """How we know."""

    CARRIER = "carrier"  # the carrier's own verdict came with the text (OptOutType)
    WORD = "word"  # the whole message is one of the carrier's words
    REQUEST = "request"  # plain language the carrier knows nothing of: the whole consequence is ours


@dataclass(frozen=True, slots=True)
class KeywordMatch:
    """A reserved word or request, and how we know.

    `decorated` marks a WORD written with more than its letters ("STOP!!!", "“stop”"): the carrier compares exactly
    and has probably not acted, so the confirmation is ours. It does not take part in comparison.
    """

    keyword: Keyword
    source: KeywordSource
    decorated: bool = field(default=False, compare=False)


_WORDS = {
    **dict.fromkeys(("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "optout", "revoke"), Keyword.STOP),
    **dict.fromkeys(("start", "unstop"), Keyword.START),
    **dict.fromkeys(("yes",), Keyword.YES),
    **dict.fromkeys(("help", "info"), Keyword.HELP),
}
_SPANISH_HELP = "ayuda"


def read_keyword(body: str, opt_out_type: str | None = None) -> KeywordMatch | None:
    """Return the reserved word or request in `body`, or None for ordinary content.

    `opt_out_type` is the carrier's OptOutType; when it is one of its three values it decides, whatever the body says.
    A reaction quoting one of our texts ("Liked “… STOP to stop”") is never a request.
    """
    if opt_out_type and opt_out_type.strip().lower() in {Keyword.STOP, Keyword.START, Keyword.HELP}:
        return KeywordMatch(Keyword(opt_out_type.strip().lower()), KeywordSource.CARRIER)
    words = bare(body)
    if keyword := _WORDS.get(words):
        return KeywordMatch(keyword, KeywordSource.WORD, decorated=body.strip().lower() != words)
    if words == _SPANISH_HELP:
        return KeywordMatch(Keyword.HELP, KeywordSource.REQUEST)
    if _spelled_out(words) or (asks_to_stop(body) and read_tapback(body) is None):
        return KeywordMatch(Keyword.STOP, KeywordSource.REQUEST)
    return None


def carrier_knows(match: KeywordMatch) -> bool:
    """Say whether the carrier acts on this by itself, so that its block and its own reply must be expected."""
    return match.source is not KeywordSource.REQUEST and not match.decorated


def carrier_honours_yes(to_e164: str) -> bool:
    """Say whether YES to our number `to_e164` lifts the carrier's block.

    On toll-free numbers the network itself blocks, on STOP alone, and lifts only on START and UNSTOP.
    """
    return not is_toll_free(to_e164)


def _spelled_out(words: str) -> bool:
    """Say whether a stop word stands there letter by letter ("s t o p", "S.T.O.P.")."""
    if words[1:2] != " ":  # most texts
        return False
    letters = words.split()
    return all(len(letter) == 1 for letter in letters) and _WORDS.get("".join(letters)) is Keyword.STOP
