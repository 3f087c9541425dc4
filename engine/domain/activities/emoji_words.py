"""The emoji that name an activity. Skin, gender and job signs around them are dropped when a text is folded."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Catalog key → the emoji for it. Those that are thrown in for mood (🔥 💪 🎉 🥂 💅) name nothing.
EMOJI: Final[Mapping[str, str]] = MappingProxyType({
    "coffee": "☕", "tea": "🍵🫖", "boba": "🧋", "breakfast": "🥞🧇🥓", "tacos": "🌮🌯", "pizza": "🍕", "burgers": "🍔",
    "sushi": "🍣🍱", "ramen": "🍜", "dim_sum": "🥟", "hot_pot": "🫕", "indian_food": "🍛", "italian_food": "🍝",
    "mediterranean_food": "🥙🧆", "seafood": "🦞🦪🦀", "vegan_food": "🥗", "ice_cream": "🍦🍨🍧", "dessert": "🍰🧁🍫",
    "bakery": "🥐🍩🥯🥖", "cocktails": "🍸🍹", "wine": "🍷", "brewery": "🍺🍻", "whiskey_tasting": "🥃🍶",
    "hiking": "🥾⛰🏔", "walking": "🚶", "dog_walk": "🐕🐶🦮🐩", "picnic": "🧺", "park_hangout": "🏞", "beach": "🏖⛱",
    "birdwatching": "🐦🦉🦅", "wildlife_watching": "🐋🐳", "stargazing": "🌌🔭", "sunset_watching": "🌅🌇🌄",
    "botanical_garden": "🌷🌸🌻", "kayaking": "🛶", "sailing": "⛵", "boat_ride": "⛴🛥🚤", "fishing": "🎣",
    "camping": "⛺🏕", "scuba_diving": "🤿", "horseback_riding": "🏇🐎🐴", "foraging": "🍄", "kite_flying": "🪁",
    "running": "🏃", "cycling": "🚲🚴🚵", "climbing": "🧗", "tennis": "🎾", "badminton": "🏸", "table_tennis": "🏓",
    "basketball": "🏀⛹", "soccer": "⚽", "volleyball": "🏐", "softball": "⚾🥎", "flag_football": "🏈🏉",
    "frisbee": "🥏", "golf": "⛳🏌", "swimming": "🏊", "surfing": "🏄", "skateboarding": "🛹", "roller_skating": "🛼",
    "ice_skating": "⛸", "skiing": "⛷🎿🏂🛷", "gym": "🏋", "martial_arts": "🥋", "boxing": "🥊", "fencing": "🤺",
    "archery": "🏹", "axe_throwing": "🪓", "rowing": "🚣", "cricket": "🏏", "lacrosse": "🥍",
    "board_games": "🎲", "card_games": "🃏", "chess": "♟", "mahjong": "🀄", "poker": "🎰", "puzzles": "🧩",
    "bowling": "🎳", "billiards": "🎱", "darts": "🎯", "arcade": "🕹", "video_games": "🎮", "go_karts": "🏎",
    "amusement_park": "🎢🎡🎠", "pottery": "🏺", "painting": "🎨🖌", "photography": "📷📸", "knitting": "🧶",
    "sewing": "🧵🪡", "woodworking": "🪚", "museum": "🖼🏛", "movies": "🎬🎥🍿🎞", "theater": "🎭",
    "dance_performance": "🩰", "live_music": "🎵🎶🎸", "jazz": "🎷", "classical_concert": "🎻",
    "karaoke": "🎤", "jam_session": "🎹🥁", "dancing": "💃🕺🪩", "record_shopping": "💽💿", "cooking_class": "🍳",
    "reading": "📚📖📕", "yoga": "🧘", "spa": "🧖💆", "community_garden": "🪴", "cat_cafe": "🐱🐈",
    "window_shopping": "🛍",
})  # fmt: skip
REFUSALS: Final = "🚫❌👎🙅⛔"
