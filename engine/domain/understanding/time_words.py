"""When people are free, in their words: folded and without accents. Data only; the rules are in `times`."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

# M(ornings), A(fternoons), E(venings); two letters: both.
PARTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "M": phrases(
            "morning / mornings / mornin / morn / morns / am / ams / a m / breakfast / brunch / sunrise / dawn"
            " / early bird / early riser / before work / before noon / before lunch / first thing"
            " / early in the day / early / early mornings / after breakfast / before midday / mananas"
            " / por la manana / en la manana / daybreak / early hours / mrng / mrngs / mornigns"
        ),
        "A": phrases(
            "afternoon / afternoons / aft / afts / arvo / arvos / midday / mid day / noon / noonish / lunch"
            " / lunchtime / lunch time / lunches / lunch break / after lunch / after noon / middle of the day"
            " / mid afternoon / after school / before dinner / tarde / tardes / afternon / tea time / siesta"
            " / middays"
        ),
        "E": phrases(
            "evening / evenings / eve / eves / evngs / evng / night / nights / nite / nites / nighttime"
            " / night time / dinner / dinners / dinnertime / dinner time / night owl / happy hour / after work"
            " / afterwork / post work / after dinner / after dark / sunset / late / late night / late nights"
            " / after class / after hours / once im off work / when i get off work / after i get off work"
            " / off work / kids are asleep / kids go to bed / kids are in bed / bedtime / por la noche / noche"
            " / noches / after the gym / supper / once im off / when i get off / evenins"
        ),
        "AE": phrases("pm / pms / p m / after midday / later in the day / second half of the day"),
        "MA": phrases(
            "daytime / day time / during the day / daytimes / in the day / while its light / school hours"
            " / work hours / business hours"
        ),
    }
)
# Monday is 0.
DAYS: Mapping[tuple[int, ...], frozenset[str]] = MappingProxyType(
    {
        (0,): phrases("monday / mondays / mon / mons / lunes"),
        (1,): phrases("tuesday / tuesdays / tue / tues / martes"),
        (2,): phrases("wednesday / wednesdays / wed / weds / wensday / wendsday / miercoles"),
        (3,): phrases("thursday / thursdays / thu / thur / thurs / jueves"),
        (4,): phrases("friday / fridays / fri / fris / viernes"),
        (5,): phrases("saturday / saturdays / sat / sats / sabado / sabados"),
        (6,): phrases("sunday / sundays / sun / suns / domingo / domingos"),
        (5, 6): phrases(
            "weekend / weekends / wknd / wknds / wkend / wkends / weekneds / wkd / fin de semana"
            " / fines de semana / week end / week ends / wkds / days off / saturday and sunday / sat and sun"
            " / sat n sun"
        ),
        (0, 1, 2, 3, 4): phrases(
            "weekday / weekdays / week days / week day / during the week / workdays / work days / mon fri"
            " / mon to fri / monday to friday / monday through friday / mon thru fri / m f / wkdays / midweek"
            " / mid week / wkday / monday friday / in the week / entre semana / school days"
        ),
    }
)
WEEKNIGHTS = phrases("weeknight / weeknights / week night / week nights / school nights / school night / worknights")
ANY = phrases(
    "anytime / any time / whenever / all the time / all of them / all of the above / always free / always"
    " / flexible / open / wide open / any / all / everything / any of them / anything / any day"
    " / doesnt matter / dont care / no preference / dont mind / idc / all day / 24 7 / either / all times"
    " / all four / any works / whatever / cuando sea / every day / everyday / i have no life / im retired"
    " / retired / im pretty open / open schedule / super flexible / any of those / all work / cualquiera"
)
NEGATORS = phrases(
    "not / no / never / dont / except / hate / cant / cannot / unavailable / without / nothing / besides"
    " / excluding / wont / avoid / minus / skip / isnt / arent / nor / aint / couldnt / unfree"
)
# Push an hour away when they stand right before it: "i work nights", "busy on weekends".
BUSY = phrases("work / working / busy / booked / class / classes / sleep / asleep / shifts / slammed / teach / school")
BUSY_FILLERS = phrases(
    "on / the / most / all / every / in / during / usually / my / a / at / weekday / from / lot / lots"
    " / of / are / is / long / late"
)
BUT_AFTER = phrases(
    "any / anything / anytime / all / whenever / everything / time / day / anyday / always / open / flexible"
)
RESETS = phrases(
    "but / so / then / prefer / only / just / free / best / good / great / fine / better / works"
    " / instead / therefore / i / im / which / open / available / off / ok / okay / yes / love / like"
)
# Before "work" these free the time instead.
FREED = phrases("after / before / off / from / post / out / not / dont / no")
# What pushes an hour away from behind: "mornings dont work", "mondays are crazy".
AFTER_NEGATORS = phrases("dont / doesnt / wont / suck / sucks / cant / never / busy / isnt / arent / aint")
BE = phrases(
    "are / is / r / usually / tend / always / be / really / too / so / a / pretty / kinda / super / very"
    " / just / for / me / to / never / not / get"
)
BAD = phrases(
    "bad / hard / tough / out / rough / terrible / awful / impossible / difficult / tricky / no / nogo"
    " / busy / packed / crazy / slammed / booked / worst / not / never / full / hectic / taken"
    " / unavailable / hell / insane"
)
ON = phrases("on / during / in / of / for / over")
HEDGES = re.compile(
    r"\b(?:maybe|mayb|kinda|kind of|sorta|sort of|guess|might|possibly|perhaps|not sure|unsure|idk|depends|dunno)\b"
)
# Inside a longer message these words say nothing about time.
ANY_ALONE = phrases(
    "any / all / always / open / everything / anything / either / flexible / whatever / dont care"
    " / dont mind / idc / all work"
)
# Greetings name an hour and offer none; "am" after "i" is a verb.
GREETINGS = re.compile(
    r"\bgood (?:morning|afternoon|evening|night)s?\b|\bhappy (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bi am\b"
    r"|\b(?:have|hope you had|hope u had) (?:a|an) (?:great|good|nice|lovely|fun|wonderful|awesome|amazing)"
    r" \w+"
)
