"""The little words that turn what is said around, and the phrases in which an activity's word means something else.

Data only; what each kind does is in `reading`. Phrases are folded and without articles ("my cup of tea" is "cup of
tea"); the longest phrase at a place wins, which is how "can't wait" is no "can't".
"""

from __future__ import annotations

from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Cue(Enum):
    """What a little word does."""

    NOT = auto()  # turns what follows into "not that", up to a comma
    NOT_LIST = auto()  # the same, and a list after it goes on being unwanted
    NOT_BEFORE = auto()  # turns what was said just before
    WANT = auto()  # what follows is wanted again
    TURN = auto()  # a new thought begins
    ELSEWHERE = auto()  # the next activity is a job, a place or a name, nothing to do together
    LINK = auto()  # and
    EITHER = auto()  # or
    NOTHING = auto()  # consumed: it means something else


CUES: Final[Mapping[Cue, str]] = MappingProxyType({
    Cue.NOT: (
        "no / not / not into / not really into / not really / no more / without / minus / skip / skipping / except"
        " / excluding / other than / besides / aside from / instead of / rather than / nothing with / no thanks to"
        " / nope to / no to / pass on / hard pass on / never / isnt / arent / wont / less / not big on / not feeling"
        " / not in mood for / no need for / done with / sick of / tired of / nothing to do with / not any"
        " / zero / nothing involving / not so into"
    ),
    Cue.NOT_LIST: (
        "dont / do not / doesnt / dnt / don t / dont like / dont want / dont do / do not like / do not want / hate"
        " / hating / i hate / dislike / detest / despise / loathe / cant stand / cannot stand / cant / cannot / avoid"
        " / anything but / everything but / all but / anything except / everything except / anything besides"
        " / not fan of / not huge fan of / not big fan of / not much of / neither / allergic to / scared of / afraid of"
        " / terrified of / away from / stay away from / wouldnt / would not / didnt / quit / gave up"
        " / no longer / dont care for / not interested in / cant do / bored of / anything other than"
        " / rather not / id rather not / rather skip / dont enjoy / dont love / please no / not comfortable with"
        " / uncomfortable with / not fond of / wouldnt do / wouldnt want / havent liked / never liked"
        " / grew out of"
    ),
    Cue.NOT_BEFORE: (
        "not my thing / arent my thing / isnt my thing / not for me / isnt for me / arent for me / not my scene"
        " / not my jam / not my vibe / not my cup of tea / isnt my cup of tea / arent my cup of tea / not so much"
        " / no thanks / no thank you / no thx / is out / are out / sucks / suck / is boring / are boring / bores me"
        " / bore me / is no / are no / hard no / hard pass / is nope / are overrated / is overrated / scares me"
        " / scare me / stress me out / stresses me out / aint for me / aint my thing / arent really my thing"
        " / isnt really my thing / not really my thing / dont work for me / doesnt work for me / no good for me"
        " / nah / is not for me / are not for me / make me anxious / is too much / are too much / are awful"
        " / is awful / arent my scene / isnt my scene / arent my vibe / isnt my vibe / are gross / is gross"
        " / can wait / is last thing / drains me / drain me"
    ),
    Cue.WANT: (
        "love / loves / loving / like / likes / enjoy / enjoying / prefer / want / wanna / down for / yes / yeah / yep / yup"
        " / sure / instead / just / only / mostly / mainly / more / definitely / def / rather / big on / fan of / open to"
        " / into / obsessed / always / would love / id love / lets / lets do / except for / ok with / cool with / good with"
    ),
    Cue.TURN: (
        "but / so / because / cuz / cause / coz / bc / though / tho / although / however / while / when / if / then / since"
        " / unless / otherwise / pero / plus / also"
    ),
    Cue.ELSEWHERE: (
        "work in / work at / work for / works in / works at / working at / working for / job at / job in / job is"
        " / employed at / career in / degree in / major in / majored in / majoring in / name is / call me / live in"
        " / live near / live by / live on / live at / living in / living near / grew up in / from / near / close to"
        " / next to / work as / im called / manage / business is / across from / i sell / i own / we own / used to / used to do / used to like"
    ),
    Cue.LINK: "and / n / y / with / w",
    Cue.EITHER: "or / nor / o",
})  # fmt: skip

# Consumed: double negatives, figures of speech, and the single forms of plurals that name an activity.
IDIOMS: Final = (
    "dont mind / wouldnt mind / cant wait / cant wait to / cant get enough / cant get enough of / cant go wrong with"
    " / not only / not just / not opposed to / not against / nothing but / nothing beats / nothing better than"
    " / nothing like / no problem / no problem with / no idea / no clue / dont know / do not know / not sure / not bad"
    " / why not / never tried / never been / never done / ive never / never say no to / cant say no to / never get tired of"
    " / cant live without / dont care / dont have / no preference / not picky / havent / never too old for"
    " / dont get to / didnt get to / dont get me wrong / no doubt / no matter / never miss / not too much / havent tried"
    " / would never say no to / no complaints / cant beat / couldnt live without / cannot wait / cannot wait to"
    " / not gonna lie / no joke / no pressure / no rush / never enough / cant decide / not all"
    " / over here / over there / over coffee / over weekend / over text / over drinks / used to it / get over"
    " / bar exam / bar is low / bar is high / raise bar / set bar / passed bar / pass bar / high bar / low bar"
    " / protein bar / granola bar / bar none / bars of soap / candy bar / chocolate bar / bar mitzvah / bar code"
    " / fish for / fishing for compliments / fish out of water / fishing for info / phishing"
    " / run late / running late / run errands / running errands / run into / ran into / run business / run company"
    " / run small business / running business / running company / running small business / run out / running out"
    " / run out of / running out of / run by / run away / run down / run it by / run startup / running startup / run shop"
    " / run store / run team / run through / run over / long run / in long run / on run / running around / runs in family"
    " / run store / run my own business / run own business / running on empty / running low / running behind / dry run"
    " / walk me through / walk through / walk out / walk away / walk of shame / walk in closet / walking distance"
    " / walk up / walks in / walk all over / walk of life / walks of life / walking on eggshells"
    " / game plan / game changer / end game / im game / fair game / game on / ahead of game / name of game / game over"
    " / play it by ear / play it safe / playing around / play nice / play / playing / role play / plays out / play with fire"
    " / book table / book it / by book / booked / book flight / book appointment / book club pick / book in advance"
    " / spring break / rock on / ice breaker / icebreaker / ice breakers / break ice / climb ladder / corporate ladder"
    " / music to my ears / music to ears / state of art / art of / spill tea / cup of tea / hot tea / piece of cake / cherry pick"
    " / couch potato / movie star / drama queen / works out / work out well / work out great / work out for me"
    " / work out fine / work it out / work things out / that works out / work something out / work out ok / worked out"
    " / bowl of / bowl over / sail through / surf web / surfing web / surf internet / channel surfing / surfing couch"
    " / chips and salsa / salsa and chips / in a pickle / big dill / dive in / deep dive / dog / cat / car / book worm food"
    " / star / stars align / rock star / five stars / 5 stars / all star / kid / nail it / nailed it / nail"
    " / traffic jam / jam packed / toe jam / record / broken record / off record / on record / track record / card"
    " / id card / credit card / gift card / card number / gig work / gig economy / gig worker / show / show up / shows up"
    " / show me / show you / talk / class / middle class / bird / early bird / train / train for / photo of / picture"
    " / photo id / code / promo code / zip code / area code / dress code / the code / verification code / discount code"
    " / read this / read that / read it / read message / read text / read messages / reading this / read terms / read between lines"
    " / reading your text / reading text / read receipts / reading messages / write back / write me / write to me"
    " / spa ce / weight / lose weight / drawer / draw line / luck of draw / draw blank / sing my praises / happy camper"
    " / film industry / film school / film major / film student / film business / music industry / music business / food coma"
    " / fashion industry / food industry / restaurant industry / in theory / dance around / science fair / rocket science"
    " / history of / my history / medical history / date night / tap water / sweet / sweet spot / cookie policy / cookies policy"
    " / that rocks / rocky / rave about / raving about / shop talk / chill pill / hot take / food for thought / bread and butter"
    " / clean slate / in study / case study / study abroad / studied / worm / sugar / im thai / im mexican / im italian"
    " / i am thai / i am mexican / i am italian / half mexican / half italian / half thai / long story / weather"
    " / good game / my game / garden variety / catch up / catch you / catch it / catch / camera shy / big picture / on board"
    " / puzzle me / puzzled / puzzling / stretch / bit of stretch / stretched / wander why / concert with / instrumental"
    " / pot / ball is in your court / have ball / had ball / in ballpark / ballpark / cricket s / crickets / bridge / bridges"
    " / golden gate bridge / bay bridge / band / rubber band / brain fog / spade / uno momento / puns / mixing / spa m"
    " / park car / park my car / parking / parked / park it / long beach / virginia beach / palm beach / newport beach"
    " / huntington beach / pebble beach / miami beach / daly city / life of party / third party / birthday party"
    " / what a drag / commander in chief / in shape / out of shape / water / switch / switching / cap / exercise caution"
    " / exercise right / no spring chicken / chicken / poker face / wild card / cards on table / in cards / chess piece"
    " / at end of day / good sport / spoil sport / be a good sport / good sports / support / shop around / set sail"
    " / ship has sailed / pie in sky / sweetie pie / hiking boots / yoga pants / golf cart / tea party / bowling green"
    " / running shoes / running joke / running water / running mate / cycling through / running for office / hit me"
)
