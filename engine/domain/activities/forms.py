"""The forms a phrase takes: plurals, "hike/hikes/hiking", and two words written as one.

Everything here works on normal phrases: folded, without accents, without articles and possessives ("walk my dog" is
"walk dog"). Inflecting the catalog once beats stemming each text: a stem would also make "bars" of "baring".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.activities.activity import phrases
from engine.domain.folding import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Words that stand before any noun and change nothing.
ARTICLES: Final = frozenset(phrases("a / an / the / my / our / your / ur / his / her / their / some"))
_SHORTEST_JOINED: Final = 6  # letters: "ping pong" → "pingpong", but never "go on"
_DOUBLING: Final = frozenset(
    phrases("run / swim / jog / hit / chat / knit / skim / stop / tan / sit / jam / shop / sled / grab / get / drum")
)
_VERBS: Final = phrases(
    "hike / walk / run / jog / bike / cycle / climb / swim / surf / kayak / paddle / sail / ski / skate"
    " / snowboard / golf / bowl / dance / paint / sketch / draw / doodle / knit / crochet / sew / bake / cook"
    " / grill / volunteer / sing / jam / meditate / stretch / thrift / journal / stroll / wander"
    " / explore / write / code / study / shop / forage / browse / play / watch / ride / throw / make / take"
    " / practice / learn / shoot / lift / hit / try / go / work / eat / grab / get / pick / fly / see / stargaze"
    " / birdwatch / carve / weave / whittle / canoe / wrestle / picnic / trek / geocache / snorkel / discuss"
    " / visit / speak / grow / buy / fix / cuddle / stitch / quilt / drum / brunch / cowork / brew"
    " / longboard / rollerblade / photograph / debate / paddleboard / skateboard / sled / mend / pamper / rave"
    " / compost / read"
)


def normal(phrase: str) -> str:
    """Return a phrase as the index keys it: folded, bare, without articles and possessives."""
    return " ".join(word for word in bare(phrase).split() if word not in ARTICLES)


def forms_of(phrase: str) -> Iterator[str]:
    """Yield every form of a normal phrase, itself first; a form may come twice."""
    yield phrase
    words = phrase.split()
    first, last = words[0], words[-1]
    for form in _verb_forms(first):
        yield " ".join((form, *words[1:]))
    if len(words) > 1:
        for form in _verb_forms(last):
            yield " ".join((*words[:-1], form))
    elif first in _FORMS:
        agent = _gerund_of(first)[:-3] + "er"
        yield from (agent, agent + "s")
    for form in _numbers(last):
        yield " ".join((*words[:-1], form))
    if len(words) == 2 and len(first) + len(last) >= _SHORTEST_JOINED:  # noqa: PLR2004 — two words become one
        yield from (first + form for form in (last, *_numbers(last)))


def _numbers(noun: str) -> Iterator[str]:
    """Yield the plural of a singular, or the singular of a plural; nothing for an -ing form."""
    if noun.endswith("ing") or not noun.isalpha():
        return
    if noun.endswith("ies") and len(noun) > len("pies"):
        yield noun[:-3] + "y"
        yield noun[:-1]  # movies, selfies
    elif noun.endswith(("sses", "shes", "ches", "xes")):
        yield noun[:-2]
    elif noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        yield noun[:-1]
    elif noun.endswith(("s", "x", "ch", "sh", "z")):
        yield noun + "es"
    elif noun.endswith("y") and noun[-2:-1] not in "aeiou":
        yield noun[:-1] + "ies"
    else:
        yield noun + "s"


def _gerund(verb: str) -> str:
    """Return the -ing form."""
    if verb in _DOUBLING:
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return verb + "ing"


def _inflected(verbs: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return every form of every verb, each with all forms of its verb."""
    table: dict[str, frozenset[str]] = {}
    for verb in verbs:
        gerund = _gerund(verb)
        all_forms = frozenset({verb, verb + "s", gerund, gerund[:-1]})  # the last one: "hikin"
        table |= dict.fromkeys(all_forms, all_forms)
    return table


_FORMS: Final = _inflected(_VERBS)


def _gerund_of(form: str) -> str:
    """Return the -ing form of any form of a verb of the table."""
    return next(other for other in _FORMS[form] if other.endswith("ing") and other[:-1] in _FORMS[form])


def _verb_forms(word: str) -> frozenset[str]:
    """Return the other forms of a verb of the table; nothing for any other word."""
    return _FORMS.get(word, frozenset()) - {word}
