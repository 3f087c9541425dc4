"""Words between the words: they say nothing about an activity, so they are neither corrected nor "not understood"."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import phrases

SMALL_WORDS: Final = frozenset(phrases(
    "i / im / ive / id / ill / me / we / us / you / u / youre / it / its / is / are / am / was / were / be / been"
    " / being / do / does / did / done / have / has / had / having / will / would / could / should / can / may / might"
    " / must / to / of / in / on / at / for / by / as / or / and / with / about / around / up / down / out / off / into"
    " / than / that / this / these / those / there / here / what / which / who / how / why / where / any / anything"
    " / something / everything / nothing / someone / anyone / everyone / whatever / thing / things / stuff / kind"
    " / kinds / sort / type / types / lot / lots / bit / little / much / many / more / most / mostly / less / very"
    " / really / pretty / super / quite / too / also / just / only / maybe / perhaps / probably / prob / definitely"
    " / def / totally / honestly / actually / basically / usually / sometimes / often / always / lately / recently"
    " / currently / still / again / even / ever / well / good / great / nice / cool / awesome / amazing / fun / best"
    " / favorite / favourite / fav / fave / new / old / long / short / big / small / fine / ok / okay / yes / yeah"
    " / yep / sure / no / nope / not / hi / hey / hello / please / pls / plz / thanks / thank / thx / ty / lol / haha"
    " / hmm / hm / um / umm / uh / oh / ah / so / like / likes / liked / love / loved / loves / enjoy / prefer / want"
    " / wanna / going / gonna / go / goes / went / get / gets / getting / got / try / trying / tried / make / making"
    " / take / taking / see / seeing / know / think / guess / say / said / tell / feel / feeling / need / idk / dunno"
    " / tbh / ngl / imo / btw / lmao / omg / friend / friends / people / person / folks / guy / guys / girl / girls"
    " / boys / others / one / ones / two / three / first / second / third / then / next / last / days / day / night"
    " / nights / morning / mornings / afternoon / afternoons / evening / evenings / weekend / weekends / week / weeks"
    " / weekday / weekdays / month / year / time / times / today / tomorrow / tonight / monday / tuesday / wednesday"
    " / thursday / friday / saturday / sunday / mon / tue / tues / wed / thu / thurs / fri / sat / sun / mondays"
    " / sundays / saturdays / fridays / town / local / area / nearby / together / alone / myself / place / places"
    " / spot / spots / activity / activities / event / events / hobby / hobbies / interested / interests / interest"
    " / easy / happy / idea / ideas / etc / though / tho / because / cuz / but / if / when / while / all / other"
    " / another / same / way / ways / now / rn / atm / s / t / m / weather / question / sorry / help / answer / sounds"
    " / sound / works / work / let / lets / else / especially / esp / mainly / half / each / either / late / early"
    " / both / between / over / under / before / after / during / from / their / them / they"
))  # fmt: skip
