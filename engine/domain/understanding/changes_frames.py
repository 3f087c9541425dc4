"""The frames in which people change what they like, when they can and with how many. Data only.

A frame stands for a whole clause, folded, courtesies taken off both ends. OBJ is what it is about; LATELY says that it
was otherwise before, without which "I can't do evenings" is about one evening.
"""

from __future__ import annotations

import re
from typing import Final

_LATELY = (
    r"(?:any ?more|any longer|these days|now|nowadays|lately|at the moment|from now on|right now|recently"
    r"|going forward)"
)
_SHORT = {
    "OBJ": r"(?P<it>\S.*?)",
    "LATELY": _LATELY,
    "LIST": r"(?:my |the )?(?:list|activities|profile|interests|likes|hobbies)",
    "NOT": r"(?:dont|do not|cant|can not|cannot|wont)",
    "LIKE": r"(?:like|love|enjoy|do|play)",
    "WISH": r"(?:i want|id like|id prefer|i would (?:like|prefer)|i prefer|id rather have|prefer|i like|i need|only)",
    "QUIT": r"(?:stopped|quit|gave up|given up)",
}


def frames(text: str) -> tuple[re.Pattern[str], ...]:
    """Return the frames between the double slashes, abbreviations written out."""
    text = re.sub(r"\s*\n\s*(?=\|)", "", text)  # a line that begins with a bar goes on with the alternatives before
    for short, pattern in _SHORT.items():
        text = text.replace(short, pattern)
    return tuple(re.compile(frame) for frame in " ".join(text.split()).split(" // "))


# "can you …", "I want you to …", before an order.
ASKED: Final = re.compile(
    r"(?:(?:can|could|would|will) (?:you|u) (?:please |pls )?|you can "
    r"|(?:i want|id like|i would like|i need|i wanna) (?:you )?to )"
    r"(?=remove|drop|take|delete|add|change|update|set|switch|call|forget)"
)

DROPPED: Final = frames(
    r"""
    (?:i |we )?(?:really )?NOT (?:really )?(?:LIKE|want|go to|go) OBJ (?:that much )?LATELY
    // i (?:dont|do not) do OBJ
    // (?:im )?not (?:really |so |that |super |much )?(?:into|feeling|big on|interested in|a fan of|doing) OBJ LATELY
    // i no longer (?:(?:LIKE|want|go to|go) )?OBJ
    // (?:im )?no longer (?:into|doing|a fan of|interested in|up for|playing) OBJ
    // (?:remove|drop|delete|take off|scratch) OBJ(?: (?:from|off) LIST)?
    // (?:take|cross) OBJ off(?: LIST)?
    // im (?:done|through|finished) with OBJ(?: for good| forever)?
    // im (?:so )?over OBJ
    // (?:i|ive|i have) QUIT(?: doing| playing)? OBJ
    // (?:dont|do not|stop) (?:invite|inviting|ask|asking) me (?:to|for) OBJ(?: any ?more)?
    // i used to (?:LIKE|be into) OBJ but (?:not|no)(?: any ?more| now| longer)
    // no more OBJ(?: invites?| invitations?)?(?: for me)?
    // no OBJ from now on
    """
)
ADDED: Final = frames(
    r"""
    add OBJ(?: too| as well)?(?: (?:to|on) LIST)?
    // im (?:really |also |so |super |totally |getting |very )*into OBJ (?:too|as well|LATELY)
    // im also into OBJ
    // (?:i )?also (?:really )?(?:LIKE|into) OBJ(?: too)?
    // i (?:really )?LIKE OBJ (?:too|as well|LATELY)
    // (?:i |ive |i have )?(?:just |recently )?(?:started|got into|gotten into|picked up|took up|discovered)
       (?:doing |playing |going )?OBJ(?: again)?(?: LATELY)?
    // (?:my )?new (?:hobby|interest|obsession|thing)(?: is)? OBJ
    """
)
BOUNDED: Final = frames(
    r"""
    no OBJ (?:from now on|any ?more|ever|ever again|for me)
    // no more OBJ(?: for me)?
    // add (?P<it>no \S.*?)(?: (?:to|on) LIST)?
    // add OBJ to my (?:boundaries|limits|no list|nos|no gos)
    """
)
# Said of oneself. Each names what it may be about: "I have a dog" and "I need a drink" are no boundaries.
STATES: Final = frames(
    r"""
    (?:i just found out )?(?:that )?im
       (?:now |also )?(?P<it>(?:an? )?(?:sober|in recovery|vegetarian|vegan|veggie|pescatarian|celiac
       |gluten free|halal|kosher|deaf
       |hard of hearing|in a wheelchair|wheelchair user|allergic to (?:\w+ ){0,3}\w+))(?: LATELY)?
    // i (?:now )?(?:use|have|need|got) (?P<it>(?:an? |my )?(?:wheelchair|walker|cane|crutches|hearing aids?|guide dog
       |service dog|service animal|celiac|(?:\w+ ){1,2}allerg(?:y|ies)))(?: LATELY)?
    // i (?:now |only )?(?:need|keep|eat) (?P<it>(?:an? )?(?:step free|wheelchair accessible|accessible|gluten free
       |halal
       |kosher|vegan|vegetarian|quiet|parking|asl|sign language|seating|place to sit|to sit)(?: (?:places?|spots?|food
       |venues?|often|down|interpreter|access))?)(?: LATELY)?
    // i (?P<it>(?:dont|do not|stopped|quit|no longer) (?:drink(?:ing)?|smok(?:e|ing)|eat(?:ing)? meat))(?: LATELY)?
    // (?:i )?(?P<it>cant do stairs)(?: LATELY)?
    // (?P<it>(?:groups?|daytime|day time) only)(?: from now on)?
    """
)

SET_TIMES: Final = frames(
    r"""
    (?:change|switch|set|update|move|make|put)
       (?:me|my (?:times?|time preferences?|availability|schedule|hours|preferred times?)) (?:to|for)
       OBJ(?: only)?(?: instead)?(?: LATELY)?
    // (?:i )?(?:can )?only (?:do|have|make|manage) OBJ LATELY
    // (?:im )?only (?:free |available |around )?(?:on |in the )?OBJ LATELY
    // (?:im )?(?:free|available) only (?:on |in the )?OBJ LATELY
    // OBJ (?:work|are|works|is) (?:better|best|easier) (?:for me )?LATELY
    // OBJ only LATELY
    """
)
CUT_TIMES: Final = frames(
    r"""
    no more OBJ(?: for me)?
    // OBJ (?:dont|do not|doesnt|wont) (?:really )?work (?:for me )?LATELY
    // OBJ no longer works?(?: for me)?(?: LATELY)?
    // (?:i )?NOT (?:do|make|manage) OBJ LATELY
    // not OBJ any ?more
    """
)
SET_GROUP: Final = frames(
    r"""
    (?:change|set|update|make|switch) my (?:group|group size|groups|size) (?:to|be|at) OBJ
    // WISH groups? of OBJ(?: people| ppl)?(?: LATELY)?
    // groups? of OBJ(?: people| ppl)? from now on
    """
)
SHIFTED_GROUP: Final = re.compile(
    rf"(?:{_SHORT['WISH']} )?(?:(?P<small>smaller)|(?P<big>bigger|larger)) groups?"
    rf"(?: only| for me| please| pls| {_LATELY})*(?: (?P<limit>(?:max|up to|no more than|min|at least) \d{{1,2}}))?"
    r"|no more (?:(?P<notbig>big|large|huge|bigger)|(?P<notsmall>small|tiny|little)) groups?(?: for me)?"
)
