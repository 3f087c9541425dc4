"""The vocabulary of small talk, folded and without accents. Data only; the rules are in `smalltalk`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(text: str) -> tuple[str, ...]:
    """Return the phrases of a list separated by slashes."""
    return tuple(phrase.strip() for phrase in text.split("/"))


PHRASES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "closer": _words(
        "ok / okay / okie / okey / oki / okie dokie / okey dokey / k / kk / kay / okk / alright / alrighty / aight"
        " / cool / cool cool / cool beans / coolio / nice / great / awesome / perfect / sweet / excellent / wonderful"
        " / fantastic / amazing / got it / gotcha / gotchu / got you / noted / understood / roger / roger that / copy"
        " / copy that / sounds good / sounds great / sounds fun / sounds perfect / sounds like a plan / will do"
        " / all good / its all good / no problem / no prob / np / no worries / all set / fair enough / makes sense"
        " / i see / ic / good to know / good stuff / right on / word / bet / say less / for sure / fs / dope / lit"
        " / happy / yay / woo / woohoo / woot / wow / oh / oh ok / ah / ah ok / aw / aww / hm / hmm / mhm / mmk / omg"
        " / done / received / thumbs up / super / good / very good / love it / i love it / nice one / good deal"
        " / you got it / vale / bueno / esta bien / esta bueno / perfecto / listo / de acuerdo / entendido / genial"
        " / claro / okis / muy bien / excelente / que bien / dale pues / ok dale / te copio / va pues / sale"
    ),
    "thanks": _words(
        "thanks / thank you / thankyou / thx / thnx / thanx / thnks / tnx / tx / ty / tysm / tyvm / tks / thank u"
        " / thanks a lot / thanks a million / thanks so much / thanks a bunch / thank you so much / thank you very much"
        " / many thanks / much appreciated / appreciate it / i appreciate it / appreciate you / i appreciate you"
        " / appreciated / much obliged / cheers / ur the best / youre the best / you are the best / you rock"
        " / thats so kind / so kind / bless you / god bless / gracias / muchas gracias / mil gracias / grax"
        " / muchisimas gracias / te lo agradezco / merci / danke / thanks for everything / thanks for letting me know"
        " / thank you for letting me know / thanks for the heads up / thanks for the info / thanks for the update"
        " / thanks for the reminder"
    ),
    "laugh": _words(
        "lol / lolol / lmao / rofl / haha / hahaha / hehe / heh / ha / jaja / jajaja / jeje / xd / im dead / im dying"
        " / dead / too funny / so funny / thats funny / thats hilarious / hilarious / you crack me up / funny"
        " / good one / que risa / me muero"
    ),
    "greeting": _words(
        "hi / hii / hey / heyy / heya / hiya / hello / helo / hullo / yo / sup / wassup / whats up / what s up / wsup"
        " / howdy / hi there / hey there / hello there / good morning / goodmorning / morning / gm / good afternoon"
        " / good evening / hi josh / hey josh / how are you / how are u / how r u / hru"
        " / how are you doing / how is it going / hows it going / hows things / how you doing / hows your day"
        " / how have you been / whats good / whats new / whats happening / greetings / hola / buenas / buenos dias"
        " / buenas tardes / buenas noches / que tal / como estas / que onda / nice to meet you / happy friday"
        " / happy monday / happy new year / merry christmas / happy holidays / happy thanksgiving"
    ),
    "goodbye": _words(
        "bye / bye bye / byebye / goodbye / good bye / cya / see ya / see you / see u / see you later / see you soon"
        " / see you then / see you there / later / laters / ttyl / ttys / talk to you later / talk later / talk soon"
        " / talk to you soon / take care / have a good one / have a good day / have a great day / have a nice day"
        " / have a good night / have a good weekend / have a great weekend / have a good evening / good night"
        " / goodnight / gnight / gn / nighty night / sweet dreams / peace / peace out / adios / chao"
        " / chau / hasta luego / hasta manana / hasta pronto / nos vemos / cuidate / g2g / gtg / gotta go"
        " / catch you later / until then / farewell / so long / cheerio / you too / u too / same to you"
    ),
})  # fmt: skip

# Words in which one slip is forgiven.
TYPO_SAFE = _words(
    "thanks / awesome / perfect / gotcha / goodbye / goodnight / understood / wonderful / fantastic / hilarious"
    " / appreciated / alright / greetings / excellent / perfecto / gracias / entendido"
)

# May stand between courtesies, never alone.
FILLERS = frozenset(_words(
    "and / so / very / much / a / lot / again / josh / man / dude / bro / girl / guys / everyone / oh / ah"
    " / aw / well / just / really / pretty / too / for / the / xo / xoxo / friend / buddy / my / sir / maam"
    " / team / folks / y / pues / que / muy / amigo / amiga / its / thats / that / is / was / sorry"
))  # fmt: skip

# May stand before the phrase that says it.
WRONG_NUMBER_LEADS = frozenset(_words(
    "sorry / hey / hi / hello / ok / oh / uh / um / no / nope / i / think / im / am / pretty / sure / afraid"
    " / believe / you / u / youre / youve / ur / might / may / must / have / got / are / texting / texted"
    " / text / to / the / a / an / this / is / its / it / thats / that / probably / maybe / bro / dude / man"
    " / sir / maam / lol / hola / perdon / disculpe / lo / siento / creo / que / seems / like / looks / josh"
))  # fmt: skip
WRONG_NUMBER_PHRASES = _words(
    "wrong (?:number|person|nbr|num|numba|phone|numer|nunber|guy|girl|one) / (?:rong|worng|wrnog|wong) number"
    " / not the (?:right|same|correct) (?:number|person) / incorrect number / mistaken number"
    " / (?:new|different) owner of this (?:number|phone)"
    " / (?:not|isnt) (?:his|her|their) (?:number|phone) / no longer (?:his|her|their) (?:number|phone)"
    " / (?:nobody|no one|no body) (?:here )?by that name / not who you think / just got this (?:number|phone)"
    " / numero equivocado / (?:se|te) equivoc[a-z]{1,5} de (?:numero|persona) / equivocado de numero"
    " / persona equivocada / (?:tiene|tienes) el numero equivocado"
)
# Each of those phrases holds one of these (a test makes texts of them).
WRONG_NUMBER_CUES = frozenset(_words("wrong / number / person / phone / name / who / numero / persona"))

# How machines begin: whatever follows, the owner of the phone says nothing here.
MACHINE_OPENINGS = _words(
    "(?:im|i am) not receiving notifications / (?:im|i am) driving with (?:do not disturb|focus)"
    " / (?:i have |im in |i am in )?do not disturb (?:while|mode|is|turned) / driving focus"
    " / (?:this is an? )?auto(?:mated|matic|matically)? ?(?:reply|response|responder|message|text|generated)"
    " / (?:(?:im|i am|i will be|ill be) )?(?:currently )?out of (?:the )?office / ooo"
    " / (?:im|i am) on (?:vacation|leave) (?:until|through|from)"
    " / (?:thank you|thanks) for (?:your|the) (?:message|text|email) (?:i am|im|we are|i will|ill|our|we will|you have)"
    " / (?:thank you|thanks) for (?:contacting|texting|calling|reaching out to) .{1,60} (?:we|our|office|hours)"
    " / (?:this|your message to this) (?:mailbox|inbox|number) (?:is not monitored|does not accept|cannot receive)"
    " / respuesta automatica / mensaje automatico / fuera de (?:la )?oficina"
    " / the (?:person|subscriber|number|customer) you are trying / message blocking is active / free msg"
)

# What a person could say too, so it is a machine's only alone or with a promise to be back behind it.
AWAY_STATUSES = _words(
    "(?:sorry )?(?:(?:im|i am) )?(?:currently |just |still )?(?:driving|behind the wheel)"
    " / (?:sorry )?(?:i )?(?:cant|can not|cannot) (?:talk|answer|text|chat|respond|reply|take your call)"
    " / sorry i missed (?:your|you)(?: call| text| message)? / can i (?:call|text) you(?: right)?(?: back)?"
    " / (?:ill|i will) (?:call|text|get back to|reply to|message) you(?: right)?(?: back)?"
    " / (?:ahora )?(?:estoy|voy) (?:manejando|conduciendo) / (?:ahora )?no puedo (?:hablar|contestar|responder)"
)
# Alone these may be somebody's answer; with the promise they are a machine's.
BUSY_STATUSES = _words(
    "(?:sorry )?(?:(?:im|i am) )?(?:currently )?(?:in|at) (?:a meeting|work|class|church|the movies|an appointment)"
    " / (?:sorry )?(?:(?:im|i am) )?(?:currently )?(?:busy|unavailable|asleep|sleeping|away from my phone"
    "|on another call)"
    " / (?:ahora )?estoy (?:ocupad[oa]|en una (?:reunion|junta))"
)
_NOW = "(?:right now|now|rn|atm|at the moment|at this time|ahora|ahorita|en este momento)"
BACK_LATER = (
    f"(?: {_NOW})?(?: later| soon| whats up| what is up)?"
    "(?:(?: and| so| but| y)?(?: (?:i|ill|will|try to|can|cant|cannot|wont|let me|te|please)){0,3}"
    " (?:call|text|get back|reply|respond|see your|talk|answer|chat|message you|check|contesto|llamo|escribo|hablamos"
    "|respondo)[a-z ]{0,80})?"
)
