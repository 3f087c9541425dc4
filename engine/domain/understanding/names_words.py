"""Words around names, folded and without accents. Data only; the rules are in `names`."""

from __future__ import annotations

from typing import Final

from engine.domain.understanding.word_lists import several, words

# What stands before a name, the longest first wherever one begins another.
INTRODUCTIONS: Final = tuple(sorted(several(
    """
    my name is / my full name is / my real name is / my first name is / my name / my names / name is / full name is
    / full name / first name is / first name / first / name / names / the name is / the names / it is / its / this
    is / thats / im / i am / iam / i m / call me / you can call me / just call me / please call me / everyone calls
    me / everybody calls me / people call me / they call me / friends call me / my friends call me / i go by / go by
    / me llamo / soy / mi nombre es / mi nombre / its me / it would be / yours truly
    """
), key=len, reverse=True))  # fmt: skip
# Introductions that are also an answer by themselves ("it's", "im"): what follows must look like nothing else.
CLAIMS = frozenset({("im",), ("i", "am"), ("iam",), ("i", "m"), ("its",), ("it", "is"), ("thats",), ("this", "is")})

COURTESIES = words(
    """
    hi hii hiya hey heya heyy hello helo hola yo sup thanks thank you thx ty sure ok okay k yes yep yeah ya yup sorry
    oh um uh uhh umm ah well so josh there great cool nice awesome absolutely course of and alright good morning evening
    afternoon please pls first np aye gracias si claro
    """
)
TRAILS = words(
    """
    here lol lmao haha hahaha hehe btw thanks thank you thx ty please pls nice to meet you u and ya pleasure xo xoxo
    is my name she her hers he him his they them theirs ella el elle pronouns jaja again from though tho sir maam
    josh friend wbu hbu yours what about how are doing good sorry oops whoops sry jk duh obviously
    forgot ffs smh omg ugh dude bro jeez geez
    """
)
CONNECTORS = words("and but or from in at aka because cuz so by with who y de_ pero")
LINKS = words("actually just is called")  # behind an introduction
TITLES = words("mr mrs ms mx miss dr prof sir madam maam rev sr_ sra srta")
SUFFIXES = {"jr": "Jr", "sr": "Sr", "ii": "II", "iii": "III", "iv": "IV"}
PARTICLES = words(
    "van von der den de del della di da dos das do la las los le du bin ibn al el ten ter zu af st dela y e bint"
)
DOUBLE_FIRSTS: Final = frozenset(several(
    """
    mary ann / mary anne / mary jane / mary beth / mary kate / mary lou / mary jo / mary grace / anna maria / ana
    maria / maria jose / maria elena / maria luisa / maria fernanda / maria carmen / maria isabel / maria teresa /
    maria paula / jose luis / jose maria / jose antonio / jose manuel / jose angel / juan carlos / juan jose / juan
    pablo / juan manuel / juan david / luis miguel / luis fernando / luis angel / jean paul / jean luc / jean pierre
    / jean marie / jean claude / ann marie / anne marie / lee ann / sarah jane / billy bob / billy joe / billie jean
    / bobby joe / john paul / rose marie / betty lou / peggy sue / emma kate / ella rose / ana lucia / ana paula /
    ana sofia / miguel angel / marco antonio / carlos alberto / thi my / abdul rahman / abdul aziz / md abdul / van
    anh
    """
))  # fmt: skip

# Function words and what people answer instead of a name: one of them, and the text is no name.
NEVER = words(
    """
    a about above actually after again all already also always am among any anything anonymous anyone are arent around
    as ask at away back be because been before being best better between birthday bot both btw bye but by can cannot
    cant code coffee come consent correct could day did didnt does doesnt doing dont done down each either enough
    english even evening ever every everyone everything exactly feel few find for free friday friend friends from fun
    gave get give go goes going gonna good got great group had happy has hasnt hate have havent hello help her here
    hers hey hi hike hiking him his how human i id ideas idk if ill im info interested into is isnt it its ive join
    just keep kind kinda know last late later leave legal less let lets lie like little live lol long look looking lot
    lots love made make many maybe meet meeting mention message mind mine monday money month more morning most much
    must name names need never new next nice night no nobody none nope nor not nothing now nunya guess nvm of off often
    oh ok okay old on once one only or other our out over own pass people person phone please plus prefer private
    privacy
    probably question quit rather read real really reply right robot said same saturday say see send service she should
    show sign skip some someone something soon sorry spanish start still stop stuff such sunday sure talk tell telling
    text texting than thank thanks that thats the their them then there these they thing things think this those
    thursday time today tomorrow tonight too try tuesday under understand unknown unsubscribe until up us use user
    very wait want wanna was wasnt we wednesday weekend well went were what whatever whats when where which who whos
    whose why with without wont word work works would wouldnt wrong wtf yea yeah year yep yes yet you your youre
    yours yup zip asdf asdfg asdfgh qwerty test testing null undefined admin secret dunno nah nope huh hmm hm wow
    omg lmao lmfao haha hahaha hehe brb ttyl que quien quiero no_ por para como porque unstop revoke optout cancel end
    stopall agree delete pause resume billing report block plan forget export login password call number business
    stranger somebody cash app link website com http https www pic pics photo hungry tired ready curious excited
    bored busy lonely single married straight gay bi female male man woman guy girl dude bro years yrs fine stoked
    confused lost weird creepy scam spam fake serious kidding joking shy nervous scared bad awesome amazing cool dope
    lit sad mad sick drunk awake asleep home working driving hell yall everybody anybody whoever
    """
)
LONE_NEVER = words("na ya ye mm mmm aha eh ay oi ex test")  # refused only as the whole answer
# Refused in the middle of a text, but names of people when written like one ("An Nguyen", "My Tran", "Do Kwon").
ALSO_NAMES = words("an so do my me he in you yu to")
# Ordinary words that are also first names, so a text may be just one of them: will, may, mark, grace, hope, …

_OBSCENE_PARTS = ("fuck", "bitch", "asshole", "nigger", "nigga", "faggot", "motherf", "dickhead", "bastard")
OBSCENE = words(
    """
    shit shitty bullshit cunt cunts whore slut fag fags retard retarded penis vagina pussy cock cocks cum dildo tits
    titties boobs anus rapist rape nazi hitler kkk pedo porn sexy daddy ass arse wanker twat prick douche douchebag
    puta puto pendejo pendeja mierda cabron verga culo chinga gtfo stfu milf thot
    """
)


def is_obscene(word: str) -> bool:
    """Say whether a folded word is on the short list, or holds one that stands in no honest name."""
    return word in OBSCENE or any(part in word for part in _OBSCENE_PARTS)
