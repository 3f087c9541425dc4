"""The patterns of plain-language requests to stop, over words in their plain spelling. Data only.

Every pattern is a bounded sequence of alternatives: no repetition stands inside a repetition, so matching is linear.
`revocation` says what each strength means.
"""

from __future__ import annotations

import re

from engine.domain.understanding.word_lists import words

ALIASES = {
    "u": "you", "ya": "you", "yall": "you", "ur": "your", "r": "are", "plz": "please", "pls": "please",
    "plse": "please", "pleas": "please", "kindly": "please", "txt": "text", "txts": "texts", "txting": "texting",
    "textin": "texting", "txtin": "texting", "msg": "message", "msgs": "messages", "msging": "messaging",
    "sms": "messages", "dont": "do not", "dnt": "do not", "didnt": "did not", "id": "i would", "ive": "i have",
    "im": "i am", "youd": "you would", "wanna": "want to", "gotta": "have to", "thx": "thanks", "ty": "thanks",
    "tks": "thanks", "thankyou": "thanks", "stpo": "stop", "sotp": "stop", "tsop": "stop", "stp": "stop",
    "sttop": "stop", "unsub": "unsubscribe", "number": "phone", "numbers": "phone", "cell": "phone",
    "mobile": "phone", "cellphone": "phone", "optout": "opt out",
}  # fmt: skip
JOINED = (
    ("thank you", "thanks"), ("any more", "anymore"), ("right now", "now"), ("un subscribe", "unsubscribe"),
    ("text message", "message"), ("phone phone", "phone"), ("you guys", "you"), ("you people", "you"),
    ("you all", "you"), ("no longer", "do not"), ("fed up", "enough"), (" at all", ""), (" for good", ""),
    ("for the last time", "please"),
)  # fmt: skip
COURTESIES = frozenset({
    "please", "ok", "okay", "k", "hey", "hi", "hello", "yo", "now", "just", "well", "um", "sorry", "thanks", "again",
    "anymore", "ever", "immediately", "already", "asap", "forever", "period", "dude", "bro", "man", "guys", "sir",
    "maam", "josh", "seriously", "literally", "also", "today", "altogether", "permanently", "ugh",
})  # fmt: skip

# Every request holds one of these in its plain spelling (a test makes texts of the patterns below).
CUES = words(
    """
    stop stopall unsubscribe quit cease discontinue refrain desist end cancel revoke halt disable off remove removed
    take taken delete drop get scratch strike lose erase forget scrub opt opting leave away enough more want wish need
    care send sending text texts texting message messages messaging contact contacting write spam bother harass ping
    call disturb notifications alerts communication communications consent permission authorization
    """
)

# What turns an order into a polite one. `mine` are the frames in which the writer is the one to act.
FRAME = re.compile(
    r"(?:(?:can|could|will|would|wont) you"
    r"|you (?:can|need to|have to|must|should|better|had better|would|are to|were told to|were asked to)"
    r"|(?:i|we) (?:would |have |had |am going to |am |keep )?(?:already )?(?:really )?"
    r"(?:want|need|like|wish|ask|asked|asking|tell|told|telling|beg|begging|demand)"
    r"(?: for)? you(?: (?:once|twice|before|already|(?:multiple|many|several|\w+) times))?(?: (?:to|would))?"
    r"|(?:i|we) (?:have )?(?:already )?said|if you do not|tell me"
    r"|(?P<mine>(?:i|we) (?:would )?(?:already )?(?:really )?(?:want|need|like|wish|have|am trying|am going) to"
    r"|(?:tell me )?how (?:do|can|would) (?:i|we)|(?:tell me )?how to|(?:can|could|may) (?:i|we)|is there a way to"
    r"|let me))(?: please| just)? "
)
# "I need to stop texting at dinner" is about the writer's own thumbs.
OWN_DOING = re.compile(
    r"(?:stop|quit) (?:sending|texting|messaging|writing|contacting|calling|pinging|this|that|it|all)\b"
)

_DET = (
    r"(?:(?:the|these|this|those|that|all|of|your|my|any|anymore|anything|more|so|many|such|future|further|daily|text"
    r"|stupid|random|annoying|unwanted|unsolicited|spam|damn|fucking|constant|automated|marketing|promotional|promo"
    r"|sales|political|with) ){0,5}"
)
_MANY = r"(?:texts|messages|spam|notifications|alerts|communications?|contact)"
_TEXTS = (
    rf"(?:{_MANY}|message|text|messaging|texting|stuff|things|crap|shit|junk|invites|invitations|correspondence|updates"
    r"|promos|ads|advertisements|offers"
    r"|anything|anymore|these|this|them|it)"
)
_US = r"(?:me|us|here|this$|(?:this|my|our|her|his|their|\w+s)(?: \w+)? phone)"
_FROM_US = r"(?: (?:from|by) (?:you|josh|this phone|here|this))?"
_TO_US = rf"(?: (?:to|on|at) {_US})?"
_LIST = (
    r"(?:off|from|out of|off of|on)(?: (?:of|this|that|your|the|all|any|every|these|future|mailing|text|texting"
    r"|contact|contacts|call|calling|message|messaging|phone|marketing|spam|group)){0,4}"
    r" (?:list|lists|texts|messages|database|system|thread|contacts|service|records|text|this)"
)
_OF_ALL = rf"(?: (?:of|from|to) {_DET}(?:{_TEXTS}|list|all|everything|service|program|you|josh))?"

# Strong and open: whatever follows. An ORDER may be limited by it, a DEMAND not.
ORDER = re.compile(
    r"(?:stop|quit|cease|discontinue) (?:(?:calling|texting|messaging|emailing) (?:and|or) )?"
    rf"(?:texting|messaging|contacting|writing to|writing|pinging) {_US}\b"
    rf"|(?:stop|quit|cease) (?:spamming|harassing|bombarding|flooding|pestering|blasting"
    rf"|(?:texting|messaging) (?:and|or) calling) {_US}\b"
    rf"|(?:stop|quit|cease|discontinue) sending(?: {_US})? {_DET}{_TEXTS}\b"
    rf"|(?:refrain|desist) from (?:texting|messaging|contacting) {_US}\b"
    rf"|(?:get|make) {_DET}{_MANY} (?:to )?stop\b"
    rf"|(?:stop|quit) (?:getting|receiving|with) {_DET}{_TEXTS}\b"
    rf"|(?:stop|end|quit|cancel|discontinue|turn off|disable|halt|cease) {_DET}{_MANY}\b"
    r"|(?:stop|end|quit) (?:all|the|this|these|your)(?: the| this| of this)? (?:texting|messaging|spamming)\b"
)
LIMITED = re.compile(
    r" (?:about|before|after|until|till|so (?:late|early)|(?:this|too) (?:late|early)|during|while|when|at night|like"
    r"|in the middle|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|to (?!me\b|us\b|this\b|my\b|our\b))"
)
DEMAND = re.compile(
    r"(?:i |we )?(?:hereby |formally |am )?(?:revoke|revoking|withdraw|withdrawing|rescind|retract)"
    r"(?: all| any| my| prior| previous| express){0,3} (?:consent|permission|authorization)\b"
    r"|(?:i|we) (?:do not|never|did not) (?:consent to|give you (?:my )?(?:permission|consent) to)"
    r"|(?:i|we) would (?:appreciate|like) it if you (?:would )?(?:stop|stopped|quit|did not|do not)"
    r" (?:texting|messaging|contacting|sending|text|message|contact)\b"
    r"|you do not have (?:my |any )?(?:consent|permission|authorization)\b"
    r"|(?:put|add|place) (?:me|my phone|this phone) (?:on|to) (?:your|the|a) (?:internal |national )?"
    r"(?:do not|no) (?:call|contact|text|message)"
    r"|stop or (?:i|ill|we|else)\b|(?:what|which) part of stop\b|cease and desist\b"
)
# Strong and closed: nothing may follow.
_NOT = r"(?:do not|never|not to|not)(?: ever| please| you ever)?"
WHOLE = re.compile(
    rf"{_NOT} (?:(?:call|text|message|email) (?:and |or ))?(?:text|message|contact|write to|write|spam|bother|harass"
    rf"|ping) {_US}(?: no more)?{_TO_US}(?: for any reason)?|{_NOT} (?:text|message) or call {_US}"
    rf"|{_NOT} send (?:{_US} {_DET}{_TEXTS}|{_DET}{_MANY}){_TO_US}(?: else)?|do not disturb (?:me|us)"
    rf"|(?:(?:i|we) want )?no (?:more|further) {_DET}(?:{_MANY}|texting|messaging){_FROM_US}"
    rf"|no (?:texts|messages|texting|messaging|spam){_FROM_US}|stop sending(?: me| us)"
    rf"|(?:i |we )?do not (?:want|wish|need|care for) {_DET}{_TEXTS}{_FROM_US}"
    r"|(?:i |we )?do not (?:want|wish|care|need) to (?:receive|get|see|be getting|be receiving)"
    rf" {_DET}{_TEXTS}{_FROM_US}"
    r"|(?:i |we )?do not (?:want|wish|care) to (?:hear from (?:you|josh|this phone)"
    rf"|be (?:texted|contacted|messaged|bothered){_FROM_US}|be {_LIST})"
    rf"|(?:i |we )?do not want you (?:texting|messaging|contacting|to text|to message|to contact) {_US}"
    r"|leave (?:me|us) (?:(?:the (?:hell|fuck)|tf) )?alone"
    rf"|(?:remove|take|delete|drop|get|scratch|strike) (?:me|us|my name|my phone|this phone) {_LIST}|remove {_LIST}"
    rf"|(?:(?:i|we) (?:want|need)|get|be removed|be taken) {_LIST}|enough (?:with )?{_DET}{_MANY}"
    r"|(?:remove|take|unsubscribe) me(?: off)?"
    r"|(?:remove|delete|lose|erase|forget|take off|scrub) (?:my|this|our) phone(?: from your phone)?"
    rf"|unsubscribe(?: me| us| my phone| this phone)?{_OF_ALL}|(?:i am )?(?:opt|opting) (?:me |us )?out{_OF_ALL}"
    r"|do not contact(?: list)?|stopall|stop all (?:texts|messages|contact|communication)"
)

FIRM = re.compile(
    r"(?:stop|quit) (?:bothering|bugging|annoying|calling|hitting) (?:me|us)(?: up)?"
    r"|(?:stop|quit) blowing up my phone"
    r"|(?:(?:i|we) (?:have )?(?:already |just )?)?(?:texted|replied|sent|typed|written|wrote) stop"
    r"(?: (?:\w+ times|twice|before))?|stop (?:\w+ times|twice|means stop)"
    r"|stop (?:(?:i|we) (?:did not|never|do not|am not)"
    r" (?:sign|signed|want|know|subscribe|consent|ask|asked|interested)"
    r"|who (?:is|are)|not interested|wrong (?:phone|person)|this is (?:harassment|spam|(?:the|a) wrong))\b.{0,80}"
)
WEAK = re.compile(
    r"(?:no )?(?:stop(?: stop){0,9}(?: it| this| that| them| all| everything| all of (?:it|this)| texting| messaging"
    r"| sending| contacting| spamming| contact| the service| this service| service| you)?"
    r"|stop (?:2|to) (?:end|quit|cancel|stop|opt out|unsubscribe)|(?:reply|text|send) stop"
    r"|no more|(?:make|turn) (?:it|this|these|them)(?: texts| messages)? (?:stop|off)|go (?:the (?:hell|fuck) )?away"
    r"|get lost|(?:f|fuck|piss|bugger) off|cease|remove|do not (?:text|call me|call)|quit (?:it|texting|messaging))"
)
# With nothing but a courtesy around them the carrier's other words mean what they mean alone.
POLITE_WORD = re.compile(r"(?:please |thanks )*(?:cancel|end|quit|revoke)(?: please| thanks| now| you)*")
SUPPORT = re.compile(
    r"wrong (?:phone|person)|not interested|who (?:is|are|dis)|do not (?:know|want|need|remember)|sign(?:ed)? up|spam"
    r"|^no$|^thanks|enough|warning|report|bye|mean it|for real|done|changed my mind|moved|subscribe|lawyer|police|fcc"
    r"|annoying|harass|landline|consent|unwanted|too many|every day|sent from|^(?:not|no) thanks|asked|told you|blocked"
    r"|lawsuit|^(?:i am|this is) not \w+$|permission|texting me|(?:this is|thats) (?:my|a)(?: \w+){0,2} phone"
)
LAUGHS = re.compile(r"\b(?:a?haha[ha]*|lol|lmao|lmfao|rofl|hehe|jk|kidding)\b")
# Somebody else's words follow: "he was like, stop texting me".
REPORTS = re.compile(r"\b(?:like|said|says|saying|goes|told me|texted|texts|asked|yelled|screamed|all)$")
# Where a complaint without punctuation turns into an order, and the people whose story it would be instead.
TURN = re.compile(r"( )(?:stop|quit|unsubscribe|remove|take me|leave me)\b")
OTHERS = re.compile(r"\b(?:he|she|they|him|her|them|his|who)\b(?! is this)")
