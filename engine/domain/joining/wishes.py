"""Plain wishes of somebody who is joining: out, from the beginning, or something put right without saying what.

Each is the whole message, courtesies aside; folded words are expected.
"""

from __future__ import annotations

import re

_HESITATION = r"(?:(?:um|uh|ok|okay|k|actually|sorry|oh|hmm|wait|hey|no|nope|josh|you know what|on second thought) )*"
_AFTERWARDS = r"(?: (?:thanks|thank you|sorry|anymore|any more|bye|josh|pls|please|then|again|there|in there))*"
_LEAVING = re.compile(
    _HESITATION
    + r"(?:no thank(?:s| you)|thanks but no thanks|nvm|never ?mind|forget (?:it|about it|this)|(?:i )?changed my mind"
    r"|(?:im )?(?:not|no longer) interested|(?:this|it)(?:s| is)? not for me|(?:this isnt|not) for me"
    r"|i (?:dont|do not) (?:want|wanna)(?: to)? (?:join|do this|be in|sign up|this|it|in)"
    r"|leave|exit|get me out|let me out|count me out|im out|(?:nah )?im good|abort)" + _AFTERWARDS
)
_STARTING_OVER = re.compile(
    _HESITATION + r"(?:(?:can|could) (?:we|i) |lets |let (?:me|us) |i (?:want|wanna)(?: to)? |please )?"
    r"(?:start (?:over|again|fresh|from scratch)|restart|begin again|reset|redo (?:everything|all of it|it all)"
    r"|(?:back )?(?:from|to) the (?:beginning|start|top))" + _AFTERWARDS
)
_FINDING_FAULT = re.compile(
    _HESITATION
    + r"(?:(?:thats|that is|this is|its|it is|something is|somethings|theres|there is|i made|made|one of those is) )?"
    r"(?:wrong|not right|not correct|incorrect|off|an? (?:mistake|error|typo)|not me)" + _AFTERWARDS
)

_IN_CANADA = re.compile(r"\b(?:in|from) (?:toronto|vancouver|montreal|ottawa|calgary|canada)\b|\bim canadian\b")
_REFUSING = re.compile(
    _HESITATION
    + r"(?:no|nope|nah|no way|never|why should i|(?:thats )?none of (?:your|ur) business|(?:im )?not (?:telling|saying)"
    r"(?: you)?|(?:thats )?(?:too )?(?:personal|private)|i (?:wont|will not|dont want to|d rather not|refuse to)"
    r"(?: (?:say|tell|answer)(?: you| that)?)?)" + _AFTERWARDS
)
_TERMS = re.compile(
    r"\b(?:what|which|where|show|see|read|send|more about)\b.{0,30}"
    r"\b(?:terms|conditions|privacy|policy|fine print|agreeing|agree to)\b"
    r"|(?:the )?(?:terms|privacy)(?: and \w+)?$"
)


def wants_out(words: str) -> bool:
    """Whether somebody would rather not join after all."""
    return _LEAVING.fullmatch(words) is not None


def wants_to_start_over(words: str) -> bool:
    """Whether somebody wants to give all answers anew."""
    return _STARTING_OVER.fullmatch(words) is not None


def asks_for_terms(words: str) -> bool:
    """Whether somebody would like to read what they are asked to agree to."""
    return _TERMS.search(words) is not None


def lives_in_canada(words: str) -> bool:
    """Whether somebody says that they are in Canada."""
    return _IN_CANADA.search(words) is not None


def refuses(words: str) -> bool:
    """Whether somebody would not answer, and says no more than that."""
    return _REFUSING.fullmatch(words) is not None


def finds_fault(words: str) -> bool:
    """Whether somebody says that something is wrong, without saying what."""
    return _FINDING_FAULT.fullmatch(words) is not None
