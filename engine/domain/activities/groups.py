"""Words that name a whole shelf or a mood: they are a guess at several activities. Data only."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# The phrases, and the catalog keys they make us guess, likeliest first.
GROUPS: Final[Mapping[str, str]] = MappingProxyType({
    "outdoors / outdoorsy / outside / outdoor / outdoor activities / nature / fresh air / being outside / sunshine"
    " / great outdoors / outdoor stuff / outdoorsie / green spaces": "hiking walking picnic",
    "adventure / adventurous / adrenaline / thrills / extreme sports / thrill seeking / adventure sports"
    " / adrenaline junkie": "climbing kayaking zip_lining",
    "artsy / art / arts / artistic / fine arts / arty": "museum painting sketching",
    "creative / creativity / making art / hands on / crafty": "painting crafts pottery",
    "sport / sports / team sports / ball sports / athletics": "basketball soccer tennis",
    "sporty / athletic / active / physical / staying active / physical activity": "running gym cycling",
    "games / game / playing games / play games": "board_games trivia arcade",
    "nerdy / nerd / geeky / geek / nerdy stuff": "board_games trivia video_games",
    "music / listening to music / listen to music": "live_music jazz karaoke",
    "live shows / live entertainment / live performances / going to shows / performances / shows":
        "live_music comedy theater",
    "performing arts / performance": "theater dance_performance",
    "food / eating / foodie / foodies / good eats / eats / trying food / meals / meal": "dinner brunch tacos",
    "diner / diners": "dinner late_night_eats breakfast",
    "party / parties / party hard": "clubbing bars dancing",
    "nightlife / night life / going out": "bars live_music dancing",
    "culture / cultural / cultural stuff / cultured": "museum theater art_gallery",
    "wellness / relaxing / relaxation / relax / zen / unwinding / destress / de stress": "yoga spa meditation",
    "animals / pets / animal": "dog_walk animal_shelter cat_cafe",
    "water sports / on water / watersports": "kayaking paddleboarding sailing",
    "hang out / hanging out / hangouts / hangs / hangout / catching up":
        "coffee walking",
    "pool": "billiards swimming",
    "netflix / tv / tv shows / television / series / streaming / binge watching / watch tv / watching tv / youtube"
    " / shows on tv / reality tv": "movies",
    "market / markets": "farmers_market flea_market",
    "classes / take class / taking classes / learn something new / learning something new / learning new things"
    " / learn new things": "cooking_class pottery fitness_class",
    "intellectual / brainy / educational / cerebral": "lectures museum discussion_group",
    "competitive / competition": "trivia bowling board_games",
    "travel / traveling / travelling / traveler / trips / tourism": "city_exploring scenic_drive",
    "tour / tours": "architecture_tour street_art",
    "plants and animals": "botanical_garden birdwatching",
})  # fmt: skip

# What somebody who does not drink is not asked to.
DRINKS: Final = ("bars", "cocktails", "wine", "brewery", "whiskey_tasting")
DRINKING: Final = "alcohol / booze / drinking / liquor / getting drunk / get drunk / alcoholic drinks / boozing"
SOBER: Final = (
    "dont drink / do not drink / doesnt drink / wont drink / never drink / not drinking / dont really drink"
    " / cant drink / stopped drinking / quit drinking / gave up drinking / im not drinking / not much of drinker"
    " / not big drinker / not drinker / dont like drinking / dont like to drink / not into drinking / sober"
    " / nondrinker / non drinker / alcohol free / non alcoholic / non alcoholic drinks / na beer / mocktails"
    " / dry january / teetotal / teetotaler / sober friendly / dont do alcohol / dont drink alcohol"
    " / not big on drinking / nothing with alcohol / no drinking"
)
