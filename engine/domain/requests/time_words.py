"""How people name days, parts of the day and spans of time, folded and without accents. Data only."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.windows import Part
from engine.domain.understanding.phrases import phrases
from engine.domain.understanding.word_lists import several

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEKDAYS: Final[Mapping[str, int]] = MappingProxyType({
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
})  # fmt: skip
_MONTHS: Final = """
    january jan / february feb / march mar / april apr / may / june jun / july jul / august aug / september sept sep
    / october oct / november nov / december dec
"""
MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {name: number for number, names in enumerate(several(_MONTHS), start=1) for name in names}
)
# One spelling for each word of time; left out are those that are other words as well ("mar", "may").
_SPELLED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "monday": "mon lunes mondya",
        "tuesday": "tue tues tuesd martes teusday tusday",
        "wednesday": "wed weds wednes wensday wendsday wednsday miercoles",
        "thursday": "thu thur thurs thrus thrs thursd jueves thrusday",
        "friday": "fri frid viernes firday",
        "saturday": "sat satruday sabado saterday sturday",
        "sunday": "sun domingo sundy",
        "mondays": "mons",
        "saturdays": "sats sabados",
        "sundays": "domingos",
        "tomorrow": "tmrw tmr tomorow tommorow tommorrow tmw tmmrw tmrrw tomoro tomo tommorw manana tmorrow morrow",
        "tonight": "tonite tonigt tonght tnight tnite 2nite tn",
        "today": "tdy hoy todays toady",
        "morning": "mornin morn mrng mornng",
        "afternoon": "aft arvo afternon tarde aftn",
        "evening": "eve evng evenin evning",
        "night": "nite noche nigth",
        "nights": "nites",
        "weekend": "wknd wkend weeknd wkd finde",
        "weekends": "wknds wkends",
        "weekdays": "weekday wkdays workdays workday",
        "noon": "noonish mediodia",
        "oclock": "oclk",
        "thanksgiving": "thanksgivin tgiving",
        "christmas": "xmas chrismas navidad",
        "breakfast": "bfast brekkie brekky breaky breakfest",
        "wanna": "wana wannna",
        "anyone": "anyones anyonee",
        "you": "u ya",
        "before": "b4",
        "next": "nxt",
    }
)
SPELLINGS: Final[Mapping[str, str]] = MappingProxyType(
    {said: word for word, spelled in _SPELLED.items() for said in spelled.split()}
)
# Words in which a slip is forgiven, by each of their first two letters; the others that are near stand for themselves.
_MENDED: Final = (
    *WEEKDAYS, "tomorrow", "tonight", "morning", "afternoon", "evening", "weekend", "thanksgiving", "christmas",
    "january", "february", "september", "october", "november", "december", "breakfast",
)  # fmt: skip
SLIPPABLE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        first: tuple(word for word in _MENDED if first in word[:2])
        for first in {letter for word in _MENDED for letter in word[:2]}
    }
)
AS_THEY_STAND: Final = frozenset(
    {
        *_MENDED,
        *_SPELLED,
        *(f"{word}s" for word in _MENDED),
        "sundae",
        "sundaes",
        "mourning",
    }
)

PARTS: Final[Mapping[Part, frozenset[str]]] = MappingProxyType(
    {
        Part.MORNING: phrases("""
    morning / am / early morning / late morning / mid morning / first thing / first thing in the morning /
    before work / before noon / before lunch / sunrise / dawn / crack of dawn / breakfast time / bright and
    early
"""),
        Part.MIDDAY: phrases("""
    midday / mid day / lunchtime / lunch time / lunch break / lunch hour / over lunch / around lunch / at lunch
    / noon time
"""),
        Part.AFTERNOON: phrases("""
    afternoon / late afternoon / matinee / early afternoon / mid afternoon / after lunch / after school / pm / daytime /
    during the day / before dinner / teatime
"""),
        Part.EVENING: phrases("""
    evening / sunset / golden hour / early evening / late evening / after work / afterwork / after class
    / after hours / dinnertime / dinner time / post work / after i get off work / after office hours
    / when i get off work / suppertime /
    happy hour time / after school lets out / off work
"""),
        Part.NIGHT: phrases("""
    night / late night / late at night / after dinner / after dark / nighttime / night time / late tonight
"""),
    }
)
# A part may be a word of something to do ("night market"): only these are certain to be nothing else.
TIME_ONLY: Final = phrases("""
    lunchtime / lunch time / lunch break / lunch hour / over lunch / around lunch / at lunch / breakfast time /
    dinnertime / dinner time / before lunch / after lunch / before dinner / after dinner / suppertime / teatime
    / golden hour
    / before work / after work / afterwork / post work / after i get off work / when i get off work / off work /
    after class / first thing / sunrise
""")
# More than one person can say when: which of them?
SPANS: Final = phrases("""
    weeknights / weeknight / worknights / week nights / week night / weekdays / week days / during the week /
    some weekend / any day / some day next week / every day / everyday / next week / this week / sometime next
    week / sometime this week / later this week / early next week / end of the week / later in the week / mid
    week / midweek / the week after / the week after next / week after next / next couple of weeks / next few
    days / in a few days / in the next few days / one of these days / mornings / afternoons / evenings / nights
    / any night / any evening / any morning / any afternoon / every week / weekly / some evening / some morning
    / weekends / every weekend / any weekend / most weekends / the rest of the week / couple of days / in a
    couple of days
""")
FAR: Final = phrases("""
    next month / next year / in a month / in a few months / next summer / next spring / in a few weeks / in a
    couple of months / next winter
""")
AT_ONCE: Final = phrases("""
    right now / rn / now / asap / immediately / in a bit / in a few / in a minute / in a min / in a sec / right
    away / this minute / as soon as possible / at the moment
""")
GONE: Final = phrases("""
    yesterday / last night / the other day / the other night / last week / last weekend / last month / last time
    / the other week / ayer / anoche / a while ago / last year
""")
