"""Which option of which invite a text names, and whether it names it to pick it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from engine.domain.folding import bare
from engine.domain.linkups.reply_patterns import (
    ALONE,
    BOTH,
    HALF,
    NEITHER,
    PAST,
    PLAIN,
    PUSHING,
    SMALL,
    SWITCH,
    UNDECIDED,
)
from engine.domain.understanding.choice_marks import marks
from engine.domain.understanding.choice_options import compiled
from engine.domain.understanding.choices import Choice, How, Option, read_choice
from engine.domain.understanding.clauses import sentences

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

_FEW: Final = 3  # words: "A maybe" is about the invite, "A friend of mine said hi" is not
_BEFORE_A_LABEL: Final = frozenset(("to", "the", "for", "on", "with", "a", "an", "that", "please", "thing", "one"))


def labelled(text: str, invites: Sequence[_AnyLabelled]) -> list[_AnyLabelled]:
    """Return the invites a text names by their activity, or all of them when it names none, or each."""
    words = set(bare(text).split())
    named = [invite for invite in invites if (set(bare(invite.label).split()) - SMALL) & words]
    return named or list(invites)


def without_label(text: str, invites: Sequence[Labelled]) -> str:
    """Return a text without what only names the activity, when one of these invites is named; else as it is."""
    label = {word for invite in invites for word in bare(invite.label).split()}
    words = bare(text).split()
    if not (label - SMALL) & set(words):
        return text
    kept = [word for word in words if word not in label]
    while kept and kept[-1] in _BEFORE_A_LABEL:
        kept.pop()
    return " ".join(kept)


def names_only(text: str, invite: Labelled) -> bool:
    """Say whether a text begins with a letter of an invite, or is nothing but the activity's name."""
    words = bare(text).split()
    begins = bool(words) and len(words) <= _FEW and words[0].upper() in {offered.token for offered in invite.offered}
    return begins or (bool(words) and not bare(without_label(text, [invite])))


def picked(text: str, invites: Sequence[Labelled]) -> Choice:
    """Return the letters a text picks among all options of some invites.

    A HINT names options without choosing: words that several have, or only what is not wanted.
    """
    said = ALONE.sub(lambda found: found[1] or found[2], HALF.sub(r"\1\2m", SWITCH.sub("", text, count=1)))
    if PAST.search(bare(said)):
        return Choice((), How.NONE)
    offered = [each for invite in invites for each in invite.offered]
    shared = Counter(word for each in offered for word in set(each.words))
    options = [Option(each.token, tuple(word for word in each.words if shared[word] == 1)) for each in offered]
    choice = read_choice(said, options, most=len(options))
    labels = frozenset(word for invite in invites for word in bare(invite.label).split())
    if choice.how in {How.TOKEN, How.WORDS} and not _is_named(said, options, choice, labels):
        return Choice(choice.tokens, How.HINT)
    if len(choice.tokens) > 1 and UNDECIDED.search(said):
        return Choice(choice.tokens, How.HINT)
    # "The first" of two invites is not said of either's options; a letter is.
    if choice.how is How.TOKEN and len(invites) > 1 and not _has_letter(said, choice):
        return Choice(choice.tokens, How.HINT)
    if choice.how is How.NONE and len(options) > 1:
        tokens = read_choice(said, [Option(each.token, each.words) for each in offered], most=len(options)).tokens
        return Choice(tokens, How.HINT if tokens else How.NONE)
    # "Works for me" reads like "any of them" where there are several; a single option it does not even name.
    return Choice((), How.NONE) if choice.how is How.ANY and len(options) == 1 else choice


def _is_named(text: str, options: Sequence[Option], choice: Choice, labels: frozenset[str]) -> bool:
    """Say whether a text names what was picked, and says nothing else beside it but what it is (``labels``).

    "Can't do Sat" leaves Sunday and is no yes to it; "my mom comes Saturday" is none either.
    """
    if BOTH.search(bare(text)):
        return True
    known = compiled(tuple(options))
    for sentence in sentences(text):
        for clause in sentence.clauses:
            one = replace(sentence, clauses=(clause,))
            found = marks(one, known, several=True)
            wanted = [mark for mark in found if not mark.negated]
            if any(mark.tokens & set(choice.tokens) for mark in wanted):
                pushed = PUSHING if len(wanted) < len(found) else frozenset()
                beside = known.vocabulary.words | PLAIN | labels | pushed
                typed = any(mark.typed for mark in wanted)
                return typed or all(known.vocabulary.mend(word) in beside for word in clause)
    return False


def _has_letter(text: str, choice: Choice) -> bool:
    """Say whether a text holds one of the letters picked."""
    return not {token.lower() for token in choice.tokens}.isdisjoint(bare(text).split())


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
