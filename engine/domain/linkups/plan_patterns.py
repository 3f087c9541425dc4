"""The words of `plan_words`, folded and without accents. Data only."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMMANDS: Final[Mapping[str, str]] = MappingProxyType({
    "cant": "cant / cannot / cant make it / cant come / i cant / im out / out / i am out / count me out / cant do it"
    " / cant anymore / i cant anymore / not coming / drop out / dropping out / no can do / im sick / i bail / cnat"
    " / ima have to pass",
    "in": "in / im in / i am in / count me in / im in again / back in / im back in / count me back in / still in"
    " / still on / still good / im still in / ill be there / i will be there / im coming / i am coming"
    " / see you there / see ya there / see u there / im there / i can make it / yes in / yes im in / im still coming"
    " / still coming / i can make it after all / i can come after all",
    "call_off": "call off / call it off / calloff / call this off / call off the linkup / call off the plan",
    "late": "late / im late / running late / im running late / ill be late / gonna be late / im gonna be late",
    "here": "here / im here / i am here / we are here / were here / arrived / ive arrived / i arrived / just arrived"
    " / just got here / i just got here / got here / im at the spot / im at the place / im outside / im inside"
    " / at the spot / i made it",
    "nobody": "nobody / nobody here / no one here / im alone / hello anyone / anyone here / anybody here"
    " / where is everyone / where is everybody / wheres everyone / wheres everybody / where are you guys",
    "plan": "plan / the plan / my plan / details / address / the address / where / when / what time / where again"
    " / when again / what time again / where is it / when is it / location / who is coming / whos coming / whos in",
})  # fmt: skip
WHOLE: Final[Mapping[str, str]] = MappingProxyType(
    {phrase: command for command, listed in _COMMANDS.items() for phrase in phrases(listed)}
)
# Courtesies around a command that is the whole message.
OWN: Final = re.compile(
    r"\b(?:ok|okay|hey|hi|hello|sorry|so sorry|please|pls|josh|thanks|thx|ty|well|ugh|actually|unfortunately|yes|yep"
    r"|yeah|guys|folks|all|now|today|tonight|tomorrow|again|haha|lol|still)\b ?"
)
# Whose absence it is: what stands before "cant make it" when it is one's own.
_ME: Final = (
    r"(?:^|\b(?:i|im|ill|we|sorry|but|so|and|hey|hi|unfortunately|sadly|actually|ugh|ah|oh|no|guys|all|today|tonight"
    r"|tomorrow|just|really|definitely|think|turns out|afraid|looks like|seems like|now|anymore|late|up|sick) )"
)
_VERBS: Final = (
    r"(?:make|come|go|join|be there|attend|get there|show up"
    r"|do (?:it|this|that|today|tonight|tomorrow|\w+day|sat|sun|mon|tues?|wed|thurs?|fri))"
)
CANT: Final = re.compile(
    rf"{_ME}(?:really |actually |just |also )?(?:cant|cannot|can not|wont|will not|couldnt|not gonna|not going to) "
    rf"(?:be able to |actually |even )?{_VERBS}\b"
    rf"|{_ME}(?:am |are )?(?:not able to|unable to|no longer able to|not gonna be able to) {_VERBS}\b"
    r"|\b(?:i|im) (?:am )?(?:out|not coming|not going|no longer coming|dropping out|backing out|bailing)\b"
    r"|\b(?:have to|gotta|got to|need to|going to have to|gonna have to|must|want to|wanna) (?:unfortunately )?"
    r"(?:bail|drop out|back out|skip (?:it|this|out|today|tonight|tomorrow)|pass (?:on|this)|cancel|bow out|sit this)\b"
    r"|\bdont think (?:i|ill|i will|im) (?:can|be able to|be there|make it|going to make it|gonna make it)\b"
    r"|\bno longer (?:free|available|able)\b|\bsomething(?:s)?(?: has)? (?:came|come) up\b"
    r"|\b(?:count|take) me (?:out|off)\b|\bdrop me\b"
    r"|\bwont be (?:there|coming|joining|able)\b|\bi(?:m| am) (?:too )?sick\b|\bcant anymore\b"
)
IN: Final = re.compile(
    r"^(?:(?:actually|wait|ok|okay|good news|never ?mind|nvm|yes|yeah|yep|sorry|so|hey) )*"
    r"(?:i can (?:make it|come)(?: after all| again| now)|im (?:back )?in(?: after all| again)?$"
    r"|count me (?:back )?in\b|put me back\b|can come after all|can make it after all"
    r"|(?:im )?(?:still )?(?:in|on|coming|good)(?: for \w+| to go)?$"
    r"|(?:ill|i will) (?:definitely |still )?be there\b(?! in)|see (?:you|u|ya|yall) (?:all )?there\b)"
)
_IT: Final = (
    r"(?:it|this|that|everything|(?:the|my) (?:plan|linkup|whole thing|thing|meetup|hike|coffee|invites?|get together))"
)
CALL_OFF: Final = re.compile(rf"\bcall(?:ing)? (?:{_IT} )?off\b|\bcancel {_IT}\b")
_LATENESS: Final = r"(?:\w+ )?(?:late|behind|delayed)"
_AN_AMOUNT: Final = r"\b\d{1,3} ?(?:m|min|mins|minute|minutes)"
LATE: Final = re.compile(
    rf"\blate (?:by )?\d{{1,3}}\b|\b\d{{1,3}} late\b|{_AN_AMOUNT} (?:late|away|out|more)\b|\bhour late\b"
    r"|\b(?:running|gonna be|going to be|ill be|will be|might be|may be|be)"
    rf" (?:\w+ ){{0,4}}{_LATENESS}\b|\bim {_LATENESS}\b"
    r"|\bthere in (?:\d{1,3}|a few|five|ten|fifteen|twenty|thirty|half|an hour)\b"
    r"|\bstuck in traffic\b|\b(?:missed my|my) (?:bus|train|uber|lyft|muni|bart|subway)\b"
)
MINUTES: Final = re.compile(
    r"\b(\d{1,3}|five|ten|fifteen|twenty|thirty|forty|fourty)(?: ?(?:m|min|mins|minute|minutes))?\b"
    r"(?! ?(?:am|pm|oclock)\b)"
)
NEGATED: Final = frozenset(("dont", "not", "never", "wont", "didnt", "isnt", "without", "nobody", "no"))
HERE: Final = re.compile(
    r"^(?:(?:ok|okay|hey|hi|yes|yeah|just|finally|guys|sorry) )*(?:im|i am|we are|were) (?:already |finally )?"
    r"(?:here|at the (?:spot|place|table|door|entrance|corner|counter|front)|outside|inside|out front|by the)\b"
    r"|^(?:(?:ok|hey|yes) )*(?:i )?(?:just )?(?:got here|arrived|made it here)\b|\b(?:ive|have) (?:just )?arrived\b"
)
NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|noone|no body)(?: is|s| else is| else| was| has)? (?:\w+ )?"
    r"(?:here|there|showed|shown|came|around)\b"
    r"|\b(?:only one|only person|by myself|all alone|alone) (?:here|there)\b|\bim the only (?:one|person)\b"
    r"|\bwhere(?:s| is| are) (?:every(?:one|body)|you guys|yall|the others|the group|people|you all)\b"
    r"|\b(?:dont|cant|do not) (?:see|find) (?:any(?:one|body)|the group|you guys|them|yall)\b|\banyone (?:else )?here\b"
)
PLAN: Final = re.compile(
    r"\b(?:where|when) (?:is|are|do|was) (?:it|we|this|that|the (?:plan|linkup|place|spot|coffee|meetup))\b"
    r"|\bwhere(?:s| is) (?:the )?(?:place|spot|meetup|linkup)\b|\b(?:where|when|what time|who) again\b"
    r"|\bwhat(?:s| is| was) (?:the )?(?:plan|address|location|place|spot|time)\b|\bwhat time (?:is|are|do|was|did)\b"
    r"|\bwho(?:s| is| all is| else is)(?: all)? (?:coming|going|in|joining)\b"
    r"|\bwho (?:cant|cannot|left|bailed|dropped(?: out)?|is out)(?: (?:make it|come))?$"
    r"|\b(?:is|are) (?:it|this|that|we|the (?:plan|linkup|meetup)) (?:still )?(?:on|happening|going ahead)\b(?! my)"
    r"|\bremind me (?:where|when|what|who|of)\b|\b(?:send|give|text|need|forgot) (?:me )?the (?:address|details|plan"
    r"|location|place|spot|time)\b|\bwhere (?:to|do i|should i|am i) (?:go|meet|supposed)\b"
)
CONDITIONS: Final = re.compile(
    r"\b(?:if|unless|maybe|might not|may not|not sure|unsure|depends|in case|hopefully|hope|hoping|probably|what if"
    r"|worried|afraid i might|should i|i think i might|jk|kidding|would have|wouldve)\b"
)
QUESTIONS: Final = re.compile(
    r"(?:(?:hey|hi|ok|so|wait|um|and) )*(?:can|could|should|do|does|did|is|are|am|will|would|what|whats|how|why|who|may"
    r"|which) "
)
