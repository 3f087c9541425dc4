"""The words that make a sentence a wish for company, or turn a wish around. Data only; the rules are in `wishes`.

Sentences are matched folded, without apostrophes and signs, words separated by one blank, with days and parts of the
day in one spelling. Phrases are separated by slashes; each is a regular expression without open-ended repetition
between words, so that matching grows linearly with the text.
"""

from __future__ import annotations

import re
from typing import Final

from engine.domain.understanding.word_lists import words

_BREAK: Final = re.compile(r"\n *\|")  # a line that goes on within alternatives


def one_of(listed: str) -> re.Pattern[str]:
    """Return what matches one of the phrases of a list separated by slashes, as whole words."""
    phrases = (" ".join(_BREAK.sub("|", phrase).split()) for phrase in listed.split("/"))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


_ANYONE: Final = "(?:anyone|anybody|any1|ne1|any one|any body|someone|somebody|everyone|whoever|people|ppl)"
_NOT: Final = "(?:dont|do not|didnt|wasnt|werent|not|never|dont really|no longer|wouldnt|wont|isnt|cant|doesnt)"
_ARRANGE: Final = "(?:find|get|set|organi[sz]e|arrange|plan|put|make|help|match|book|please|start|create)"

WISH: Final = one_of(rf"""
    {_ANYONE} (?:else )?(?:want|wants|wanna|up|free|down|around|for|interested|keen|game|about|like|into|in
       |available|able|doing (?:anything|something|stuff))
    / {_ANYONE} (?:else )?(?:who|to|care|feel|feeling|wanting|looking|happen|tryna|trying|do|join|make|teach|show)
    / any takers / {_ANYONE} (?:pls|please|plz) / who wants / who else wants / who would like / alguien
    / (?:whos|who is) (?:down|up|in|free|game|around|for|keen|into)
    / ^(?:something|anything) (?!else|wrong|came|is|was|happened) / could i (?:do|get|go|join|have) / whenever
    / any ?time
    / (?<!this )(?<!it )(?<!that )(?<!them )up for / down for / down to / down 4
    / keen (?:for|on|to) / ready for / game (?:for|to)
    / in for
    / interested in / wanna / want to / want some / want company / i want / we want / id want / me gustaria / quiero
    / quieres / lets / let us / shall we / should we / we should / why dont we / why not / how about / how bout
    / what about
    / what do you think (?:about|of) / thoughts on / be fun to / do something / something to do / anything but
    / can we / could we / can i get / may i / (?:can|could) you {_ARRANGE} / i (?:could|can) do / looking for
    / looking to / look for / searching for / seeking / request(?:ing)? / hoping (?:to|for) / trying to / tryna
    / trynna / been meaning to / dying to / itching to / thinking(?: of| about)? / fancy / craving / feel like
    / feeling like / in the mood / in mood for / would love / id love
    / (?:would|id) (?:really|dearly|totally|so|absolutely|also|still|just) (?:love|like)(?! it| that| you)
    / would like / id like / love to
    / like to (?:go|get|do|try|meet|grab|have|play|see|invite|host|join) / would be (?:up|down)
    / (?:could|can) (?:really |totally |so )?(?:go for|use)
    / need (?:a|an|some|someone|somebody|people|one more|two more|another|more|company|\d) / find me
    / find (?:us|people|some|somebody|someone) / set up / set me up / organi[sz]e / arrange / put together
    / get together / get (?:a|some|the) (?:\w+ )?(?:group|crew|people|folks|game) / match me / hook me up / invites?
    / (?:plan|schedule) (?:a|an|me|something) / join me / w(?:ith)? me / come with
    / (?:you|yall)(?: guys)? should (?:do|have|plan|host|set)
    / we (?:gotta|need to|have to|oughta) (?:do|try|play|hit) / partner for / budd(?:y|ies) for
    / what (?:can|could) (?:i|we) do(?! about| if| when| with) / whats good (?:this|on|for|tonight|tomorrow|today)
    / got anything / have anything / anything (?:fun|going|happening|on|to do|cool|good) / who else
    / i(?:d| would) (?:do|join|play)
    / (?:budd(?:y|ies)|partners?|people|ppl|company|players?|teammates?) (?:wanted|needed)
    / bored / rally
    / (?:whats|what is) (?:happening|going on|on) / hang(?! on| in| up) / try out / check out / another one / one more
    / again (?:this|next|on|friday|saturday|sunday|monday|tomorrow)
""")
# A new wish behind words about something else.
ANEW: Final = one_of(
    "any(?:one|body) / can we / could we / lets / how about / what about / wanna / (?<!sign )(?<!signed )up for"
    " / who wants / another"
)
# A wish behind one that was turned around.
INSTEAD: Final = one_of(
    f"{_ANYONE} (?:else )?(?:want|wants|wanna|up|down|free|around|for|interested|game|keen)"
    " / can we / could we / lets / how about / what about / who wants / whos (?:up|down|in|free)"
)
# A wish turned around.
UNWISHED: Final = one_of(rf"""
    {_NOT} (?:really |even |currently |just )?(?:want|wanna|feel like|feeling|in the mood|up for|down for|down to)
    / {_NOT} (?:really |even |currently |just )?(?:looking|interested|up to|like|need|able to|keen)
    / no thanks / no thank you / not today / not tonight / too tired / no more(?! than) / no need / no coffee for me
    / nope / want(?:ed)? (?:it|you|this|that) to / (?:need|want|have|had) to cancel
    / (?:was|were) (?:really |so |totally |all )?(?:down|up|game|keen|free|in|gonna|going to|supposed to|about to)
""")
# What somebody says of themselves, or asks for.
OWN_NEED: Final = one_of(
    "im / i am / i use / (?:i|we|it|has|must) (?:\\w+ )?(?:need|needs|to be|be) / please / pls / plz"
)
# The same of places, whose words are said of much else.
ASKED_NEED: Final = one_of(
    "(?:i|we|it|has|must) (?:\\w+ )?(?:need|needs|prefer|has to be|must be) / please / pls / plz / somewhere"
)
# What a plan may hang on is no story.
CONDITION: Final = re.compile(
    r"\bif it (?:doesnt|isnt|does not|is not) \w+"
    r"|\b(?:if|as long as|since|while|when|provided) (?:its|it is|it|the weather is|were|im|theres)\b"
    r"|\b(?:doesnt|does not|dont) matter\b"
    r"|\b(?:pls|please) and (?:ty|thanks|thank you)\b"
)
# What stands before something to do, or behind a note, and tells nothing.
ANSWERED: Final = re.compile(r"^(?: *\b(?:lol|haha|hahaha|lmao|omg|ugh|sure|ok|okay|yeah|yes|yep|cool|so)\b)+")
LAUGHED: Final = re.compile(r"\b(?:lol|haha|hahaha|lmao) *$")
# Time of one's own, offered; and what makes it a habit, or none.
FREE: Final = one_of("free / available / around / off / open / no plans / nothing to do / nothing planned / works")
HABIT: Final = one_of(
    "usually / always / most / often / generally / normally / typically / every / never / not free / isnt free"
    " / no longer"
)
# The words between the words of a request.
FILLERS: Final = words("""
    a an the this that for in on at with w and or to of some any few maybe perhaps please pls plz hey hi hello yo
    josh around about by near from between after before would be nice great good ideally preferably say like lets
    get grab do go going have if possible me us we people ppl folks group friends time day date something somewhere
    nothing anything too really just only either then both also plus instead hm hmm um uh so well oh actually make
    it work works fine nearby local place spot new has needs need must way early late soon sometime later asap ish
    class session party event night nights morning evening afternoon today tonight out hang catch up else one ones
    more all afterwards max idc idk lmk hiya heyy yall bro dude bruh fam smth strangers stranger
""")
