"""The living profile: what members change about themselves at any time, ME, and whether an old profile still holds.

In the middle of the interview the answer comes first and the open question behind it: nobody loses their place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from engine.domain.dialogue.scene import keep_open, read_scene
from engine.domain.effects import (
    Asks,
    CloseQuestion,
    Effect,
    MovePerson,
    MoveUser,
    RenamePerson,
    Reply,
    SaveProfile,
    Silence,
    StaySilent,
)
from engine.domain.limits import is_repeat
from engine.domain.living import freshness, moving
from engine.domain.living.showing import show
from engine.domain.living.teaching import teach
from engine.domain.living.wishes import TOPIC, Asked, Verdict, Wish, read_wish
from engine.domain.people import HoldState, RegionState, UserState
from engine.domain.profile.completeness import is_complete, missing
from engine.domain.profile.freshness import grow_stale
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Profile
from engine.domain.profile.states import COMPLETE, ProfileState
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Happening, Mode, Part, Turn
from engine.domain.understanding.changes_kinds import CallMe, MoveTo, ShowMe
from engine.domain.voice import Line, Words, join_words, say
from engine.domain.voice.interview_choices import MISSING_WORDS, in_words

if TYPE_CHECKING:
    from engine.domain.people import Person, Region

PROFILE_STALE = "profile_stale"
"""The event at which a profile nobody touched for long is asked about."""
