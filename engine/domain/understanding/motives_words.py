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
    r8 n3: fills my cup / fill my cup / soul food / good for the soul / nourishing / self care / wind down
    r8 n3: winding down
    r8: quiet time / quiet company / low energy / low stimulation / no noise / time out / switch off / zoned out / nap
    f8: normal / ordinary / regular / neighborly / cozy night / cozy evening / at home / like home / uncomplicated
    f8: mild
    p8: summer camp / like camp / like recess / like a sleepover / shenanigans / mischief / fun times / fun night
    p8: ridiculous
    p8: wacky / weird fun / fun vibes / funny people / cracking jokes / inside jokes / smile / smiling / smiles / sing
    p8: singing
    n8: real / real people / friends / a friend / need friends / more friends / solid friends / besties / a buddy
    n8: buddies
    n8 a5: make memories / memories / making memories / bonded / teamwork / team / tribe / crew / family / sisterhood
    n8 a5: brotherhood
    g8: out of the house / brain food / smart / smarter / insight / new perspectives / perspective / perspectives
    g8: new ideas / ideas / debate
    g8: debates
    g8: try stuff / new stuff / new skills / skills / discover myself / confident / confidence / braver / brave
    g8: growing
    a9: exhilarating / exhilarated / heart pumping / pumped up / fast paced / fast / road trip / outdoorsy / novelty
    a9: novel
    a8 p4: unexpected / unplanned / go with the flow / random / surprise adventure / bucket list / hyped / party hard
    a8 p4: loud
    f8 n5: be myself / myself / like myself / known each other forever / known forever / supportive / support
    f8 n5: respectful / cared for
    f8 n5: part of something / included / fit in / trust / trusting / caring / sweet / wholesome / understanding
    f8 n5: homely
    f8 r5: no expectations / unpretentious / down to earth / chilled out / unforced / effortless / loose / leisurely
    f8 r5: easy pace
    f8 r5: less stressed / less anxious / not stressed / unpressured / slow paced / soft / simple / undemanding
    f8 r5: no agenda
    n9: social / sociable / talk / talking / talks / conversation / conversations / convo / convos / meet someone
    n9: meet folks
    n9: meet ppl / find my people / my people / find friends / good company / company / relatable / close
    n9: heart to heart
    n9: less isolated / know people / get to know people / know each other / soulful / loved / love / appreciated
    n9: valued
    n8: good people / nice people / cool people / like minded / likeminded / kindred / tight knit / personal
    n8: thoughtful
    p9: laugh a lot / lol / haha / giggles / giggle / giggly / crack up / entertaining / entertained / amusing
    p9: festive / dance
    p8: happy vibes / feel good / bubbly / free / free spirited / youthful / like a kid / like kids / not serious
    p8: comedy
    r9 f3: therapeutic / fresh air / breath of fresh air / replenishing / rejuvenating / rejuvenated / refreshed
    r9 f3: recharged
    r9 f3: escape / escape from work / get away / clear my head / mental break / sunday vibes / slow / gentle pace
    r9 f3: stillness
    g9: interesting / uplifting / enriching / eye opening / fascinating / mind opening / insightful / productive
    g9: useful
    g9: creative / inspire / intellectually stimulating / growth mindset / expand my horizons / broaden my horizons
    g9: nerdy
    a9: memorable / unforgettable / thrilled / fearless / rush of adrenaline / rowdy / electric / unpredictable
    a9: action
    a8 p5: energised / full of energy / pumped / vibrant / energy / high vibes / turnt / lit / buzzing / stoked / rush
    f8 r6: relaxed / relaxing / relax / laid back / laidback / low key / lowkey / mellow / no pressure / casual
    f8 r6: easygoing
    f8 r5: easy going / no stress / low stress / stress free / no rush / cozy / cosy / comfy / homey / snug / cushy
    f8 r5: chilled
    f9 r2: comfortable / comfort / warm / welcoming / safe / familiar / gentle / at ease / natural / not forced
    f9 r2: inclusive
    f8: kind / friendly / accepted / accepting / no judgment / no judgement / judgment free / tranqui / amable
    f8: comodo
    r9 f6: calm / peaceful / peace / tranquil / tranquilo / tranquila / serene / soothing / zen / quiet
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
    n9: who get me / that get me / gets me / quality time / get each other / understand me / someone to talk to
    n9: people to talk to / real friends
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
    g9: growth / grow / learn / learning / learn something / inspiring / inspired / inspiration / challenge
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
    p4 f4: nice time / nice vibes / welcoming vibes / great vibes / pure vibes
    f6 r5: chill / nice and easy / chillin / chilling / easy / hang / hang out / hanging out / whatever is easy
    f6 r5: calmer
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
    p6 a5: lame / stuffy / stale / dry / boring / bored / dull / basic
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
