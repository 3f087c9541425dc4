"""Plain-language requests to stop: what a reasonable person would read as "text me no more" (47 CFR 64.1200(a)(10)).

Rules of this file:
1. A request is an order to us: it stands at the start of a clause, after courtesies ("hey josh, can you please …").
   "He won't stop texting me" and "tell him to stop texting me" are stories, so nothing is searched mid-clause.
2. Three strengths. STRONG names the texts, the number or the sender's "me" and counts in any company. FIRM counts
   unless the message laughs. WEAK ("stop", "stop it", "no more") also needs every other clause to support it:
   "Stop. Thank you" is a request, "Stop. Hammer time" is a joke.
3. What limits a request to a topic or an hour ("… about bars", "… so late") is not a revocation.
4. Every pattern is a bounded sequence of alternatives over words: no repetition inside a repetition, so the time is
   linear in the text.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from engine.domain.folding import bare
from engine.domain.revocation_es import asks_to_stop_in_spanish

_SPLIT = re.compile(r"[.!?;,:\n…—–]+|\s-+\s")
_INNER = re.compile(r"\b(?:please|and|so|but|just)\b")
_LAUGHS = re.compile(r"\b(?:a*ha(?:ha)+h?|lol|lmao|lmfao|rofl|hehe|jk|kidding)\b")
# Somebody else's words follow: "he was like, stop texting me".
_REPORTS = re.compile(r"\b(?:like|said|says|saying|goes|told me|texted|texts|asked|yelled|screamed|all)$")

_ALIASES = {
    "u": "you", "ya": "you", "yall": "you", "ur": "your", "r": "are", "plz": "please", "pls": "please",
    "plse": "please", "pleas": "please", "kindly": "please", "txt": "text", "txts": "texts", "txting": "texting",
    "textin": "texting", "txtin": "texting", "msg": "message", "msgs": "messages", "msging": "messaging",
    "sms": "messages", "dont": "do not", "dnt": "do not", "didnt": "did not", "id": "i would", "ive": "i have",
    "im": "i am", "youd": "you would", "wanna": "want to", "gotta": "have to", "thx": "thanks", "ty": "thanks",
    "tks": "thanks", "thankyou": "thanks", "stpo": "stop", "sotp": "stop", "tsop": "stop", "stp": "stop",
    "sttop": "stop", "unsub": "unsubscribe", "number": "phone", "numbers": "phone", "cell": "phone",
    "mobile": "phone", "cellphone": "phone", "josh": "you", "optout": "opt out",
}  # fmt: skip
_JOINED = (
    ("thank you", "thanks"), ("any more", "anymore"), ("right now", "now"), ("un subscribe", "unsubscribe"),
    ("text message", "message"), ("phone phone", "phone"), ("you guys", "you"), ("you people", "you"),
    ("you all", "you"), ("no longer", "do not"), ("fed up", "enough"),
)  # fmt: skip
_LONG_STOP = re.compile(r"s+to(?:oo+)?p+")
_COURTESIES = frozenset(
    "please ok okay k hey hi hello yo now just well um sorry thanks again anymore ever immediately already asap forever"
    " period dude bro man guys sir maam seriously literally also you right today altogether permanently ugh hereby"
    " and so but then at all for good from on this phone back".split()
)
_LEADS = _COURTESIES - frozenset("you right this from on for at all back again phone good anymore".split())
_TAILS = _COURTESIES - frozenset("so but and this phone from on for".split())

_FRAME = re.compile(
    r"(?:(?:can|could|will|would|wont|must|should) (?:you|i|we)"
    r"|you (?:need to|have to|must|should|better|had better|would|are to)"
    r"|(?:i|we) (?:would )?(?:have )?(?:already )?(?:really )?(?:want|need|like|wish|asked|told|ask|beg|demand|said)"
    r"(?: for)?(?: you)?(?: (?:once|twice|before|already|multiple times|many times|several times|\w+ times))?"
    r"(?: (?:to|that you|you|would))?"
    r"|(?:i|we) am (?:trying|asking you|going|begging you) to|i (?:have|am)|how (?:do|can|would|to) (?:i|we|you)"
    r"|how to|is there a way to|tell me how to|let me|if you do not|i already)"
    r"(?: please| just| kindly)? "
)

_DET = (
    r"(?:(?:the|these|this|those|that|all|of|your|my|any|anymore|anything|more|so|many|such|future|further|daily|text"
    r"|stupid|random|annoying|unwanted|unsolicited|spam|damn|fucking|constant|automated|marketing|with) ){0,5}"
)
_TEXTS = (
    r"(?:texts|messages|message|text|messaging|texting|spam|notifications|alerts|stuff|things|crap|shit|junk|invites"
    r"|invitations|communications?|contact|correspondence|anything|anymore|these|this|them|it)"
)
_MANY = r"(?:texts|messages|messaging|texting|spam|notifications|alerts|communications?|contact)"
_US = r"(?:me|us|here|(?:this|my|our)(?: \w+)? phone)"
_FROM_US = r"(?: (?:from|by) (?:you|this phone|here|this))?"
_TO_US = rf"(?: (?:to|on|at) {_US})?"
_LIST = (
    r"(?:off|from|out of|off of|on)(?: (?:of|this|that|your|the|all|any|every|these|future|mailing|text|texting|contact"
    r"|contacts|call|calling|message|messaging|phone|marketing|spam|group)){0,4}"
    r" (?:list|lists|texts|messages|database|system|thread|contacts|service|records|text|this)"
)
_PARTIAL = re.compile(
    r" (?:about|before|after|until|till|so (?:late|early)|(?:this|too) (?:late|early)|during|while|when|at night|like"
    r"|in the middle|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|to (?!me\b|us\b|this\b|my\b|our\b))"
)

# Open patterns: whatever follows them, unless it limits them.
_STRONG_OPEN = re.compile(
    rf"(?:(?:stop|quit|cease|discontinue) (?:texting|messaging|contacting|writing to|writing|pinging) {_US}\b"
    rf"|(?:stop|quit|cease) (?:spamming|harassing) {_US}\b"
    rf"|(?:stop|quit|cease|discontinue) sending(?: {_US})? {_DET}{_TEXTS}\b"
    rf"|(?:stop|quit) (?:getting|receiving|with) {_DET}{_TEXTS}\b"
    rf"|(?:stop|end|quit|cancel|discontinue|turn off|disable|halt|cease) {_DET}{_MANY}\b"
    r"|(?:revoke|revoking|withdraw|withdrawing|rescind|retract)(?: all| any| my| prior| previous| express){0,3}"
    r" (?:consent|permission|authorization)\b"
    r"|you do not have (?:my |any )?(?:consent|permission|authorization)\b"
    r"|(?:put|add|place) (?:me|my phone|this phone) (?:on|to) (?:your|the|a) (?:internal |national )?"
    r"(?:do not|no) (?:call|contact|text|message)"
    r"|stop or (?:i|ill|we|else)\b|(?:what|which) part of stop\b|cease and desist\b)"
)
# Closed patterns: nothing but courtesies may follow.
_SEND_NO = rf"(?:text|message|contact|write to|write|call|spam|bother|harass|ping)(?: {_US})(?: {_US})?"
_NEGATED = r"(?:do not|never|not to|not)(?: ever| please| you ever)?"
_STRONG_CLOSED = re.compile(
    rf"(?:{_NEGATED} {_SEND_NO}{_TO_US}(?: for any reason)?"
    rf"|{_NEGATED} send(?: {_US})? {_DET}{_TEXTS}{_TO_US}(?: else)?"
    rf"|no more {_DET}{_MANY}{_FROM_US}|no (?:texts|messages|texting|messaging|spam){_FROM_US}|stop sending(?: me| us)"
    rf"|(?:i |we )?do not (?:want|wish|need|care for) {_DET}{_TEXTS}{_FROM_US}"
    rf"|(?:i |we )?do not (?:want|wish|care|need) to (?:receive|get|see|be getting|be receiving) {_DET}{_TEXTS}{_FROM_US}"
    r"|(?:i |we )?do not (?:want|wish|care) to (?:hear from (?:you|this phone)|be (?:texted|contacted|messaged|bothered)"
    rf"{_FROM_US}|be {_LIST})"
    rf"|(?:i |we )?do not want you (?:texting|messaging|contacting|to text|to message|to contact) {_US}"
    r"|leave (?:me|us) (?:the (?:hell|fuck) )?alone(?: please)?"
    rf"|(?:remove|take|delete|drop|get|scratch|strike) (?:me|us|my name|my phone|this phone) {_LIST}"
    r"|(?:remove|take|unsubscribe) me(?: off)?"
    r"|(?:remove|delete|lose|erase|forget|take off|scrub) (?:my|this|our) phone"
    rf"|unsubscribe(?: me| us| my phone| this phone)?(?: (?:from|to) (?:{_DET}{_TEXTS}|{_DET}(?:list|all|everything|you)))?"
    rf"|(?:i am )?(?:opt|opting) (?:me |us )?out(?: (?:of|from) (?:{_DET}{_TEXTS}|{_DET}(?:list|all|everything|you)))?"
    r"|do not contact(?: list)?|stopall|stop all (?:texts|messages|contact|communication))"
)
_FIRM = re.compile(
    rf"(?:(?:stop|quit) (?:bothering|bugging|annoying|calling|hitting) (?:me|us)(?: up)?|(?:stop|quit) blowing up my phone"
    r"|(?:texted|replied|sent|typed|said|written|wrote|say|saying) stop(?: (?:\w+ times|twice|before))?|stop means stop"
    r"|stop i (?:did not|never|do not|am not) (?:sign|signed|want|know|subscribe|consent|ask|asked|agree|interested)"
    r"\b.{0,60})"
)
_WEAK = re.compile(
    r"(?:no )?(?:stop(?: stop){0,9}(?: it| this| that| them| all| everything| all of (?:it|this)| texting| messaging"
    r"| sending| contacting| spamming| contact| the service| this service| service)?"
    r"|stop (?:2|to) (?:end|quit|cancel|stop|opt out|unsubscribe)|(?:reply|text|send) stop"
    r"|no more|enough texts|go (?:the (?:hell|fuck) )?away|get lost|(?:f|fuck|piss|bugger) off|cease|do not text"
    r"|quit (?:it|texting|messaging))"
)
# With nothing but a courtesy around them the carrier's other words mean what they mean alone.
_POLITE_WORD = re.compile(r"(?:please |thanks )*(?:cancel|end|quit|revoke)(?: please| thanks| now| you)*")
_SUPPORT = re.compile(
    r"wrong (?:phone|person)|not interested|who (?:is|are|dis)|do not (?:know|want|need|remember)|sign(?:ed)? up|spam"
    r"|^no$|^thanks|enough|warning|report|bye|mean it|for real|done|changed my mind|moved|subscribe|lawyer|police|fcc"
    r"|annoying|harass|consent|unwanted|too many|every day|sent from|^(?:not|no) thanks|asked|told you|blocked|lawsuit"
)


def asks_to_stop(body: str) -> bool:
    """Say whether `body` asks us, in plain words, to send no more texts."""
    if asks_to_stop_in_spanish(body):
        return True
    clauses = [clause for part in _SPLIT.split(body) if (clause := _plain(part))]
    if not clauses:
        return False
    laughs = _LAUGHS.search(bare(body)) is not None
    if any(_is_strong(clause, before) for clause, before in zip(clauses, ["", *clauses], strict=False)):
        return True
    if laughs:
        return False
    cores = [_core(clause) for clause in clauses]
    if any(_FIRM.fullmatch(core) for core in cores):
        return True
    if any(_is_lone_stop(line) for line in body.splitlines()) or _POLITE_WORD.fullmatch(" ".join(clauses)):
        return True
    weak = [_is_weak(core) for core in cores]
    return any(weak) and all(
        hit or not core or _SUPPORT.search(core) for hit, core in zip(weak, cores, strict=True)
    )


def _is_strong(clause: str, before: str) -> bool:
    """Say whether the clause, or what follows a "please" or "and" in it, is a strong request."""
    if _REPORTS.search(before):
        return False
    if _orders(_core(clause)):
        return True
    pieces = _INNER.split(clause)
    return any(
        not _REPORTS.search(earlier.strip()) and _orders(_core(piece.strip()))
        for earlier, piece in zip(pieces, pieces[1:], strict=False)
    )


def _orders(core: str) -> bool:
    """Say whether a clause without its courtesies is a strong request that nothing limits."""
    found = _STRONG_OPEN.match(core)
    if found:
        return _PARTIAL.match(core, found.end()) is None
    return _STRONG_CLOSED.fullmatch(core) is not None


def _is_weak(core: str) -> bool:
    """Say whether a clause is a weak request, or a known complaint that ends in one ("wrong number stop")."""
    if _WEAK.fullmatch(core):
        return True
    complaint, _, last = core.rpartition(" ")
    return last in {"stop", "unsubscribe"} and _SUPPORT.search(complaint) is not None and len(core) < 80


def _is_lone_stop(line: str) -> bool:
    """Say whether a line of its own is the word: a signature or a quoted text often follows it."""
    return _plain(line) in {"stop", "unsubscribe", "stopall", "opt out"}


def _plain(text: str) -> str:
    """Return the folded words with the short forms of texting written out."""
    words = " ".join(_word(word) for word in bare(text).split())
    for spelled, meant in _JOINED:
        words = words.replace(spelled, meant)
    return words


def _word(word: str) -> str:
    """Return one word in its plain spelling."""
    if _LONG_STOP.fullmatch(word):
        return "stop"
    if word.startswith("uns") and 8 <= len(word) <= 14 and fuzz.ratio(word, "unsubscribe") >= 80:
        return "unsubscribe"
    return _ALIASES.get(word, word)


def _core(clause: str) -> str:
    """Return the clause without the courtesies and the frame ("can you please …") around an order."""
    words = clause.split()
    start, end = 0, len(words)
    while start < end and words[start] in _LEADS:
        start += 1
    while end > start and words[end - 1] in _TAILS:
        end -= 1
    core = " ".join(words[start:end])
    found = _FRAME.match(core)
    return core[found.end() :] if found else core
