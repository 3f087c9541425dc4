"""The words around an age, folded and without accents. Data only; the rules are in `ages_statements` and beside it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.understanding.spoken_numbers import NUMBERS
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Mapping

ADULT: Final = 18
YOUNGEST: Final = 8  # younger and they cannot write it

# What says something of an age has a digit in it or one of these.
CUES: Final = frozenset(word for word, number in NUMBERS.items() if number >= YOUNGEST) | words(
    """
    minor menor underage under adult grade grader birthday bday middle junior jr elementary freshman sophomore
    """
)

# May stand between "im" and what it says.
ADVERBS = words("only just actually really still currently literally also honestly technically legit barely already")
# Whoever looks, feels or is thought to be an age does not say it of themselves.
FIGURES = words(
    """
    like think thinks thinking thought pretend pretending wish assume assumes assumed guess guessed guesses mentally
    emotionally spiritually basically secretly practically as when while until till til once after since before
    imagine hope every whenever figured called titled feels feel felt
    """
)
SAYING = words("say says said saying claims claimed goes yelled screams told tells")
# Somebody who asks whether they may says it of themselves: "can i join if im 17".
ASKING = words("what can is ok okay does matter still allowed could may alright cool problem fine")
# Before an eighteenth birthday these put it into the future.
WAITING = words("when once after till til until before")

YEARS = words("yr yrs year years")
AGE_UNITS = words("yo yrold yearold yearsold anos")
SEXES = words("f m male female nb")
# What may follow an age that stands alone: a new thought, never a thing that is counted. Those with a second
# condition are in `ages_tails`.
FOLLOWERS = words(
    """
    but so btw lol lmao haha hahaha hehe can could sorry now today tomorrow male female girl guy boy kid live living
    i im ill my though tho thats which because bc cuz cause do does am n smh soo yes yeah ok okay please pls plz fyi tbh
    ngl hi hey hbu wbu idk sadly unfortunately here too rn f whats what just should will
    """
)
AFTER_MINOR = words("is so lol and but can sorry btw if i im my haha still now though tho unfortunately yes or until")
NOT_BEHIND_FROM = words("the your you u there here my home work it a his her their where that")
# Behind "16 year old" these make it about somebody or something else.
NOT_BEHIND_OLD = words(
    """
    trapped stuck inside mom mother dad father parent parents sister brother son daughter kids dog cat car member
    veteran company house club soul again body living at
    """
)
FEELS_OLD = words("heart inside body brain head spirit soul")
OPENERS = words("hi hey hello yo sup hola heyy hiya um umm well so ok okay sorry lol tbh ngl btw fyi and but")
BEHIND_AGE_OPENING = words(
    "girl boy guy male female teen teenager kid student here from and but btw lol f m nb looking"
)
JOKES = words("jk kidding joking")

MONTHS = words(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec
    """
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun")
SPANS = words("day days week weeks month months spring summer fall winter autumn year years wks wk mos few couple bit")
SOON = words("soon tomorrow tmrw tmr next this yet til till until before after")
# Followers that need a second word: "im 16 is that ok", not "im 12 is fine".
SECOND_WORDS: Mapping[str, frozenset[str]] = MappingProxyType({
    "m": words("here from looking"),
    "dont": words("tell judge ban kick report have drink care think know"),
    "if": words("thats that its you u"),
    "is": words("that it this"),
    "next": SPANS | MONTHS | WEEKDAYS,
    "this": SPANS | MONTHS | WEEKDAYS,
    "not": words("18 old even an"),
    "turning": SOON,
    "almost": frozenset(),
    "nearly": frozenset(),
    "going": frozenset(),
})  # fmt: skip
COMING = words("almost nearly turning going not")  # … 18, behind 17
WITH = words("a an no kids two 2 3")  # "im 35 with a 12 year old", of adults only
UNTIL = words("til till until yet before")

NOT_WHEN = words("when since after before once until day time year as moment")
SUBJECT_GAPS = words("just recently finally also")
TURNED_TAILS = words("last yesterday today this in on a ago recently earlier two three")
AHEAD = words("is today this next on tomorrow soon coming")
LEADS_TO_BIRTHDAY = words("its it is today todays tomorrow tomorrows hi hey happy celebrating lol btw and so")

GRADES = range(1, 12)  # who repeats the twelfth may be eighteen
SCHOOLS = (("middle", "school"), ("junior", "high"), ("jr", "high"), ("elementary", "school"))
HIGH_SCHOOL_YEARS = words("freshman sophomore junior")
SCHOOL_TAILS = FOLLOWERS | words("and this is school")
