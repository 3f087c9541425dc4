"""Phrases that are read over: in them the word of an activity, or a "not", means something else. Data only.

Only what would otherwise be misread stands here; the longest phrase at a place wins, so "bar exam" is not a bar.
"""

from __future__ import annotations

from typing import Final

# No refusal, though it sounds like one.
NO_REFUSALS: Final = (
    "dont mind / dont forget / never forget / who doesnt / wouldnt mind / cant wait / cant wait to / cannot wait"
    " / cannot wait to / cant get enough / cant get enough of / cant go wrong with / not only / not just"
    " / not opposed to / not against / nothing but / no problem / no problem with / no idea / no clue / dont know"
    " / do not know / not sure / not bad / why not / never tried / havent tried / never been / never done"
    " / never say no to / would never say no to / cant say no to / never get tired of / cant live without"
    " / couldnt live without / cant beat / dont care / dont have / no preference / not picky / never too old for"
    " / dont get to / didnt get to / dont get me wrong / no doubt / no matter / never miss / not too much"
    " / no complaints / not gonna lie / no joke / no pressure / no rush / never enough / cant decide / not all"
    " / used to it"
)
# Figures of speech and other uses of the word.
FIGURES: Final = (
    "bar exam / bar is low / bar is high / raise bar / set bar / passed bar / pass bar / high bar / low bar"
    " / protein bar / granola bar / candy bar / chocolate bar / bar none / bars of soap / bar mitzvah / bar code"
    " / fishing for compliments / fishing for info / fish out of water / run late / running late / run errands"
    " / running errands / run into / running into / run business / run company / running business / running company"
    " / run small business / running small business / run own business / run startup / running startup / run shop"
    " / run store / run team / run out / running out / run out of / running out of / run by / run it by / run away"
    " / run down / run through / run over / in long run / on run / running around / runs in family / running on empty"
    " / running low / running behind / running joke / running water / running mate / running shoes / running for office"
    " / dry run / running 5 minutes / running 10 minutes / running 15 minutes / running 20 minutes / running 5 min"
    " / running 10 min / running 15 min / running 20 min / running 5 mins / running 10 mins / running 15 mins"
    " / takes cake / two to tango / walk me through / walk through / walk out / walk away / walk of shame"
    " / walk in closet / walking distance / walk up / walks in / walk all over / walk of life / walks of life"
    " / walking on eggshells / game plan / game changer / end game / im game / fair game / good game / game on"
    " / ahead of game / name of game / game over / play it by ear / play it safe / playing around / play nice"
    " / role play / plays out / play with fire / book table / book it / by book / book flight / book appointment"
    " / book in advance / icebreaker / climb ladder / music to ears / state of art / art of / spill tea / hot tea"
    " / tea party / piece of cake / movie star / work out well / work out great / work out for me / work out fine"
    " / work out ok / that works out / works out / bowl of / bowl over / sail through / set sail / surf web"
    " / surfing web / surf internet / channel surfing / surfing couch / chips and salsa / salsa and chips / in pickle"
    " / stars align / rock star / movie stars / five stars / 5 stars / all star / nail it / traffic jam / jam packed"
    " / broken record / off record / on record / track record / id card / credit card / gift card / card number"
    " / wild card / cards on table / in cards / poker face / gig work / gig economy / gig worker / show up / shows up"
    " / show me / show you / middle class / early bird / train for / photo of / photo id / promo code / zip code"
    " / area code / dress code / verification code / discount code / read this / read that / read it / read message"
    " / read text / read messages / reading this / read terms / read between lines / reading text / read receipts"
    " / reading messages / write back / write me / write to me / lose weight / draw line / luck of draw / draw blank"
    " / sing praises / food coma / food for thought / dance around / loud music / what i write / spicy food"
    " / science fair / rocket science / history of / medical history / sweet spot / cookie policy / cookies policy"
    " / rave about / raving about / shop talk / shop around / case study / study abroad / studying for / study for"
    " / garden variety / catch up / catch you / catch it / camera shy / big picture / bit of stretch / rubber band"
    " / park car / park it / life of party / third party / birthday party / exercise caution / exercise right"
    " / good sport / spoil sport / good sports / pie in sky / sweetie pie / hiking boots / yoga pants / golf cart"
    " / bowling green / cycling through / chess piece / drink minimum / drink specials / drink special"
)
# Trades, where people come from, and names of places.
TRADES_AND_PLACES: Final = (
    "film industry / film school / film editor / film composer / film major / film student / film business"
    " / music industry / music business / fashion industry / food industry / restaurant industry / im thai / im mexican"
    " / im italian / i am thai / i am mexican / i am italian / half mexican / half italian / half thai"
    " / golden gate bridge / bay bridge / long beach / north beach / virginia beach / palm beach / newport beach"
    " / huntington beach / pebble beach / miami beach"
)
# The plural names an activity ("dogs", "records", "shows"), the singular does not; nor do the things that verbs name.
SINGULARS: Final = (
    "coworker / coworkers / dog / drive / reads / cat / car / kid / star / nail / record / card / show / talk / class"
    " / bird / train / picture / weight / sweet / play / playing / catch / stretch / pot / band / spade / drawer"
    " / crickets / stroller / strollers / stretcher / stretchers / cooker / cookers"
)
