"""The words of an answer to an invite: which option it names, what takes it back, and the many ways to decline."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from engine.domain.folding import bare
from engine.domain.linkups.plan_words import PlanCommand, read_plan_wish
from engine.domain.linkups.reply_patterns import (
    ASKS_FIRST,
    BOTH,
    DECLINES,
    DOUBTS,
    GLADLY,
    HALF,
    HALFWAY,
    LAUGHED_OFF,
    NEITHER,
    NO_MORE,
    PLAIN,
    SMALL,
    SWITCH,
    WISHED,
)
from engine.domain.understanding.choice_marks import marks
from engine.domain.understanding.choice_options import compiled
from engine.domain.understanding.choices import Choice, How, Option, read_choice
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.yes_no import read_yes_no, thumbs
from engine.domain.understanding.yes_words import IDIOMS, LAUGHS, MOCKING_EMOJI

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.linkups.invite_options import Offered


class Labelled(Protocol):
    """Something with options and the label of its activity."""

    @property
    def label(self) -> str:
        """What it is: "coffee", "a hike"."""

    @property
    def offered(self) -> tuple[Offered, ...]:
        """Its options."""


_AnyLabelled = TypeVar("_AnyLabelled", bound=Labelled)

_BEFORE_A_LABEL: Final = frozenset(("to", "the", "for", "on", "with", "a", "an", "that", "please", "thing", "one"))


def labelled(text: str, invites: Sequence[_AnyLabelled]) -> list[_AnyLabelled]:
    """Return the invites a text names by their activity, or all of them when it names none, or each."""
    words = set(bare(text).split())
    named = [invite for invite in invites if (set(bare(invite.label).split()) - SMALL) & words]
    return named or list(invites)


def without_label(text: str, invite: Labelled) -> str:
    """Return the folded words of a text without those that only name an invite's activity."""
    label = set(bare(invite.label).split())
    words = [word for word in bare(text).split() if word not in label]
    while words and words[-1] in _BEFORE_A_LABEL:
        words.pop()
    return " ".join(words)


def picked(text: str, invites: Sequence[Labelled]) -> Choice:
    """Return the letters a text picks among all options of some invites.

    A HINT names options without choosing: words that several have, or only what is not wanted.
    """
    said = HALF.sub(r"\1\2m", SWITCH.sub("", text, count=1))
    offered = [each for invite in invites for each in invite.offered]
    shared = Counter(word for each in offered for word in set(each.words))
    options = [Option(each.token, tuple(word for word in each.words if shared[word] == 1)) for each in offered]
    choice = read_choice(said, options, most=len(options))
    if choice.how in {How.TOKEN, How.WORDS} and not _is_named(said, options, choice):
        return Choice(choice.tokens, How.HINT)
    # "The first" of two invites is not said of either's options; a letter is.
    if choice.how is How.TOKEN and len(invites) > 1 and not _has_letter(said, choice):
        return Choice(choice.tokens, How.HINT)
    if choice.how is How.NONE and len(options) > 1:
        tokens = read_choice(said, [Option(each.token, each.words) for each in offered], most=len(options)).tokens
        return Choice(tokens, How.HINT if tokens else How.NONE)
    # "Works for me" reads like "any of them" where there are several; a single option it does not even name.
    return Choice((), How.NONE) if choice.how is How.ANY and len(options) == 1 else choice


def _is_named(text: str, options: Sequence[Option], choice: Choice) -> bool:
    """Say whether a text names what was picked, and says nothing else beside it.

    "Can't do Sat" leaves Sunday and is no yes to it; "my mom comes Saturday" is none either.
    """
    if BOTH.search(bare(text)):
        return True
    known = compiled(tuple(options))
    for sentence in sentences(text):
        for clause in sentence.clauses:
            one = replace(sentence, clauses=(clause,))
            wanted = [mark for mark in marks(one, known, several=True) if not mark.negated]
            if any(mark.tokens & set(choice.tokens) for mark in wanted):
                typed = any(mark.typed for mark in wanted)
                return typed or all(known.vocabulary.mend(word) in known.vocabulary.words | PLAIN for word in clause)
    return False


def _has_letter(text: str, choice: Choice) -> bool:
    """Say whether a text holds one of the letters picked."""
    return not {token.lower() for token in choice.tokens}.isdisjoint(bare(text).split())


def takes_back(text: str) -> bool:
    """Say whether a text limits, doubts or mocks what it accepts; a later sentence may ask about anything."""
    if MOCKING_EMOJI & set(text) and len(bare(text).split()) > 1:
        return True
    for at, sentence in enumerate(sentences(text)):
        words = IDIOMS.sub(" ", " ".join(word for clause in sentence.clauses for word in clause))
        if at and sentence.asks:
            continue
        if DOUBTS.search(words) or (LAUGHS.search(words) and len(words.split()) > LAUGHED_OFF):
            return True
        if sentence.asks and SWITCH.match(sentence.typed) is None:
            return True
    return False


def is_for_both(text: str, how: How) -> bool:
    """Say whether a text takes any option there is."""
    return how is How.ANY or (BOTH.search(bare(text)) is not None and not declines_all(text))


def declines_all(text: str, invites: Sequence[Labelled] = ()) -> bool:
    """Say whether a text turns every option down that there is: in a word, or each by its own."""
    if NEITHER.search(bare(text)):
        return True
    options = [Option(each.token, each.words) for invite in invites for each in invite.offered]
    if not options:
        return False
    known = compiled(tuple(options))
    found = [mark for sentence in sentences(text) for mark in marks(sentence, known, several=True)]
    named = {token for mark in found for token in mark.tokens}
    return named == set(known.tokens) and all(mark.negated for mark in found)


def declines(text: str) -> bool:
    """Say whether a text is a plain no, or one of the ways to say that one cannot come."""
    words = bare(text)
    if words in NO_MORE or read_yes_no(text) is False:
        return True
    if ASKS_FIRST.match(words) or text.rstrip().endswith("?"):
        return False
    wish = read_plan_wish(text)
    if wish is not None and wish.command is PlanCommand.CANT:
        return True
    return WISHED.search(words) is not None or any(
        DECLINES.match(" ".join(clause)) is not None and not sentence.asks
        for sentence in sentences(text)
        for clause in sentence.clauses
    )


def accepts(text: str) -> bool | None:
    """Say whether a text is a yes that commits; None when it may be one and has to be asked for."""
    if takes_back(text):
        return None if read_commitment(text, "in") is not Commitment.ABSENT else False
    given = read_commitment(text, "in")
    first = next((" ".join(sentence.clauses[0]) for sentence in sentences(text)), "")
    if given is Commitment.GIVEN or first in GLADLY or bare(text) in GLADLY or (not first and thumbs(text)):
        return True
    return None if given is Commitment.UNCLEAR or bare(text) in HALFWAY else False
