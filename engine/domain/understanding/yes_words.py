"""The many ways to say yes and no, folded and without accents. Data only; the rules are in `yes_no`."""

from __future__ import annotations

import re

from engine.domain.understanding.phrases import phrases

# A yes that stays a yes when somebody laughs after it.
YES = phrases(
    "aye / aye aye / yes / yep / yeah / yea / ya / yah / yup / yas / yass / ye / yh / ys / yess / yus"
    " / yis / yupp / yeh / yee / y / yse / eys / yessir / yes sir / yes maam / yesh / si / sip / claro"
    " / claro que si / dale / simon / obvio / por supuesto / absolutely / definitely / definately / defo"
    " / def / of course / ofc / ofcourse / affirmative / correct / indeed / exactly / true / mhm / mhmm"
    " / mmhmm / uh huh / uhhuh / yuh / for sure / fs / fosho / why not / sure why not / count me in"
    " / im in / i am in / in / im down / i am down / down / im game / game / lets do it / lets do this"
    " / lets go / do it / sign me up / i do / i am / i will / i would / id love to / i would love to"
    " / i accept / i agree / agreed / agree / accept / i think so / think so / i believe so / thats right"
    " / thats correct / thats me / thats it / thats the one / thats him / that is correct / that is right"
    " / its correct / all correct / looks right / looks good / looks correct / you got it / you bet / bet"
    " / hell yeah / hell yes / heck yes / heck yeah / fuck yeah / fuck yes / 100 / 100 percent"
    " / yes please / yes pls / please do / that works / works / works for me / sounds good / sounds great"
    " / sounds perfect / sounds fun / perfect / great / without a doubt / no doubt / certainly / always"
    " / i can / can do / will do / it is / it does / they are / we are / gladly / happily / very much"
    " / very much so / duh / oh yeah / all good / im up for it / up for it / go for it / go ahead"
    " / right on / yes yes / confirmed / confirm / i confirm / love to / would love to"
)
# Strong enough to overturn a no they touch: "no yeah".
CORE_YES = phrases("yes / yeah / yep / yea / ya / yup / yes please")
# A yes that a joke after it takes back: "sure, with strangers lol".
SOFT_YES = phrases(
    "sure / sure thing / ok / okay / okey / okie / k / kk / okk / fine / alright / aight / totally"
    " / right / surely / vale / bueno / cool / good / nice / awesome / shure / sur / ite"
)
NO = phrases(
    "gonna pass / im gonna pass / ima pass / i am gonna pass / i really dont / nvm / nevermind / no"
    " / nope / nah / nop / noo / na / naw / nay / n / nuh uh / nuhuh / uh uh / nel / para nada / negative"
    " / never / no thanks / no thank you / no thankyou / no ty / no thx / no tks / not really"
    " / not at all / rather not / id rather not / i would rather not / prefer not / id prefer not"
    " / not for me / not interested / no interest / im out / i am out / out / count me out / pass"
    " / ill pass / no way / no way jose / hell no / heck no / fuck no / absolutely not / of course not"
    " / definitely not / def not / certainly not / i dont think so / dont think so / i think not / dont"
    " / i dont / i do not / i dont want to / dont want to / i cant / cant / i cannot / i wont / wont"
    " / wrong / thats wrong / incorrect / not correct / not right / thats not right / thats incorrect"
    " / thats not correct / thats not me / not me / im not / i am not / it isnt / it doesnt / nada"
    " / not this time / not today / im good thanks / noway / not likely / hard no / hard pass / disagree"
    " / i disagree / refuse / i refuse / decline / i decline / false / nunca / no gracias / noope"
    " / nooope / not a chance / no chance / not my thing / nopes / nahh / thats not it / it is not"
    " / its not / is not / no can do"
)
# Open with "no" or sound like it and mean nothing of the kind; taken out before anything else is read.
IDIOMS = re.compile(
    r"\b(?:no (?:worries|worry|problem|problems|prob|probs|biggie|big deal|sweat|stress|doubt|question|objections?"
    r"|rush)|not a problem|np|nw|(?:cant|cannot) wait(?: (?:until|till|for|to))?"
    r"|cant complain|dont worry|i dont mind|dont mind|wouldnt mind"
    r"|i dont see why not|dont see why not|no thats (?:fine|ok|good|great|cool)|no its (?:fine|ok|good|cool)|why not)\b"
)
# An idiom alone is still an answer to "is that ok?".
IDIOM_YES = phrases(
    "no problem / no worries / not a problem / np / nw / no doubt / no question / no biggie / no sweat"
    " / i dont mind / dont mind / wouldnt mind / i dont see why not / dont see why not / no prob"
    " / no probs / no objections / no objection / why not / no thats fine / no thats ok / no its fine"
)
# What makes a yes or a no less than that.
HEDGES = re.compile(
    r"\b(?:yes or no|if|but|unless|only|depends|depending|maybe|mayb|perhaps|except|provided|as long as|so long as"
    r"|assuming|guess"
    r"|until|till|possibly|might|dunno|idk|not sure|unsure|later|not yet|when|hmm+|in case|supposedly|kinda|sorta"
    r"|let me (?:check|think|see)|yeah right|sure jan|as if|good luck|jk|just kidding|not too|not so)\b"
)
LAUGHS = re.compile(r"\b(?:lo+l\w*|lmf?ao+|rofl|ha(?:ha)+h?|he(?:he)+|ja(?:ja)+|jk|kidding|psh+|pfft+)\b")
MOCKING_EMOJI = frozenset("🙄😒🤨🥴🤡😏🤪🙃😂🤣😆😹😜😝🤔😬")
YES_EMOJI = frozenset("👍👌✅✔☑💯🆗🙌🤙🤝🙋")
NO_EMOJI = frozenset("👎❌🚫🙅✖⛔🛑")
# May stand before a yes or no.
COURTESIES = phrases(
    "really / rly / oh / ah / ok / okay / k / well / um / umm / uh / hmm / hi / hey / hello / josh / lol"
    " / haha / hahaha / lmao / please / pls / thanks / thank / you / thx / sorry / aw / aww / eh / ehh"
    " / yo / wow / omg / honestly / tbh / and / so / actually / man / dude / bro / girl / sir / nice"
    " / cool / great / perfect / awesome / good / sounds / kk / very / much / hahah / gracias / ty / also"
    " / then / just / i / say / id / a / definite / big / hard / solid"
)
# May stand behind an answer that counts only alone.
AFTERWORDS = COURTESIES | phrases(
    "right / its / it / is / all / totally / yes / no / nope / yeah / for / now / me / you / this / that"
    " / do / want / too / to / with / of / course / as / always / there / at / definitely / absolutely"
    " / sure / then / though / tho"
)
# These answer only when nothing but courtesies follows: "in oakland" and "true crime" are something else.
WHOLE_ONLY = phrases(
    "not really / rather not / id rather not / i would rather not / prefer not / id prefer not"
    " / not for me / not interested / im good thanks / not likely / i think not / no interest / in"
    " / im in / i am in / down / im down / i am down / game / im game / true / right / correct / indeed"
    " / exactly / i do / i am / i will / i would / i can / it is / it does / they are / we are / works"
    " / perfect / great / always / bet / good / cool / nice / awesome / fine / 100 / certainly"
    " / works for me / duh / out / im out / i am out / pass / ill pass / never / i dont / i do not"
    " / i cant / cant / i cannot / i wont / wont / dont / wrong / negative / not me / im not / i am not"
    " / it isnt / it doesnt / false / nada / i accept / accept / agree / i agree / confirm / i confirm"
    " / lets go / lets do it / do it / go ahead / n / y / k / ya / ye / can do / its not / is not"
    " / it is not / hard pass / go for it / id love to / love to / sounds good / sounds great"
    " / sounds fun / looks good / totally / sure thing / def / absolutely not / refuse / i refuse"
    " / i dont want to / dont want to / decline / not today"
)
# What may follow a bare "no" that answers; other words make it a wish ("no bars", "no one", "no hurry").
AFTER_NO = (
    COURTESIES
    - phrases("hard / big / solid / definite / very / much / cool / nice / good / great / a / awesome / perfect")
) | phrases(
    "i / im / ive / id / ill / it / its / thats / that / this / these / we / were / my / not / no / nope"
    " / nah / dont / never / he / she / they / you / u / there / theres / wrong / because / bc / cuz"
    " / actually / but / just / the / way / maam / can / cant / wont / isnt / doesnt / absolutely"
    " / definitely / sadly / unfortunately / at / yes / yeah / only / what / is / are / am / do / sir"
    " / ma"
)
