"""The small words around a choice, folded and without accents. Data only; the rules are in `choices`."""

from __future__ import annotations

import re

from engine.domain.understanding.phrases import phrases

# May stand before a letter that is a choice ("hmm ok id say b").
LEADS = phrases(
    "gimme / give / lemme / have / i / id / ill / im / ima / imma / say / said / go / gonna / going"
    " / with / lets / do / be / gotta / got / its / it / is / to / has / definitely / def / deff / defs"
    " / definately / probably / prob / probs / prolly / maybe / think / thinking / guess / suppose"
    " / answer / my / the / option / letter / number / choice / pick / picking / choose / choosing / take"
    " / team / put / me / down / for / um / umm / uh / uhh / hm / hmm / hmmm / well / ok / okay / okok"
    " / k / lol / haha / hahaha / honestly / tbh / easy / easily / ooh / oooh / oh / so / then / that"
    " / would / want / wanna / feel / like / more / of / most / mostly / mainly / usually / leaning"
    " / towards / toward / just / really / totally / absolutely / obviously / obv / always / lean / yes"
    " / yeah / yep / ya / yea / sure / please / pls / good / nice / cool / great / tough / hard / one"
    " / opt / opcion / la / el / both / either / neither / prefer / thatd / thats / must / should / not"
    " / vote / voting / how / what / about / actually / wait / no / nah / nope / can / we / nr / num"
    " / and / also / plus / if / had / hey / hi / sorry / oops / between / from / all / but / except"
    " / anything / everything / any / never"
)
# May follow a letter that is a choice ("b please", "c bc …").
TAILS = phrases(
    "please / pls / plz / plss / plzz / thanks / thx / thank / ty / lol / lmao / haha / hahaha / hehe"
    " / lolol / i / im / id / ig / guess / think / suppose / for / sure / fs / def / definitely"
    " / definately / probably / prob / probs / maybe / mostly / works / work / sounds / is / it / its"
    " / would / option / answer / choice / though / tho / tbh / honestly / obviously / obv / ofc / always"
    " / all / day / 100 / if / then / yeah / yes / yep / ok / okay / idk / me / my / because / bc / cuz"
    " / cause / coz / since / one / fits / feels / but / with / actually / really / any / every / as"
    " / person / type / kinda / totally / thats / so / right / sorry / instead / no / not / too / like"
    " / most"
)
# Too common after the article: "a maybe", "a one on one", "a day", "a person".
ARTICLE_TAILS = TAILS - phrases(
    "one / option / answer / choice / day / maybe / yes / ok / okay / yeah / yep / no / not / all"
    " / always / my / person / type / kinda / right / really / totally / definitely / with / like / most"
    " / mostly / work / any / every / so / feels / fits / too"
)
ARTICLE_LEADS = phrases("im / its / more / of / like / such / just / really / that / be / have / is / with / want")
CONNECTORS = phrases("and / or / plus / y / n / und / nor / then / also / with / o / but / over / than / to")
NEGATORS = phrases(
    "not / no / never / dont / nothing / without / except / isnt / arent / wasnt / hate / hates / avoid"
    " / less / neither / nor / cant / wont / than / over / doesnt / didnt / aint / besides / nada / skip"
)
# What ends the reach of a negation.
RESETS = phrases(
    "so / just / i / im / id / ill / lets / more / prefer / want / please / mind / sure / gimme / instead"
    " / rather / its / definitely / though / tho / only / care / know"
)
# "anything but fast": what makes the following "but" a negation.
ALL_WORDS = phrases("anything / all / everything / any / anyone / every / whatever / either")
# What pushes an option away after it was named: "big groups stress me out".
AFTER_NEGATORS = phrases(
    "stress / stresses / scare / scares / drain / drains / overwhelm / overwhelms / suck / sucks / bore"
    " / bores / annoy / annoys / exhaust / exhausts / exhausting / overwhelming / scary / boring / tiring"
    " / aint / isnt / arent"
)
EMPHASIS = phrases("mostly / mainly / usually / especially / primarily / definitely")
HEDGES = re.compile(
    r"\b(?:kinda|kind of|kindof|sorta|sort of|maybe|mayb|perhaps|ish|or something|might|possibly|leaning|a bit)\b"
)
BECAUSE = phrases("because / bc / cuz / cause / coz / since / cos / b4 / becuz")
OPENERS = phrases(
    "what / whats / who / whos / why / hows / where / wheres / when / which / is / are / does / did"
    " / will / liked / whose"
)
ANY_ANYWHERE = re.compile(
    r"\b(?:(?:dont|doesnt|didnt|do not|does not) (?:really |even |rly )?(?:mind|care|matter)"
    r"|no (?:real |strong )?pref\w*|up to (?:you|u|yall)|(?:you|u) (?:pick|choose|decide)"
    r"|(?:all|its|just) (?:all )?the same"
    r"|all same|same to me|surprise me|dealers? choice|idc|idm|me da igual|no importa|cant go wrong"
    r"|any of (?:them|those|these|the above)|open to (?:anything|any|all|whatever|both)|makes? no difference"
    r"|(?:either|any|anything|whatever|whichever|any one|either one|all) (?:works?|is|goes|are|fine|good|ok|okay)"
    r"|your (?:call|choice|pick))\b"
)
ANY_WHOLE = phrases(
    "either day / any day / either time / any time / anything goes / either / any / whatever / whichever"
    " / anything / any one / either one / one or the other / flexible / super flexible / open"
    " / cualquiera / lo que sea / any of em / any option / a mix / a mix of both / no difference"
    " / equally / random / mix / anything really / whatevs / whatev / eithr / ether"
)
ALL_WHOLE = phrases(
    "all / all of them / all of the above / everything / all of em / every one / all three / all four"
    " / all 3 / all 4 / the whole lot / all of it / todo / todos / all above / all of those"
    " / all of these / every single one / them all"
)
BOTH = phrases(
    "both / both of them / both of those / both work / both are good / both are fine / both options"
    " / either or both / both of em / bth / both is fine / both ok / both good / both fine / ambos"
    " / los dos"
)
# Courtesies that may stand around a whole-sentence answer.
AROUND = phrases(
    "ok / okay / um / uh / hm / hmm / well / oh / lol / haha / honestly / tbh / please / pls / plz"
    " / thanks / thx / really / i / like / id / say / guess / im / is / fine / good / with / me / for"
    " / just / its / so / sure / yeah / yes / prob / probably / think / rly / hey / would / be / great"
    " / cool / totally / literally / actually / lmao / idk / tho / though / super / pretty / do / want"
    " / love"
)
# Each correction holds one of these (a test makes texts of the pattern).
CORRECTED_CUES = phrases("wait / actually / mean / meant / scratch / make / nvm / oops / sorry")
CORRECTED = re.compile(
    r"\b(?:no wait|wait no|wait|actually|i mean|i meant|meant|scratch that|make that|make it|nvm|oops|sorry)\b"
)
