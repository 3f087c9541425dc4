"""The lettered choices of the steps: the words that name each, and what choosing it teaches.

Two rules hold the figures together, and a test holds them: no two answers of one person are so far apart on a factor
that the later would contradict the earlier, and all letters together leave ten factors said directly, so that every
combination of letters makes a complete profile. Values stand for where people who choose this are, 0 to 1.
"""

from __future__ import annotations

from engine.domain.interview.steps import Lettered
from engine.domain.profile.factors import Factor
from engine.domain.profile.motives import Motive
from engine.domain.understanding.choices import Option


def _option(token: str, words: str) -> Option:
    """Return an option named by folded phrases, one between two bars."""
    return Option(token, tuple(phrase.strip() for phrase in words.split("|")))


READY = (
    Lettered(
        _option(
            "READY",
            "ready | im ready | sure | ok | okay | yes | yeah | yep | yup | ya | go | lets go | lets do it | do it"
            " | go ahead | shoot | fire away | sounds good | of course | why not | now | ask away | bring it on | good"
            " to go | fine | no problem | whenever you are | lets gooo | im in",
        )
    ),
    Lettered(
        _option(
            "LATER",
            "later | not now | not yet | busy | im busy | tomorrow | tonight | in a bit | in an hour | another time"
            " | some other time | no | nope | nah | not ready | not ready yet | cant right now | cant now | at work"
            " | driving | give me a minute | give me a sec | in a minute | bad time | not a good time | after work",
        )
    ),
)

MOTIVE = (
    Lettered(
        _option(
            "A",
            "deep talk | deep talks | deep | real talk | good talk | deep conversation | deep conversations"
            " | conversation | conversations | talking | a good conversation",
        ),
        factors={Factor.CONNECTION_DEPTH: 0.9, Factor.NOVELTY_SEEKING: 0.5},
        inferred={Factor.ADVENTURE_COMFORT: 0.45},
        motives={Motive.CONNECTION: 0.9, Motive.GROWTH: 0.5},
    ),
    Lettered(
        _option("B", "easy laughs | laughs | laugh | easy | laughing | fun | funny | light"),
        factors={Factor.CONNECTION_DEPTH: 0.35, Factor.NOVELTY_SEEKING: 0.5},
        inferred={Factor.ADVENTURE_COMFORT: 0.5},
        motives={Motive.PLAY: 0.9, Motive.COMFORT: 0.5},
    ),
    Lettered(
        _option("C", "quiet recharge | quiet | recharge | calm | chill | low key | relax | relaxed | peace"),
        factors={Factor.CONNECTION_DEPTH: 0.5, Factor.NOVELTY_SEEKING: 0.25},
        inferred={Factor.ADVENTURE_COMFORT: 0.3},
        motives={Motive.RESTORATIVE: 0.9, Motive.COMFORT: 0.6},
    ),
    Lettered(
        _option("D", "something new | new | new things | try something new | new stuff | novelty | adventure"),
        factors={Factor.CONNECTION_DEPTH: 0.5, Factor.NOVELTY_SEEKING: 0.85},
        inferred={Factor.ADVENTURE_COMFORT: 0.75},
        motives={Motive.ADVENTURE: 0.9, Motive.GROWTH: 0.6},
    ),
)

STYLE = (
    Lettered(
        _option("A", "curious | curiosity | inquisitive | ask questions"),
        factors={Factor.CONVERSATION_STYLE: 0.75, Factor.HUMOR_STYLE: 0.5, Factor.SOCIAL_ENERGY: 0.5},
    ),
    Lettered(
        _option("B", "funny | humor | jokes | joking | the funny one | goofy | silly"),
        factors={Factor.CONVERSATION_STYLE: 0.5, Factor.HUMOR_STYLE: 0.85, Factor.SOCIAL_ENERGY: 0.6},
    ),
    Lettered(
        _option("C", "thoughtful | a listener | listener | reflective | good listener"),
        factors={Factor.CONVERSATION_STYLE: 0.65, Factor.HUMOR_STYLE: 0.35, Factor.SOCIAL_ENERGY: 0.3},
    ),
    Lettered(
        _option("D", "energetic | high energy | energy | lively | outgoing | hyper"),
        factors={Factor.CONVERSATION_STYLE: 0.45, Factor.HUMOR_STYLE: 0.6, Factor.SOCIAL_ENERGY: 0.85},
    ),
)

TALK = (
    Lettered(
        _option("A", "ideas | idea | opinions | theories | concepts"),
        factors={Factor.CONVERSATION_STYLE: 0.7, Factor.EMOTIONAL_DIRECTNESS: 0.4, Factor.STRUCTURE_PREFERENCE: 0.5},
        inferred={Factor.CONFLICT_TOLERANCE: 0.65},
    ),
    Lettered(
        _option("B", "feelings | feeling | emotions | emotional stuff"),
        factors={Factor.CONVERSATION_STYLE: 0.6, Factor.EMOTIONAL_DIRECTNESS: 0.9, Factor.STRUCTURE_PREFERENCE: 0.4},
        inferred={Factor.CONFLICT_TOLERANCE: 0.45},
    ),
    Lettered(
        _option("C", "stories | story | storytelling | anecdotes | life stories"),
        factors={Factor.CONVERSATION_STYLE: 0.45, Factor.EMOTIONAL_DIRECTNESS: 0.55, Factor.STRUCTURE_PREFERENCE: 0.35},
        inferred={Factor.CONFLICT_TOLERANCE: 0.5},
    ),
    Lettered(
        _option("D", "plans | plan | planning | logistics | making plans"),
        factors={Factor.CONVERSATION_STYLE: 0.45, Factor.EMOTIONAL_DIRECTNESS: 0.3, Factor.STRUCTURE_PREFERENCE: 0.85},
        inferred={Factor.CONFLICT_TOLERANCE: 0.45},
    ),
)

PACE = (
    Lettered(
        _option(
            "A",
            "slow | slower | slowly | slow pace | take it slow | takes me a while | takes a while | takes time"
            " | takes me time | takes me some time | need time | need some time | shy | take my time | a while"
            " | not quickly | not fast | reserved",
        ),
        factors={Factor.SOCIAL_PACE: 0.2},
    ),
    Lettered(
        _option("B", "medium | med | mid | middle | in between | moderate | average | normal | in the middle"),
        factors={Factor.SOCIAL_PACE: 0.5},
    ),
    Lettered(
        _option(
            "C",
            "fast | faster | quick | fast pace | quickly | right away | instantly | immediately | jump right in"
            " | pretty fast",
        ),
        factors={Factor.SOCIAL_PACE: 0.8},
    ),
)

GROUP = (
    Lettered(
        _option("A", "2 3 | 2 to 3 | 2 or 3 | two or three | small | smaller | tiny | small group | small groups"),
        factors={Factor.GROUP_VS_1ON1_PREFERENCE: 0.2},
        group=(2, 3),
    ),
    Lettered(
        _option("B", "4 6 | 4 to 6 | four to six | medium | middle | mid size | medium group | medium sized"),
        factors={Factor.GROUP_VS_1ON1_PREFERENCE: 0.5},
        group=(4, 6),
    ),
    Lettered(
        _option("C", "7 10 | 7 to 10 | seven to ten | big | large | bigger | larger | big group | big groups | crowd"),
        factors={Factor.GROUP_VS_1ON1_PREFERENCE: 0.8},
        group=(7, 10),
    ),
)

VALUES = (
    Lettered(
        _option("A", "very | very important | really important | a lot | super important | important | extremely"),
        factors={Factor.VALUES_ALIGNMENT_IMPORTANCE: 0.85},
        inferred={Factor.CONFLICT_TOLERANCE: 0.4},
    ),
    Lettered(
        _option("B", "somewhat | kinda | kind of | a bit | a little | sort of | some | sorta | so so | medium"),
        factors={Factor.VALUES_ALIGNMENT_IMPORTANCE: 0.5},
        inferred={Factor.CONFLICT_TOLERANCE: 0.5},
    ),
    Lettered(
        _option(
            "C",
            "not much | not | not very | not really | not at all | not important | no | nah | none | doesnt matter"
            " | dont care | not that important | not so much | not so important | not too important | unimportant",
        ),
        factors={Factor.VALUES_ALIGNMENT_IMPORTANCE: 0.15},
        inferred={Factor.CONFLICT_TOLERANCE: 0.65},
    ),
)

TIMES = (
    Lettered(_option("A", "mornings | morning"), part="mornings"),
    Lettered(_option("B", "afternoons | afternoon"), part="afternoons"),
    Lettered(_option("C", "evenings | evening"), part="evenings"),
    Lettered(_option("D", "weekends | weekend"), part="weekends"),
)
