"""How people say what a get-together should feel like, folded and without accents. Data only.

Each phrase carries the motives it speaks of, with weights 0..1. `VAGUE` phrases say little; `DENIED` is what a phrase
means behind a "not", "no", "nothing too".
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.profile.motives import Motive
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Mapping

_LETTERS = {
    "n": Motive.CONNECTION, "f": Motive.COMFORT, "g": Motive.GROWTH, "p": Motive.PLAY, "r": Motive.RESTORATIVE,
    "a": Motive.ADVENTURE,
}  # fmt: skip

Weights = dict[Motive, float]


def _table(text: str) -> Mapping[str, Weights]:
    """Return phrase → weights from lines of "f8 r6: phrase / phrase": a motive's letter, tenths of weight."""
    table: dict[str, Weights] = {}
    for line in text.strip().splitlines():
        codes, phrases = line.split(":")
        weights = {_LETTERS[code[0]]: int(code[1:]) / 10 for code in codes.split()}
        table.update({phrase.strip(): weights for phrase in phrases.split("/")})
    return MappingProxyType(table)


CLEAR = _table(
    """
    f8 r6: relaxed / relaxing / relax / laid back / laidback / low key / lowkey / mellow / no pressure / casual
    f8 r6: easygoing
    f8 r5: easy going / no stress / low stress / stress free / no rush / cozy / cosy / comfy / homey / snug / cushy
    f8 r5: chilled
    f9 r2: comfortable / comfort / warm / welcoming / safe / familiar / gentle / at ease / natural / not forced
    f9 r2: inclusive
    f8: kind / friendly / accepted / accepting / no judgment / no judgement / judgment free / tranqui / amable
    f8: comodo
    r9 f6: calm / peaceful / peace / tranquil / tranquilo / tranquila / serene / soothing / zen / quiet / slow
    r9 f6: unhurried
    r9 f3: recharge / recharging / unwind / unwinding / decompress / restful / rest / reset / a break / destress
    r9 f3: de stress
    r9: restorative / healing / meditative / mindful / recover / refreshing / breathe / slow down / disconnect
    r9: grounding
    n9: real talk / deep / deeper / deep talk / deep talks / deep conversation / deep conversations / deep convo
    n9: deep convos
    n9: real conversation / real conversations / good conversation / good conversations / meaningful / genuine
    n9: authentic
    n9: connection / connect / connected / connecting / honest / vulnerable / intimate / heartfelt / belonging
    n9: belong
    n9: get me / gets me / get each other / understand me / someone to talk to / people to talk to / real friends
    n9: true friends / close friends / friendship / friendships / community / bond / bonding / seen / heard
    n9: make friends
    n8: make new friends / meet people / meet new people / new people / new friends / less lonely / less alone
    n8: sincere
    n8 f5: like family / old friends / like old friends / among friends / with friends / open / openness / conexion
    p9: fun / funny / laugh / laughs / laughing / laughter / playful / silly / goofy / joy / joyful / hilarious
    p9: jokes / games
    p9: goof around / goofing around / banter / party / lively / cheerful / happy / divertido / divertida / reir
    p9: diversion
    p8 f4: lighthearted / light hearted / light / carefree / easy laughs / good time / great time / breezy / whimsical
    p8 f4: fun loving
    g9: growth / grow / growing / learn / learning / learn something / inspiring / inspired / inspiration / challenge
    g9: challenging / challenge myself / challenged / push me / push myself / stretch / self improvement
    g9: better myself
    g9: intellectual / stimulating / thought provoking / motivating / motivated / curious / educational / aprender
    g9: crecer
    g8 a6: comfort zone / new things / something new / try new things / new experiences / something different
    g8 a6: out of my shell
    g7 a6: different / new / outside my routine / from my routine / out of my routine / mix it up / experiment
    a9: adventure / adventures / adventurous / exciting / excitement / thrilling / thrill / wild / spontaneous
    a9: daring / epic
    a9: explore / exploring / exploration / discover / bold / adrenaline / crazy / spicy / intense / aventura
    a9: aventurero
    a8 p5: energetic / energized / energizing / active / high energy / upbeat / dynamic / alive / hype / emocionante
    """
)
VAGUE = _table(
    """
    f6 r5: chill / chillin / chilling / easy / hang / hang out / hanging out / whatever is easy / calmer
    f4 p3: good vibes / good vibe / vibes / vibe / vibey / positive / positive vibes / good energy / pleasant
    f4 p3: enjoyable
    a5 g3: surprise me / surprised / surprise
    n3 p3 f3: a bit of everything / bit of everything / little of everything / all of the above / a mix / mix
    n3 p3 f3: everything
    """
)
# "nothing too intense": what a denied phrase asks for instead.
DENIED = _table(
    """
    f7 r5: intense / wild / crazy / loud / heavy / much / stressful / pressure / rush / rushed / hectic / chaotic
    f7 r5: overwhelming
    f7: awkward / awkwardness / forced / drama / judgment / judgement / judgy / weird / uncomfortable / competitive
    f7: formal
    f6: fancy / cliquey / cliques / scary / fake
    p7 f3: serious / deep / too deep / heavy stuff / stiff / work
    p6 a5: boring / bored / dull / basic
    n8: small talk / awkward small talk / lonely / alone / surface level / superficial / shallow / smalltalk
    n8: isolated
    """
)
_SIGNS: Mapping[str, Weights] = MappingProxyType({
    "😂🤣😆😹😜🤪🎉🥳🎮😄😁": {Motive.PLAY: 0.9},
    "😌🧘🛁🍃🌿🌙☮": {Motive.RESTORATIVE: 0.9, Motive.COMFORT: 0.6},
    "🏔🔥🚀🧗🎢🌋🤠⚡": {Motive.ADVENTURE: 0.9},
    "❤🫂💕💛💙🤗💬🥰": {Motive.CONNECTION: 0.8},
    "☕🛋🧸🕯": {Motive.COMFORT: 0.9},
    "🌱📚🧠🎓": {Motive.GROWTH: 0.9},
})  # fmt: skip
EMOJI: Mapping[str, Weights] = MappingProxyType({sign: weights for signs, weights in _SIGNS.items() for sign in signs})

DENIALS = words("not no nothing never without dont doesnt nada sin isnt less wont hate avoid nor neither cant ni")
# The reach of a denial ends here.
TURNS = words("but just only and rather instead more pero want mostly also yet")
BOOSTS = frozenset(
    {"very", "super", "really", "so", "lots", "extra", "totally", "all", "most", "muy", "hella", "mostly"}
)
DAMPERS = words("bit little kinda somewhat sorta slightly kind sort fairly poco")
HEDGES = (
    "idk",
    "i guess",
    "maybe",
    "dunno",
    "dont know",
    "not sure",
    "whatever",
    "no idea",
    "probably",
    "perhaps",
    "quizas",
)
