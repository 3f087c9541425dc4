"""The words of answers to an invite, folded and without accents. Data only; the rules are in `reply_words`."""

from __future__ import annotations

import re
from typing import Final

from engine.domain.understanding.choice_words import AROUND, CONNECTORS, LEADS, TAILS
from engine.domain.understanding.phrases import phrases

SWITCH: Final = re.compile(
    r"^\s*(?:(?:ok|hey|hi|actually|wait|sorry|oh|and|pls|please|um),?\s+)*"
    r"(?:(?:can|could|may)\s+(?:i|you|u|we)\s+)?(?:please\s+)?(?:switch|change|move|put|swap|make)\s+"
    r"(?:(?:me|it|my\s+(?:answer|vote|pick)|mine|that)\s+)?(?:to\s+|down\s+for\s+|in\s+for\s+|for\s+|into\s+)?",
    re.IGNORECASE,
)
HALF: Final = re.compile(r"(\d)\s+([ap])\.?m\b\.?", re.IGNORECASE)
SMALL: Final = frozenset(("a", "an", "the", "some", "at", "in", "of", "with", "and", "out", "on", "or", "day"))
LAUGHED_OFF: Final = 3  # words: "B lol" is an answer, "sure, with strangers lol" is none
BOTH: Final = re.compile(r"\b(?:both|either(?: one)?|any of them|all of them)\b")
NEITHER: Final = re.compile(
    r"^none$|\b(?:none works?|no to both|neither|none of (?:them|those|these)|not either"
    r"|(?:no|cant|cannot) (?:to |do |make )?(?:both|either|any)"
    r"|cant (?:make|do) either|either (?:doesnt|dont) work|both (?:dont|doesnt|wont) work)\b"
)
DECLINES: Final = re.compile(
    r"^(?:(?:sorry|so sorry|ah|aw+|awh|oof|damn|oh|hey|hi|unfortunately|sadly|thanks|thx|thank you|ugh|actually|but|no"
    r"|too) )*"
    r"(?:i )?(?:am |im )?"
    r"(?:(?:really )?(?:cant|cannot|wont|unable)(?! wait| complain)|busy|out of town|away|have (?:plans|to work|work)"
    r"|got plans|working|already have|not (?:free|available|able|around|feeling|this|up|for me|coming|going|joining)"
    r"|ill (?:have to )?pass|pass\b|skip\b|maybe (?:another|next) time|another time|next time|rain ?check"
    r"|(?:gonna|going to|have to|need to)(?: have to)? pass"
    r"|sitting this|sit this)\b"
)
NO_THANKS: Final = re.compile(
    r"^(?:no|nope|nah)(?: (?:but|thanks|thank|you|thx|ty|sorry|for|asking|inviting|the|invite|me|though|tho|this|time"
    r"|im|good|really))*$"
)
DOES_NOT_WORK: Final = re.compile(
    r"^(?:\w+ ){0,4}(?:doesnt|does not|dont|wont|isnt going to|not going to) (?:really |quite )?work\b"
    r"|^(?:i )?wish i could\b"
)
WISHED: Final = re.compile(
    r"\bbut (?:no|nope|nah|not|pass)$"
    r"|\bbut (?:\w+ )?(?:i )?(?:am |im )?(?:cant|cannot|wont|busy|have plans|working|away)\b"
)
DOUBTS: Final = re.compile(
    r"\b(?:if|unless|depends|depending|maybe|mayb|perhaps|might|possibly|provided|as long as|assuming|not sure|unsure"
    r"|idk|dunno|jk|kidding|until|till|guess|strangers|instead|think about|let me check|get back|after \d+|before \d+"
    r"|(?:plus one|my (?:friend|bf|gf|boyfriend|girlfriend|husband|wife|partner|brother|sister|roommate|mom|kids?|dog))"
    r"|only if|but (?:only|after|before|not sure|can we|could we|at|later|earlier|with)|whatever)\b"
)
# Said after the answer, it takes it back; before it, "never mind, A" is one.
RETRACTED: Final = re.compile(
    r"\b(?:actually (?:no|not|nvm|never ?mind|i cant|cant)|wait no|no wait|never ?mind|nvm|changed my mind"
    r"|scratch that|just kidding|by accident|by mistake"
    r"|(?:i )?(?:cant|cannot|wont)(?: (?:make it|come|go|do it|be there|anymore))?$)"
)
PAST: Final = re.compile(
    r"\b(?:was|were|had|went|did|ago|yesterday|last (?:mon|tue|wed|thu|fri|sat|sun|week|time|night|month)\w*)\b"
)
UNDECIDED: Final = re.compile(r"\w\s*[/>]\s*\w")
ASKS_FIRST: Final = re.compile(r"(?:is|are|what|whats|who|whos|how|why|does|do|did|which|when|where) ")
# Clearer than "ok", and no token: what people text back when they mean to come.
GLADLY: Final = phrases(
    "id love to / i would love to / love to / would love to / id love that / im down / down / im game / game"
    " / lets do it / lets go / for sure / sign me up / im up for it / up for it / works for me / that works"
    " / that works for me / sounds good / sounds great / sounds fun / sounds perfect / sounds good to me"
    " / sounds amazing / im there / accept / i accept / i want to come / i would like to come / id like to come"
    " / i would like to / id like to / ill be there / i can make it / i can come / i can do it / i can do that"
    " / ill come / ill join / id be down / im totally down / so down / totally down / im so in / im definitely in"
    " / definitely in / id love to come / i would love to come / love to come / would love to come / would love that"
    " / see you there / happy to / id be happy to / happy to come / happy to join / glad to / id be glad to / you bet"
    " / put me down / put me in / still in / im still in / still coming / im still coming / love it im in"
    " / i can come after all / i can make it after all / lets do / ill do it / ill do that"
    " / ill do / i can do"
)
NO_MORE: Final = phrases(
    "im out / out / count me out / not anymore / cant anymore / take me off / i cant / cant / rain check / raincheck"
)


# What may stand beside the words of an option that somebody picks by them.
PLAIN: Final = (LEADS | TAILS | AROUND | CONNECTORS) - phrases(
    "my / person / type / hate / hard / tough / what / how / if / had / idk / with / maybe / neither / feel / feels"
    " / kinda / no / not / nah / nope / never / cant / dont / wont / nor"
) | phrases(
    "best / better / perfect / free / available / can / could / on / at / in / see / there / you / u / prefer / suits"
    " / fits / ideal / easier / coming / wanna / come / join / make / count / morning / afternoon / evening / night"
    " / thank / works / day / time / cool / awesome / okay / josh / guys / schedule / more / only / rather / down"
    " / then / now / after / all / still / around"
)
# And only where they push another option away.
PUSHING: Final = phrases("no / not / nope / cant / cannot / dont / wont / never / nor / if / do / is / doesnt / for me")
HALFWAY: Final = phrases(
    "probably / prob / probs / most likely / i think so / likely / could be / might be / i might / might / not sure yet"
    " / well see / we will see / let me see / let me check / ill let you know / ill check / need to check"
    " / ill think about it / let me think / thinking about it / on the fence / tbd"
)
UNSURE: Final = re.compile(
    r"^(?:i |we |im |id )?(?:might|may|maybe|perhaps|probably|prob|not sure|unsure|only if|if|unless|depends)\b"
)
ALONE: Final = re.compile(r"^\s*(?:only|just)\s+([a-z])\W*$|^\s*([a-z])\s+only\W*$", re.IGNORECASE)
# A yes in a word, and what people put around it; together they are nothing but a yes.
EAGER: Final = phrases(
    "y / ye / yea / yeah / yes / yep / yup / ya / yah / yas / yse / sure / def / defs / defo / definitely / totally"
    " / absolutely / affirmative / accepted / certainly / gladly / in / 100 / bet / yessir"
)
AROUND_A_YES: Final = phrases(
    "please / pls / plz / thanks / thank / thx / ty / you / u / so / much / for / sure / thing / and / asking / the"
    " / invite / inviting / me / josh / hi / hey / hello / oh / ok / okay / i / im / am / count / percent / of / course"
    " / from / will / ill / come / coming / join / joining / be / there / heck / hell / excited / great / cool"
    " / awesome / perfect / nice / fun / sounds / love / works / happy / glad / to / it / this / that / one / time"
    " / wow / yay / lovely / wonderful / fantastic / amazing / alright / okie / dokie / free / good / would"
)
# "B please, and who is coming?": the answer stands, whatever the answer to the question is.
ASKED_ASIDE: Final = re.compile(
    r"(?:,\s*(?:and\s+|but\s+)?|\s+and\s+)(?:also\s+|btw\s+)?"
    r"(?:who|whos|who's|what|whats|what's|where|wheres|where's|when|how|is there|are there)\b[^.!?]*\?+\s*$",
    re.IGNORECASE,
)
INSTEAD: Final = re.compile(r"^(\W*\w+(?:\s+\w+){0,2})\s+instead\b[\s.!]*(?:please|pls|plz)?[\s.!]*$", re.IGNORECASE)
