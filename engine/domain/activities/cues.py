"""The little words that turn around what is said.

Data only; what each kind does is in `sentence`. Phrases are folded and without articles ("my cup of tea" is "cup of
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
        " / no thank you to / no thx to / nope to / no to / pass on / hard pass on / never / isnt / arent / wont / less"
        " / not big on / not feeling / not in mood for / no need for / done with / sick of / tired of"
        " / nothing to do with / not any / zero / nothing involving / not so into / im over / im so over / im done with"
    ),
    Cue.NOT_LIST: (
        "stopped / stopped doing / stopped going to / no way am i / no way im / no way i / i quit / dont / do not"
        " / doesnt / dnt / don t / dont like / dont want / dont do / do not like / do not want / hate / hating / i hate"
        " / dislike / detest / despise / loathe / cant stand / cannot stand / cant / cannot / avoid / anything but"
        " / everything but / all but / anything except / everything except / anything besides / not fan of"
        " / not huge fan of / not big fan of / not much of / neither / allergic to / scared of / afraid of"
        " / terrified of / away from / stay away from / wouldnt / would not / didnt / quit / gave up / no longer"
        " / dont care for / not interested in / cant do / bored of / anything other than / rather not / id rather not"
        " / rather skip / dont enjoy / dont love / please no / not comfortable with / uncomfortable with / not fond of"
        " / wouldnt do / wouldnt want / havent liked / never liked / grew out of"
    ),
    Cue.NOT_BEFORE: (
        "not my thing / arent my thing / isnt my thing / not for me / isnt for me / arent for me / not my scene"
        " / not my jam / not my vibe / not my cup of tea / isnt my cup of tea / arent my cup of tea / not so much"
        " / no thanks / no thank you / no thx / is out / are out / sucks / suck / is boring / are boring / bores me"
        " / bore me / is no / are no / hard no / hard pass / is nope / are overrated / is overrated / scares me"
        " / scare me / stress me out / stresses me out / aint for me / aint my thing / arent really my thing"
        " / isnt really my thing / not really my thing / dont work for me / doesnt work for me / no good for me / nah"
        " / is not for me / are not for me / make me anxious / makes me anxious / no way / never will / never again"
        " / and never will / makes me nervous / make me nervous / is too much / are too much / is too loud"
        " / are too loud / too loud for me / too much for me / is too intense / are too intense / are awful / is awful"
        " / arent my scene / isnt my scene / arent my vibe / isnt my vibe / are gross / is gross / can wait"
        " / is last thing / drains me / drain me"
    ),
    Cue.WANT: (
        "love / loves / loving / like / likes / enjoy / enjoying / prefer / want / wanna / down for / yes / yeah / yep"
        " / yup / sure / instead / just / only / mostly / mainly / more / definitely / def / rather / big on / fan of"
        " / open to / into / obsessed / always / would love / id love / lets / lets do / except for / ok with"
        " / cool with / good with"
    ),
    Cue.TURN: (
        "but / so / because / cuz / cause / coz / bc / though / tho / although / however / while / when / if / then"
        " / since / unless / otherwise / pero / plus / also"
    ),
    Cue.ELSEWHERE: (
        "work nights at / work days at / work nights in / work part time at / work full time at / work remotely for"
        " / work in / work at / work for / works in / works at / working at / working for / job at / job in / job is"
        " / employed at / career in / degree in / major in / majored in / majoring in / minored in / minor in / name to"
        " / name is / call me / live in / live near / live by / live on / live at / living in / living near"
        " / grew up in / from / near / close to / next to / work as / im called / manage / business is / across from"
        " / i sell / i own / we own / used to / used to do / used to like"
    ),
    Cue.LINK: "and / n / y / with / w",
    Cue.EITHER: "or / nor / o",
})  # fmt: skip
