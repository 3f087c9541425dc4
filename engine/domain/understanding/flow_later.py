"""Putting something off, in words too many to list: "ask me again tomorrow", "give me 10 min". Patterns only."""

from __future__ import annotations

import re

from engine.domain.understanding.word_lists import words

_WHEN = (
    r"(?:later|l8r|tonight|tonite|tmrw|tmr|tmw|tomorrow|2moro|tomo|soon|afterwards|next (?:week|time)|at lunch"
    r"|this (?:evening|afternoon|weekend)|over the weekend|after (?:work|lunch|dinner)|in the morning"
    r"|in a (?:bit|while)"
    r"|when i get home|when im (?:home|free|off|done)|(?:another|some other) (?:time|day)|in an hour"
    r"|in (?:\d{1,2}|a few|an|a couple) (?:of )?(?:mins?|minutes|hours?|hrs?|days?)"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_TAIL = r"(?: (?:later|today|tonight|instead|maybe|please|pls|ok|again|then|morning|night|afternoon|evening))*"
_WILL = r"(?:(?:can|could|would|let|lets|ill|will|i will|i can|id|maybe|prob|probably|gonna) )?"
_WHO = r"(?:(?:we|you|u|i|me|rather) )?"
_DO = (
    r"(?:(?:do|ask|text|remind|continue|finish|talk|answer|reply|get back|message|msg|try|check|start|pick up|call"
    r"|come back|chat|resume) )?"
)
_WHAT = r"(?:(?:it|this|that|me|you|u|to you|to this|to it|up|us) )?(?:about (?:it|this|that) )?"
_LIKE = r"(?:(?:again|back|to you|to this|maybe|until|till|like) ){0,2}"
_WAIT = r"(?:give|gimme|need|i need|in|be back in|brb in|back in)(?: me| like| about| maybe)?"
_AMOUNT = (
    r" (?:\d{1,3}|a|an|one|two|a few|few|a couple|couple|half an?)(?: of| more)?"
    r"(?: (?:mins?|minutes?|hours?|hrs?|secs?|seconds?|moment|bit|while|days?))?"
)

# A whole clause.
LATER = re.compile(_WILL + _WHO + _DO + _WHAT + _LIKE + _WHEN + _TAIL + "|" + _WAIT + _AMOUNT + _TAIL)
# Alone these are an answer to "when?".
BARE_TIMES = re.compile(r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|this weekend|over the weekend")
# The start of a clause: a reason may follow without a comma ("not now im driving").
LATER_WITH_REASON = re.compile(
    r"(?:not now|not rn|not right now|cant (?:talk |right )?(?:rn|now)|busy(?: rn| now| right now)?|not today"
    r"|not a good time) (?:im|i am|ill|at|in|got|have|i have|cuz|bc|because|cause|heading|about to|gotta|i gotta|with"
    r"|ive got|driving|working|sorry|still|i got|just)\b"
    r"|(?:maybe )?later (?:im|i am|ill|cuz|bc|because|cause|gotta|ive got|i have)\b"
)
# Every word of what LATER and LATER_WITH_REASON fit, digits aside, and which of them a reason follows (a test makes
# texts of the patterns).
WORDS = words(
    """
    2moro a about after afternoon afterwards again am an another answer ask at back bc be because bit brb busy
    call can cant cause chat check come continue could couple cuz day days dinner do done driving evening few
    finish free friday get gimme give gonna good got gotta half have heading home hour hours hr hrs i id ill im in
    instead it ive just l8r later let lets like lunch maybe me message min mins minute minutes moment monday more
    morning msg need next night not now of off ok on one other over pick please pls prob probably rather remind
    reply resume right rn saturday sec second seconds secs some soon sorry start still sunday talk text that the
    then this thursday till time tmr tmrw tmw to today tomo tomorrow tonight tonite try tuesday two u until up us
    we wednesday week weekend when while will with work working would you
    """
)
REASONED = words("not cant busy later")
