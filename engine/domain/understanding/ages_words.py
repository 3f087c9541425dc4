"""The words around an age, folded and without accents. Data only; the rules are in `ages` and `ages_statements`."""

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
    emotionally spiritually basically secretly practically basicly as when while until till til once after since before
    if bc_ imagine imagining swear_ hope every whenever thinkin figured feels feel felt
    """
)
SAYING = _words("say says said saying tells told claims claimed goes texted wrote yelled screams")
# Somebody who asks whether they may says it of themselves: "can i join if im 17".
ASKING = _words("can is ok okay does matter still what allowed could may alright cool problem fine")
UNITS_OLD = _words("old young")
YEARS = _words("yr yrs year years")
AGE_UNITS = _words("yo yrold yearold yearsold anos")
# What may follow an age that stands alone: a new thought, never a thing that is counted.
FOLLOWERS = _words(
    """
    and but so btw lol lmao haha hahaha hehe is can could sorry now today tomorrow almost going turning not f m female
    male girl guy boy gal kid from live living i im my though tho already still if thats which because bc cuz cause does
    do am n smh sooo soo right yes yeah yea ok okay please pls plz fyi tbh ngl hi hey hbu wbu u you and_ idk sadly
    unfortunately turn here too rn and
    """
)
ADULT_FOLLOWERS = _words("with years retired married single divorced looking new")
# Behind "16 year old": a body of their own, not a relation or a possession.
SELF = _words(
    """
    girl boy guy male female teen teenager kid student here from and but btw lol who so in_ looking i im f m can is nb
    trans lady man woman freshman sophomore junior hi hey sorry person with
    """
)
NOT_BEHIND_OLD = _words(
    """
    trapped stuck inside mom mother dad father parent parents sister brother son daughter kid kids dog cat car member
    veteran company house club at heart soul again body living
    """
)
FEELS_OLD = _words("heart again inside body brain head spirit soul")
MONTHS = _words(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec
    """
)
WEEKDAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
SOON = _words("soon tomorrow tmrw tmr tonight next this yet on til till until before after in")
SPANS = _words("day days week weeks month months spring summer fall winter autumn year years wks wk mos")
UNTIL = _words("til till until yet untill")
SEXES = _words("f m male female nb girl boy guy woman man")
SCHOOLS = frozenset({("middle", "school"), ("junior", "high"), ("elementary", "school"), ("elementary",), ("jr", "high")})
YEARS_OF_HIGH_SCHOOL = _words("freshman sophomore junior")
GRADES = range(1, 12)  # who repeats the twelfth may be eighteen
SCHOOL_FOLLOWERS = FOLLOWERS | _words("this at_ like")
OPENERS = _words("hi hey hello yo sup hola heyy hiya um umm well so ok okay sorry lol tbh ngl btw fyi and but")
JOKES = _words("jk kidding joking")
KINSHIP_AFTER_MY = _words("birthday bday b-day cumpleanos")
EVENTS_AHEAD = _words("is today this next on tomorrow soon coming")
LEADS_TO_BIRTHDAY = _words("its it is today todays tomorrow tomorrows happy hi hey celebrating turning was_ lol btw and so")
