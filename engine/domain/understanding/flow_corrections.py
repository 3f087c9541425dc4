"""Taking an answer back: "wait, change my last answer", "actually make it medium", "wrong zip, its 94110".

Rules of this file: a correction says so at its start. Strong words ("no wait", "i meant", "make it") carry a new answer of
a few words; weak ones ("actually", "sorry", "wait") only a very short one, because answers begin with them too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.domain.folding import bare
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.flow_topics import TOPICS
from engine.domain.understanding.phrases import phrases

_MOST_WORDS = 40  # of a message in which somebody takes an answer back
_TOPIC_OF = {phrase: topic for topic, listed in TOPICS.items() for phrase in listed}
_TOPIC = "(?:" + "|".join(sorted(map(re.escape, _TOPIC_OF), key=len, reverse=True)) + ")"
_LEADS = (
    r"(?:(?:wait|hold on|hold up|hang on|no|oh|ok|okay|hey|hi|hmm+|um+|uh|lol|haha|and|but|so|sorry|my bad|omg|oops|oop|whoops"
    r"|ah|crap|shit|shoot|actually|josh|btw|also|please|pls|damn|dang|ugh|nvm|yeah|yes|man|wow|lmao|wops|ooops) )*"
)
_FRAME = (
    r"(?:(?:can|could|may) (?:i|we|you|u) (?:please |pls |just |still )?|how (?:do|can|would) i |(?:i |id )?(?:want|need|like|wanna|have)"
    r" (?:to )?|i would like to |i wanna |wanna |let me |lemme |lets |id like to |is it (?:ok|possible) to |need to |gotta |i gotta |just )?"
)
_ANSWER = r"(?:answers?|question|reply|response|one|thing|part|step|choice|pick|preference|selection|text|info)"
_CHANGE = re.compile(
    _LEADS + _FRAME + r"(?:change|fix|redo|re do|edit|correct|update|undo|revise|switch|take back|replace|modify|adjust|amend|swap|chnage"
    r"|cange|chang|retract)\b(?P<back> back)?(?P<object>(?: (?:my|the|that|this|our|it|them|mine|what i (?:said|put|wrote|answered)"
    r"|about|for|on|answers? (?:to|for|about|on)))*(?: (?:last|previous|prev|earlier|prior|first|old|very))*)(?: (?P<topic>" + _TOPIC + r"))?\b"
    r"(?P<noun>(?: " + _ANSWER + r")*)(?: (?:i said|i gave|i put|real quick|quick))?(?P<to> (?:to|into|from|as|its|is|be|should be|for))*"
)
_BACK = re.compile(
    _LEADS + _FRAME + r"(?:go|come|jump|get|move|return|step) ?back(?: (?:to|and (?:change|fix|redo)|a step|one|a question|one question|1)\b)*"
    r"(?P<object>(?: (?:my|the|that|this|your))*(?: (?:last|previous|prev|earlier|prior|first))*)(?: (?P<topic>" + _TOPIC + r"))?\b"
    r"(?P<noun>(?: " + _ANSWER + r")*)(?P<to> (?:to|its|is))*"
)
_WRONG = re.compile(
    _LEADS + r"(?:i |ive |you )?(?:(?:think|accidentally|just) (?:i )?)?(?:put in|put|gave you|gave|typed in|typed|entered|sent|wrote|got|have|messed up|misspelled|misspelt"
    r"|mistyped|made a (?:mistake|typo) (?:in|on|with)|typo (?:in|on|with)|mistake (?:in|on|with)|thats|that is|thats not|that was|its)?"
    r" ?(?:in )?(?:(?:the|my|a|you the|u the|you my) )?(?P<wrong>wrong|incorrect|bad)? ?(?P<topic>" + _TOPIC + r")\b(?P<claim> (?:is|was|its)? ?(?:wrong|incorrect"
    r"|misspelled|misspelt|not right|not correct|off|should be|should have been|has a typo))?(?P<to> (?:sorry|its|it is|is|should be|to))*"
)
_WRONG_SIGNAL = re.compile(r"\b(?:messed up|misspel|mistyped|typo|mistake|thats not my)")
_MEANT = re.compile(_LEADS + r"(?:(?:typo|correction|autocorrect) )?(?:what )?(?:i )?(?P<verb>meant|mean|ment)(?: (?:to (?:say|put|type|pick|write|text|choose|send)|was|is))?")
_STRONG = re.compile(
    _LEADS + r"(?:(?:(?:no wait|wait no|no no|scratch that|strike that|correction|typo|disregard that|ignore that|autocorrect|mistype)(?: (?:no|its|it is|i meant|make it|put))?)"
    r"|(?:can (?:we|i|you|u) |lets |please |pls )?(?:make (?:it|that|mine)|put me down for|change that to|say|go with|do) ?(?:instead )?)"
)
_WEAK = re.compile(r"(?P<signal>(?:(?:oh|ok|hey|hmm|um|lol|haha|omg|so|but|and) )*(?:wait|hold (?:on|up)|actually|sorry|oops|oop|ooops|whoops|my bad|no wait|wait no|no)(?: (?:wait|actually|sorry|its|no|my bad|oops))*) ?")
_BAD_START = phrases(
    "i / im / yes / yeah / yep / no / nah / not / never / idk / what / how / who / why / when / where / is / are / do / does / can / could / will / whats"
    " / whos / hows / later / skip / ok / okay / sure / thanks / for / about / the / that / this / been / was / late / if / just / cant / never / nvm / wait / stop / to / we / you / u / there / my"
)
_NOISE = re.compile(
    r"(?:(?:that was |i picked |i sent |i put |i gave |i pressed )?(?:the )?wrong (?:answer|one|button|letter|key|thing|option|number)|my mistake|my bad|fat fingers?|i messed up|messed up"
    r"|mistake|typo|that was wrong|wrong|sorry|lol)"
)
_NOT_LATER = re.compile(r"(?:later|any ?time|at any|whenever|after|afterwards|in the future|once|if|at some point|along the way|down)\b")
_TRAILING = phrases("please / pls / plz / thanks / thx / lol / haha / sorry / instead / real / quick / quickly / now / ok / actually / rq / again / ty / tho / though / josh / question / answer")
_SHORT, _FEW, _SEVERAL = 2, 4, 12


@dataclass(frozen=True, slots=True)
class Correction:
    """An answer taken back: which one (`of` a topic, None for the last), and the words of the new one, as typed."""

    of: str | None
    rest: str = ""
