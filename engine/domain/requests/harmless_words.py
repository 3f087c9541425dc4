"""The words that may stand beside a plan without being a part of it, so that all others can be doubted. Data only.

Folded words, as `pieces` tells them. Left out on purpose is whatever limits, moves or counts something ("except",
"until", "later", "half"), whoever is not the writer or the company wanted, and every verb that tells what is going on.
"""

from __future__ import annotations

import re
from typing import Final

from engine.domain.understanding.word_lists import words

# The joints of a sentence, who asks, who is asked, and how one asks.
_JOINTS: Final = words("""
    a an the this that there here it its to for of in on at by with w and n or so if as is are be been being am do does
    did have has havent hasnt had will would could can should may might must shall ill id im ive were weve wed lets let
    i me we us you u ya yall ur myself ourselves who whos whod whoever what whats how hows about any some both either
    one ones two up out off around round over along together then too also plus else again back than
    anyone anybody any1 ne1 anyones someone somebody sum1 everyone everybody people ppl peeps folks others other guys
    guy girls girl gals ladies men women friend friends buddy buddies partner partners stranger strangers company crew
    group groups squad gang team bunch crowd gathering few couple attend
    teammates teammate mates players player members humans human person nerds fans peoples
    from
""")
_ASKING: Final = words("""
    want wants wanna wanting want2 need needs needing looking lookin look trying tryna trynna try hoping hope wish like
    love loving loved likes down game keen free available interested thinking thinkin think thought thoughts feel
    feeling craving fancy mood join joining joins come coming go going goin gonna get getting gettin grab grabbing find
    finding meet meeting meetup set setting start starting starts started put make making organize organise arrange
    arranging plan plans planning host hosted invite match help use take taking do doing doin hang hanging hangout
    chill chilling link linking check catch check catching hit hitting see seeing try play playing show bring bringing
    know knows wondering wonder chance takers ready mind please pls plz plss pretty possible possibly
    request requesting schedule gather round rally hook another happening sounds sound works work could
    eat eating practice practicing listen listening talk talking chat chatting comin
""") - words("seeing bringing hosted loved")
# Greetings, hedges, moods and fillers.
_FILLERS: Final = words("""
    hey hi hello heyy heya hiya yo yoo yooo sup josh good day morning afternoon evening lol haha hahaha lmao omg ok okay
    k kk sure yes yeah yea yep yup yay um umm uh uhh hm hmm oh ooh ah ahh ugh af jk well so wow damn man dude bro bruh
    fam homie sis yall dear all maybe perhaps prob probably possibly def definitely totally really rly rlly super very
    so quite iso gals visit visiting watch watching perfect suit suits
    kinda kind sorta sort just only even still actually honestly tbh ngl fr imo literally basically btw fyi anyway
    anyways idk dunno idc lmk guess say please pls plz plss thanks thank thx ty tysm cheers preferably ideally
    preferred whenever anytime wherever whatever anything something somewhere smth sth someplace nothing stuff thing
    things lil little bit quick short easy easygoing casual laid chill relaxed lowkey low key simple mellow cozy cosy
    fun nice great cool awesome amazing best good fresh new local real proper small intimate normal regular
    spontaneous random spooky fancy crazy wild hungover tired bored lonely excited happy hungry starving thirsty open
    flexible welcome friendly fellow beginner beginners beginning intermediate newbie level levels pace time times
    sometime date day days week weekend spot place places area town city nearby close night nights session sesh round
    event meal party trip outing adventure hang hangs hangout crawl hop pickup table idea ideas vibe vibes way end ish
    asap approx abt around roughly soon early ages forever while course both same whole okay alright
    oi ahoy howdy hola aloha greetings hella dearly truly deadass legit unite
    gonna gotta finally super duper extra sum fine user total got learn learning teach sess
    enjoy slow gentle leisurely sesh doubles singles exactly
    sm1 some1 bird obv obvs obviously
    newb newbie noob rookie amateur novice rusty terrible mediocre average decent
""")
# Why people ask, and what they say of themselves.
_REASONS: Final = words("""
    bday birthday birthdays anniversary holiday holidays celebrate celebrating treat treats sunny sun sunshine warm
    weather nice rain raining rains rainy shine cold hot outside inside house home stuck cooped moved visiting solo
    alone single introvert introverted shy ticket tickets tix seat seats spare
    dog dogs pup pups doggo kid kids years old yr yrs yo newcomer
    stroller strollers kiddo kiddos toddler toddlers baby babies daughter son twins
    funday sunday saturday friday since because cuz cause bc
""")
HARMLESS: Final = _JOINTS | _ASKING | _FILLERS | _REASONS
_DRAWN: Final = re.compile(r"(.)\1{2,}")  # "gooo", "pleaseee"


def is_harmless(word: str) -> bool:
    """Say whether a word may stand beside a plan, also drawn out."""
    return word in HARMLESS or _DRAWN.sub(r"\1", word) in HARMLESS


# What corrections are made of.
CHANGING: Final = words("""
    change changed switch move swap push shift bump add drop make it that better best rather instead meant mean said say
    saying scratch sorry oops whoops wait no nope nah nvm nevermind actually neither to be would works work time
    day place prefer might sry srry soz decided bad
""")

# Whose plan it is when they are its subject: not the writer's.
OTHERS: Final = words("he she they hes shes theyre his her their him them theirs")
# What a sentence without a wish in words must not have, or it only tells.
TELLING: Final = words(
    "we i im ive id ill weve theres there its it is are was were have been going doing practice league"
)
CONDITIONS: Final = words("if while when as since")  # "picnic if its nice"
# They limit or move a time.
OF_TIMES: Final = words("""
    before after until till til unless except past later earlier early late latest earliest between since during noon
    eve half quarter hour hours min mins minute minutes
""") - words("early since")
LENGTHS: Final = words("hour hours min mins minute minutes")  # of what is done, beside an hour ...
FROM_THERE: Final = words("from away drive before after earlier later early late notice off sooner")  # ... or not
# What a number may count without being a time or a company: how far, how much, how old.
UNITS: Final = words("""
    mile miles mi k km kms min mins minute minutes hr hrs hour hours dollar dollars buck bucks yr yrs year years yo
    bed drink drinks dog dogs dogs kids ticket tickets tix rounds round person course courses holes hole
""")
# A clause that begins with one of these and names nothing of a plan only tells why.
BESIDE: Final = words("""
    i im ive id ill we weve will its it my our been just since because cuz cus cause bc havent this had new first
""")
# One of these makes a stretch behind a plan a sentence of its own.
SAYS: Final = words("""
    i im ive my we our us me she he they shes hes theyre her his its it is are was were been bring bringing byo come
    u ur you your youre
""")
# A stretch behind a plan that begins with one of these tells of somebody ...
TELLS_OF: Final = words("""
    i im ive ill gonna my she he shes hes her his got bringing bring everyone everybody nobody loser winner
""")
# ... unless it adds to the plan, or changes it.
ADDS: Final = words("also then after afterwards maybe too first instead mean meant do doing go going get eat play")
# ... unless it says what somebody needs: "coffee sat, it has to be peanut free".
REQUIRES: Final = words("""
    need needs must has gotta prefer prefers only rather want wants should hate allergic
    know thinking suggest favorite fav recommend booked reserved table
""")

# ... or of what somebody cannot do: "dinner sat at 7, i dont eat meat".
DENIED_NEEDS: Final = words("""
    eat drink meat pork fish dairy gluten nuts sugar stairs steps climb hear see stand walk loud drive afford spend pay
    smoke crowds do handle make go come stay late
""")
# ... or what it has to suit: "peanut free, coffee sat".
SUITS: Final = words("""
    free friendly allergy allergies intolerant distance close near from walkable somewhere someplace anywhere ideally
    preferably place spot
""")

# The shapes in which a word of the lists above does something else, or one outside them does nothing.
TURNS: Final = words("unless however otherwise")  # the others only begin a new thought
JOINS: Final = words("then after afterwards plus slash followed before")
LEADS_ASIDE: Final = words("after before b4 post")  # "drinks after the hike"
BECAUSE: Final = words("because cause cuz cus bc")
THOUGHTS: Final = words("im ill its") | BECAUSE
SHIFTS: Final = words("later earlier late")
BEFORE_PEOPLE: Final = words("for need w with of me")
PEOPLE: Final = words("more teammates players spots seats others other friends men women guys girls couples")
MILD: Final = words("too so very that super much")  # "not too early"
MEASURES: Final = words("""
    early late long far hard crazy big loud fancy serious competitive spicy busy crowded strenuous intense difficult
    steep fast wild expensive pricey
""")
EASES: Final = words("""
    judge laugh excuse excuses one rush pressure worries strings plans experience thanks problem idea clue preference
    pref matter mind care creeps drama weirdos jerks egos flakes
""")
ASKED: Final = words("any fellow calling")  # "any nurses up for breakfast"
DENIALS: Final = words("""
    busy bad out cant wont work working until till til instead but except free booked doesnt tough hard
""")
MANY: Final = words("any every most each")
