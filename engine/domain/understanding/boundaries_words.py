"""How people name what they do not want, need, or always want, folded and without accents. Data only.

Each list is one string, phrases separated by slashes; the table of keys is `boundaries_table`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_THANKS_WORDS: Final[Mapping[str, str]] = MappingProxyType({
    "bars": "bar / bars / pub / pubs / dive bars / bar scene / bar hopping / bares / happy hour / happy hours"
    " / breweries",
    "alcohol": "alcohol / alcoholic / drink / drinks / drinking / drinker / drinkers / booze / drunk / drunks"
    " / liquor / beer / wine / sober / sobriety / alcoholics / recovering alcoholic / in recovery / alcohol free"
    " / teetotal / nondrinker / alcoholico / wasted / getting drunk / partying hard / mocktails / cocktails"
    " / being around alcohol",
    "late_night": "late / late night / late nights / too late / staying out late / night owl stuff / bed early"
    " / go to bed early / early to bed / up late / past my bedtime / bedtime / midnight / after midnight"
    " / all nighters / super late",
    "early_morning": "early / early morning / early mornings / mornings / morning person / too early"
    " / waking up early / am person / 6am / 7am / 5am / crack of dawn / sunrise / super early / early starts",
    "smoking": "smoke / smoking / smoker / smokers / cigarettes / cigarette / cigarette smoke / cigs / vape / vaping"
    " / vapes / tobacco / smokey / fumar / cigars",
    "drugs": "drugs / drug / weed / pot smokers / marijuana / cannabis / 420 / stoners / edibles / drogas / druggies"
    " / getting high",
    "loud_places": "loud / loud music / loud place / loud places / loud restaurants / noisy / noise / noisy places"
    " / club / clubs / clubbing / nightclub / nightclubs / night clubs / raves / rave / blasting music / too loud"
    " / loud bars / discos",
    "crowds": "big groups / large groups / huge gatherings / big gatherings / crowd / crowds / crowded"
    " / crowded places / big crowds / packed places / huge groups / huge / mobs / large crowds / too many people"
    " / lots of people / festivals / big events / huge events / packed / anything huge",
    "religion_talk": "religion / religious / religion talk / religious talk / church / church stuff / preaching"
    " / preachy / proselytizing / god talk / jesus talk / bible / bible study / religious stuff / religious people"
    " / conversion",
    "politics_talk": "politics / political / politics talk / political talk / political stuff / politic / trump"
    " / political debates / talking politics / political arguments / maga / elections / politica",
    "work_talk": "work talk / talk about work / talking about work / shop talk / networking / work stuff / talk shop"
    " / business talk / pitches / sales pitches / mlm / mlms / selling / tech talk / tech bros / career talk"
    " / work chat / job talk",
    "dating_vibe": "dating / date / dates / hookup / hookups / hook ups / flirting / flirty / romance / romantic"
    " / creepy guys / creeps / creepy men / platonic / platonic only / hitting on me / being hit on / hit on"
    " / getting hit on / looking to date / singles stuff / speed dating / tinder vibes / sleazy / thirsty guys"
    " / dating vibes / dating vibe / creepy",
    "kids": "kids / kid / kid stuff / kids stuff / children / babies / toddlers / child / kiddos / family events"
    " / crying babies",
    "dogs": "dog / dogs / big dogs / puppies / perros / dog allergy / doggos / dog parks",
    "cats": "cat / cats / kitties / cat allergy / gatos / cat cafes / cat hair",
    "long_drives": "long drive / long drives / driving far / drive far / drive / far / too far / far away"
    " / long distance / long trips / road trips / hour away / commuting / driving / traveling far / outside the city"
    " / long commutes",
    "strangers_homes": "someones house / someones home / someones place / strangers house / strangers houses"
    " / strangers homes / strangers home / peoples houses / peoples homes / private homes / private houses"
    " / somebodys house / house party / house parties / other peoples houses / other peoples homes / random houses"
    " / someone elses house / home hangs / peoples apartments / someones apartment / private places",
    "spicy": "spicy / spicy food / spice / hot food / super spicy / picante",
    "heights": "height / steep drops / steep / vertigo / heights / high places / ledges / rooftops / acrophobia"
    " / cliffs / high up",
    "water": "water / swim / swimming / boats / boat / boating / ocean / water sports / pool / pools / deep water"
    " / getting wet",
    "gym": "gym / gyms / working out / weights / lifting / fitness stuff / crossfit / workout / workouts / gimnasio"
    " / gym bros",
    "expensive": "over dollars / more than dollars / expensive / pricey / spendy / fancy / costly / broke / cheap"
    " / budget / afford / too much money / fancy places / fancy restaurants / over priced / overpriced"
    " / spending much / spending money / costs a lot / low budget / caro / free stuff only / cheap stuff",
    "physical": "physical / too physical / intense / strenuous / exercise / exercising / running / sports / sport"
    " / sporty / athletic / knee / bad knee / bad knees / bad back / back problems / physical stuff / heavy exercise"
    " / sweaty / sweating / injury / physically demanding / cardio / athletics / competitive sports / high intensity",
    "outdoors_in_heat": "heat / hot weather / too hot / hot out / outside when its hot / outdoors when its hot"
    " / out in the heat / in the heat / sun / direct sun / the sun / sunburn / outdoors in the heat / hot days"
    " / heat waves",
    "gambling": "gambling / casinos / casino / betting / poker for money",
})  # fmt: skip

NEED_WORDS: Final[Mapping[str, str]] = MappingProxyType({
    "step_free": "wheelchair / wheelchair user / wheelchair accessible / step free / stairs / steps / no steps"
    " / ramp / ramps / accessible / accessibility / elevator / walker / cane / crutches / mobility / mobility issues"
    " / scooter access / silla de ruedas / stepfree / hills",
    "quiet": "hearing aids / hearing aid / hard of hearing / quiet places / quiet place / somewhere quiet"
    " / quiet please / need quiet / quiet spot / quiet spots / quiet venues / quiet only / hoh / sensory issues"
    " / noise sensitive / sound sensitive",
    "guide_dog": "guide dog / guide dogs / service dog / service animal / seeing eye dog / assistance dog"
    " / perro guia",
    "asl": "asl / sign language / sign asl / deaf / interpreter / asl interpreter",
    "seating": "sit down / to sit / sit often / seating / seats / chairs / cant stand long / cant stand for long"
    " / standing / stand long / standing long / standing around / need to sit / stand for long / standing for long"
    " / long standing",
    "parking": "parking / need parking / free parking / easy parking / place to park / park my car",
    "gluten_free": "gluten free / gluten / celiac / coeliac / gf food / celiacs / glutenfree / no gluten"
    " / sin gluten / wheat",
    "vegetarian": "vegetarian / veggie / meat / dont eat meat / meatless / vegetariano / vegetariana / pescatarian"
    " / pescetarian",
    "vegan": "vegan / plant based / plantbased / vegano / vegana / animal products",
    "halal": "halal / halal only / halal food / pork",
    "kosher": "kosher / keep kosher / kosher only",
    "nut_allergy": "nut / nuts / peanut / peanuts / nut allergy / peanut allergy / tree nuts / nut allergies"
    " / cashews / epipen",
})  # fmt: skip

LIMIT_WORDS: Final[Mapping[str, str]] = MappingProxyType({
    "groups_only": "groups only / group only / only groups / only in groups / one on one / one on ones / 1 on 1"
    " / 1on1 / 1 1 / 1v1 / 1 on 1s / alone with a stranger / just two people / just 2 people / pairs"
    " / just the two of us / one to one / in a group / alone with someone / two person / just one person"
    " / just one other person",
    "daytime_only": "daytime only / day time only / daytime / only daytime / during the day / only during the day"
    " / after dark / at night / out at night / in the dark / daylight only / daylight / while its light / nighttime"
    " / night time / day only",
})  # fmt: skip

# A segment with one of these and no denial names something welcome.
WELCOME: Final = words("fine ok okay love like likes enjoy cool good great welcome alright adore")
INDIFFERENT: Final = (
    "dont mind",
    "do not mind",
    "no problem with",
    "not bothered by",
    "dont care about",
    "doesnt bother",
    "no issue with",
)
DENIALS: Final = words(
    "no not nothing never dont cant hate without nor avoid doesnt isnt arent nada sin wont skip dislike allergic"
)
# All that stands in an answer which sets no boundary.
NONE_PHRASES: Final = (
    "idk / dont care / do not care / no preference / preference / no thanks / no thank you / up for whatever"
    " / im chill / chill / i can think of / i can think / that i know of / think of / not a thing / none really"
    " / nothing much / open book / dont have any / dont think so / i dont think so / doesnt matter / no big deal"
    " / not fussy / surprise me / all of it is fine / no issues / no issue / no problem / no problems"
    " / nothing off limits / not sure / no idea / no requests / nothing major / nothing big / none at all"
    " / nothing at all / dealbreaker / not that i know / none / nothing / no / nope / nah / nada / n a / na"
    " / not really / im good / im easy / easy / all good / good with everything / good with anything"
    " / down for anything / down for whatever / down with anything / open to anything / open to everything"
    " / anything / anything goes / whatever / whatever works / comes to mind / cant think of anything"
    " / can not think of anything / no boundaries / no limits / flexible / preferences / restrictions"
    " / not that i can think of / not that i know of / not picky / everything is fine / everythings fine / all fine"
    " / fine with anything / fine with everything / up for anything / noo / nop / naw / nothing really"
    " / no dealbreakers / dealbreakers / deal breakers / open minded / open / easygoing / easy going"
    " / go with the flow / not particularly / not at the moment / not yet / i like everything / im open"
    " / nothing specific / nothing in particular / chill with anything / chill with everything / ninguna / ninguno"
    " / ningun / no allergies / no nothing / everything / zero / 0 / no worries / we good / im fine / i dont know"
)
NONE_FILLERS: Final = words("""
    i im lol haha thanks thank you thx really just think guess pretty so tbh honestly for me with to is it its that all
    of at the moment now right rn atm man dude josh well um uh hmm oh ok okay cool please pls pretty super totally at
    here nothing about be can am real big have any know set just yet i ill a an ya yo and everything everyones fine good
    """)
EMOJI: Final = str.maketrans({
    "$": " dollars ",
    "🚬": " smoking ", "🚭": " smoking ", "🍺": " beer ", "🍻": " beer ", "🍷": " wine ", "🍸": " cocktails ",
    "🐶": " dogs ",
    "🐕": " dogs ", "🐱": " cats ", "🐈": " cats ", "🌶": " spicy ", "🥜": " nuts ", "♿": " wheelchair ", "🙅": " no ",
    "🚫": " no ", "🥩": " meat ", "👶": " babies ",
})  # fmt: skip
