"""The words around a commitment, folded and without accents. Data only; the rules are in `commitments`."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

# A yes nobody could take for a mere "I have read it" ("ok") or for politeness ("sounds good").
PLAIN_YES = phrases(
    "yes / yep / yeah / yea / ya / yah / yup / yess / yas / si / sip / claro / claro que si / absolutely"
    " / definitely / of course / sure / for sure / i do / yes i do / yes please / yes pls / im in"
    " / i am in / count me in / hell yes / hell yeah / oh yes / yes yes / yes sir / yes maam / sure thing"
    " / por supuesto / certainly / yes absolutely / yes of course / ofc"
)
# Other words for the same act.
SYNONYMS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "agree": phrases("agreed / consent / accept / accepted / acepto / estoy de acuerdo / de acuerdo"),
        "go": phrases("send / lets go"),
        "delete": frozenset(),
    }
)
# A lone yes may be meant for something else; what cannot be undone needs its word.
WORD_NEEDED = frozenset(("delete",))
# They begin other things than the word: "going once".
IDLE_STEMS = frozenset(("going", "gos", "god"))
COURTESIES = phrases(
    "i / we / ok / okay / k / kk / hi / hey / hello / josh / thanks / thank / you / thx / ty / please"
    " / pls / well / oh / um / uh / hmm / sounds / good / great / perfect / cool / nice / awesome / fine"
    " / alright / do / fully / totally / completely / definitely / absolutely / gladly / happily / hereby"
    " / so / and / yes / yep / yeah / yea / ya / yup / sure / si / of / course / hell / lets / just / got"
    " / it / excellent / wonderful / very / much / also / can / will / ill / id / am / im / 100 / percent"
    " / heck / all / love / my / answer / is"
)
_ANYWHERE = phrases(
    "please / pls / plz / thanks / thank / you / thx / ty / yes / yep / yeah / now / josh / and / ok"
    " / okay / sir / maam / so / very / much / 100 / percent / of / course / totally / completely / fully"
    " / absolutely / definitely / i / we / do"
)
# What may follow the word in its own clause.
CONTINUATIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "agree": _ANYWHERE
        | phrases(
            "18 / to / the / terms / term / all / everything / this / that / it / with / conditions / privacy"
            " / policy / consent / texts / messages / receive / receiving / get / getting / them / these / here"
            " / above / service / your / agree / agreed / accept / tos / both / rules / be / join / texted / text"
            " / me / statement"
        ),
        "go": _ANYWHERE
        | phrases("ahead / for / it / go / send / lets / the / plan / with / off / yay / invites / all / that"),
        "delete": _ANYWHERE
        | phrases("my / account / everything / it / all / me / data / delete / whole / profile / info / of / the"),
    }
)
# Anywhere after the word they take it back, limit it or mock it.
TAKEN_BACK = re.compile(
    r"\b(?:not|no|nope|nah|dont|doesnt|didnt|wont|cant|cannot|never|nothing|without|but|unless|only|except|however"
    r"|though|tho|although"
    r"|jk|kidding|joking|sarcasm|wait|hold on|nvm|nevermind|never mind|maybe|mayb|perhaps|guess|idk|dunno|not sure"
    r"|with (?:some |a few |certain )?conditions?|mostly"
    r"|partly|kinda|sorta|strangers|suppose|reluctantly|whatever|changed my mind|scratch that|actually|disagree)\b"
)
# In the same sentence these are conditions; in the next one they may begin a question.
CONDITIONS = re.compile(
    r"\b(?:if|when|after|before|until|till|once|as long as|so long as|provided|assuming|depends|depending|later"
    r"|tomorrow"
    r"|first|in case|instead)\b"
)
# Before the word, a doubt and no refusal: "not sure i agree".
DOUBTS = frozenset(("sure", "certain", "yet", "if", "think"))
NEGATIONS = phrases(
    "not / no / dont / doesnt / wont / cant / cannot / never / refuse / nope / nah / without / wouldnt"
    " / didnt / couldnt"
)
OPENERS = phrases(
    "what / whats / if / do / does / did / why / how / when / where / who / which / would / should / can"
    " / could / is / are / am / have / must / will"
)
REFUSALS = phrases(
    "nvm / nevermind / never mind / forget it / forget about it / changed my mind / i changed my mind / cancel it"
    " / cancel that / call off / call it off / call that off / drop it / scratch that / forget that / cant make it"
    " / i cant make it / i cant make it after all / cant make it after all / i cant after all"
    " / keep my account / keep it / disagree / i disagree / i refuse / refuse / do not / dont"
    " / please dont / pls dont / abort / no agree / not agree / no deal / go to hell / go fuck yourself"
    " / hell no"
)
DELAYS = phrases(
    "wait / hold on / hold up / not yet / later / one sec / one second / maybe / hmm / give me a sec"
    " / let me think / im thinking / idk / not sure / i guess / i guess so / i suppose / depends"
    " / yeah right / sure jan / not now"
)
# Half a yes: it may have meant the word, so it is asked for.
SOFT_YES = phrases(
    "ok / okay / k / kk / okk / fine / alright / aight / cool / great / perfect / nice / sounds good"
    " / sounds great / good / works / works for me / i think so / think so / totally / right / correct"
    " / bet / mhm / uh huh / yes / yeah / yep / sure / ya / got it ok / deal / lets do it / im down"
    " / down / in / vale / bueno / dale / y / ye / true / i accept / si"
)
