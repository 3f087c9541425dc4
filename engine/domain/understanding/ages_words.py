"""The words around an age, folded and without accents. Data only; the rules are in `ages_statements` and beside it."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """Return the words of a list separated by white space."""
    return frozenset(text.split())


# May stand between "im" and what it says.
ADVERBS = _words("only just actually really still currently literally also honestly technically legit barely already")
# Whoever looks, feels or is thought to be an age does not say it of themselves.
FIGURES = _words(
    """
    like think thinks thinking thought pretend pretending wish assume assumes assumed guess guessed guesses mentally
    emotionally spiritually basically secretly practically as when while until till til once after since before
    imagine hope every whenever figured feels feel felt
    """
)
SAYING = _words("say says said saying claims claimed goes yelled screams told tells")
# Somebody who asks whether they may says it of themselves: "can i join if im 17".
ASKING = _words("can is ok okay does matter still allowed could may alright cool problem fine")
# Before an eighteenth birthday these put it into the future.
WAITING = _words("when once after till til until before")

YEARS = _words("yr yrs year years")
AGE_UNITS = _words("yo yrold yearold yearsold anos")
SEXES = _words("f m male female nb")
# What may follow an age that stands alone: a new thought, never a thing that is counted. Those with a second
# condition are in `ages_tails`.
FOLLOWERS = _words(
    """
    but so btw lol lmao haha hahaha hehe can could sorry now today tomorrow male female girl guy boy kid live living
    i im ill my though tho thats which because bc cuz cause do does am n smh soo yes yeah ok okay please pls plz fyi tbh
    ngl hi hey hbu wbu idk sadly unfortunately here too rn f whats what just should will
    """
)
AFTER_MINOR = _words("is so lol and but can sorry btw if i im my haha still now though tho unfortunately yes or until")
NOT_BEHIND_FROM = _words("the your you u there here my home work it a his her their where that")
# Behind "16 year old" these make it about somebody or something else.
NOT_BEHIND_OLD = _words(
    """
    trapped stuck inside mom mother dad father parent parents sister brother son daughter kids dog cat car member
    veteran company house club soul again body living at
    """
)
FEELS_OLD = _words("heart inside body brain head spirit soul")
OPENERS = _words("hi hey hello yo sup hola heyy hiya um umm well so ok okay sorry lol tbh ngl btw fyi and but")
BEHIND_AGE_OPENING = _words(
    "girl boy guy male female teen teenager kid student here from and but btw lol f m nb looking"
)
JOKES = _words("jk kidding joking")

MONTHS = _words(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec
    """
)
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun")
SPANS = _words("day days week weeks month months spring summer fall winter autumn year years wks wk mos few couple bit")
SOON = _words("soon tomorrow tmrw tmr next this yet til till until before after")
UNTIL = _words("til till until yet before")

NOT_WHEN = _words("when since after before once until day time year as moment")
SUBJECT_GAPS = _words("just recently finally also")
TURNED_TAILS = _words("last yesterday today this in on a ago recently earlier two three")
AHEAD = _words("is today this next on tomorrow soon coming")
LEADS_TO_BIRTHDAY = _words("its it is today todays tomorrow tomorrows hi hey happy celebrating lol btw and so")

GRADES = range(1, 12)  # who repeats the twelfth may be eighteen
SCHOOLS = (("middle", "school"), ("junior", "high"), ("jr", "high"), ("elementary", "school"))
HIGH_SCHOOL_YEARS = _words("freshman sophomore junior")
SCHOOL_TAILS = FOLLOWERS | _words("and this is school")
