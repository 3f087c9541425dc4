"""How people describe the size of a group, folded and without accents. Data only; the rules are in `group_sizes`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMBERS: Mapping[str, int] = MappingProxyType({
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "dozen": 12, "fifteen": 15, "twenty": 20,
})  # fmt: skip
SIZES: Mapping[tuple[int, int], frozenset[str]] = MappingProxyType(
    {
        (2, 2): phrases(
            "one on one / one to one / 1 on 1 / 1 to 1 / 1 1 / 1v1 / 1on1 / one one / pair / pairs / duo"
            " / twosome / just one person / one person / 1 person / one other / one other person / 1 other person"
            " / 1 other / me and someone else / just one / just 1 / us two / just the two of us / the two of us"
            " / two of us / 2 of us / just 2 of us / me and one / someone else / one friend / uno a uno"
            " / single person / one someone / solo with someone"
        ),
        (3, 3): phrases("trio / threesome"),
        (2, 3): phrases(
            "small / smal / smaller / smallest / small group / small groups / tiny / tiny group / sm / lil"
            " / little / little group / few / a few / just a few / couple / a couple / couple of people"
            " / a couple people / couple people / couple others / intimate / cozy / chico / pequeno / small one"
            " / the small one / handful or less / just a couple"
        ),
        (4, 6): phrases(
            "medium / medium sized / medium size / mid / mid size / mid sized / midsize / midsized / moderate"
            " / handful / a handful / several / average / in the middle / middle / in between / mediano / med"
            " / medium group / medium ish / a table full / not too big not too small / normal"
        ),
        (7, 10): phrases(
            "big / bigger / biggest / big group / big groups / large / larger / large group / large groups / huge"
            " / crowd / a crowd / crowds / lots / lots of people / lots of ppl / many / loads / tons"
            " / tons of people / party / whole party / a whole party / the more the merrier / more the merrier"
            " / bigger the better / the bigger the better / a bunch / bunch / whole gang / gang / the whole crew"
            " / grande / large crowd / as many as possible / lots of folks / big crowd / big crowds"
        ),
        (2, 10): phrases(
            "any size / any / whatever / anything / doesnt matter / dont care / no preference / any number"
            " / dont mind / i dont mind / all sizes / flexible / open / either / not picky"
            " / doesnt matter how many / as many as / any amount / no pref / any works / all good"
        ),
    }
)
NEGATIONS = phrases("not / no / nothing / never / dont / without / avoid / hate / except / isnt / too / cant / nor")
UP_TO = phrases(
    "nothing over / nothing above / nothing more than / nothing bigger than / nothing larger than"
    " / not above / under or equal to / never more than / dont go over / up to / max / maximum / max of"
    " / at most / no more than / not more than / at the most / tops / limit / most / not over"
    " / no bigger than / not bigger than / no larger than / or less / or fewer / or under / and under"
    " / or smaller / hasta / maxed at / capped at / cap / no more then / not more then"
)
UNDER = phrases("under / less than / fewer than / below / smaller than / less then / fewer then")
AT_LEAST = phrases(
    "at least / min / minimum / or more / or bigger / plus / and up / no less than / no fewer than"
    " / not less than / or larger / upwards of / and above / atleast / minimum of / or above"
)
OVER = phrases("more than / over / above / bigger than / larger than / greater than / more then")
ABOUT = phrases("like / around / about / roughly / maybe / ish / approx / approximately / or so / circa / say")
# A number beside one of these leaves the writer out.
OTHERS = frozenset(("other", "others", "besides", "extra"))
WITH_ME = phrases("me plus / me and / me with / me + / plus me")
RESETS = frozenset(("but", "so", "just", "prefer", "rather"))
CROWD_WORDS = phrases("people / ppl / person / folks / us / peeps / friends / others / group / total / tops / max")
# What a number must not be followed or preceded by to be a number of people.
NOT_PEOPLE = phrases(
    "am / pm / years / year / yrs / yo / old / min / mins / minutes / hour / hours / hr / hrs / days"
    " / day / week / weeks / miles / dollars / bucks / percent / times / oclock / street / st / ave"
    " / months / month / weekends / evenings / mornings / blocks / drinks / kids / dogs / cats / th"
)
NOT_PEOPLE_BEFORE = phrases(
    "at / after / before / im / since / age / aged / until / born / turned / turning / room / route / zip"
    " / option / number / saturday / sunday / friday"
)
# Words that may stand around; a message with many others is a story, not a size.
PLAIN = phrases(
    "people / ppl / person / persons / peeps / folks / of / us / me / a / an / the / is / are / be / i"
    " / id / im / like / guess / think / say / or / to / and / in / total / max / group / groups / size"
    " / sized / good / great / best / better / perfect / ideal / ideally / please / pls / thanks / lol"
    " / haha / maybe / prob / probably / just / so / with / for / at / most / prefer / my / it / its"
    " / keep / small / nice / sweet / spot / around / about / ish / sounds / works / fine / ok / okay"
    " / kinda / sorta / honestly / tbh / hmm / um / well / yeah / love / want / something / somewhere"
    " / between / from / up / no / not / more / than / less / fewer / min / minimum / maximum / least"
    " / plus / other / others / too / nothing / anything / but / crazy / overwhelming / really / friends"
    " / tops / that / would / do / go / going / them / new / each / only / get / overwhelmed / bigger"
    " / smaller / usually / any / number / comfortable / feels / right / enough / ever / dont / mind"
)
