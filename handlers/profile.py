"""The living profile: what members change about themselves at any time, ME, and whether an old profile still holds.

In the middle of the interview the answer comes first and the open question behind it: nobody loses their place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.dialogue.scene import keep_open, read_scene
from engine.domain.dialogue.standing import open_question
from engine.domain.effects import Asks, CloseQuestion, Effect, MoveUser, Reply, SaveProfile, Silence, StaySilent
from engine.domain.interview.steps import Step
from engine.domain.limits import is_repeat
from engine.domain.living import freshness
from engine.domain.living.granting import SOURCE, Granted, grant
from engine.domain.living.wishes import TOPIC, Asked, Opinion, Wish, read_wish
from engine.domain.people import HoldState, UserState
from engine.domain.profile.completeness import is_complete, missing
from engine.domain.profile.freshness import grow_stale
from engine.domain.profile.profile import EMPTY
from engine.domain.profile.states import ProfileState
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Happening, Mode, Part, Turn
from engine.domain.understanding.changes_kinds import MoveTo, ShowMe
from engine.domain.voice import Line, join_words, say
from engine.domain.voice.interview_choices import MISSING_WORDS, in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.profile.profile import Profile
    from engine.domain.voice import Words

PROFILE_STALE = "profile_stale"
"""The event at which the owner of an old profile is asked whether it still holds."""


def decide(turn: Turn) -> Decision:
    """Carry out what a text wants of its writer's profile; at the event, ask whether an old profile still holds."""
    if isinstance(turn.cause, Happening):
        return _ask_whether_it_holds(turn)
    person, before, wish = turn.snapshot.person, turn.snapshot.profile or EMPTY, read_wish(turn)
    if person is None or wish is None:
        return _silent(turn, Silence.OUTDATED)
    if is_repeat(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return _silent(turn, Silence.REPEATED)
    granted = grant(wish, before, person, turn)
    if before.state is ProfileState.STALE and _is_change(wish):
        granted = _freshened(granted, turn)
    effects: list[Effect] = []
    if granted.learned:
        effects.append(SaveProfile(granted.profile, granted.learned, SOURCE, granted.about))
    effects.extend(granted.effects)
    if _answers_open_question(turn, wish):
        effects.append(CloseQuestion(TOPIC, "answered"))
    words = granted.words
    if is_complete(granted.profile):
        if person.state is UserState.INTERVIEWING and turn.snapshot.session.mode is not Mode.INTERVIEWING:
            effects.append(MoveUser(UserState.ACTIVE, "profile_completed"))
            words = (*words, say(Line.NOW_COMPLETE))
    elif granted.profile.state is ProfileState.STALE and _is_change(wish):
        words = (*words, _what_is_missing(granted.profile))
    return _answer(turn, granted, effects, words)


def _answer(turn: Turn, granted: Granted, effects: Sequence[Effect], words: Sequence[Words]) -> Decision:
    """Say it; in the interview, with its open question behind it, unless what we say is a question itself."""
    session = turn.snapshot.session
    if granted.asks is None and session.mode is Mode.INTERVIEWING:
        scene = replace(read_scene(turn), profile=granted.profile)
        if scene.question is not Step.WRAP_01:  # which asks nothing
            kept = keep_open(scene, *words)
            return replace(kept, state=session.state, effects=(*effects, *kept.effects))
    *told, last = join_words(*words)
    purpose = Purpose.REPLY if granted.asks is None else Purpose.QUESTION
    replies = (*(Reply(text) for text in told), Reply(last, purpose, granted.asks))
    return Decision(session.state, (*effects, *replies))


def _ask_whether_it_holds(turn: Turn) -> Decision:
    """Note that the profile is stale, and ask once; whoever is busy, away or held is not asked."""
    snapshot, person = turn.snapshot, turn.snapshot.person
    before = snapshot.profile or EMPTY
    profile = grow_stale(before, turn.now)
    if person is None or profile.state is not ProfileState.STALE:
        return _silent(turn, Silence.OUTDATED)
    effects: list[Effect] = []
    if before.state is not ProfileState.STALE:
        effects.append(SaveProfile(profile, (freshness.GREW_STALE,), PROFILE_STALE, freshness.ABOUT))
    if snapshot.opted_out:
        effects.append(StaySilent(Silence.OPTED_OUT))
    elif (
        person.state is not UserState.ACTIVE
        or person.hold is not HoldState.NONE
        or snapshot.session.mode is not Mode.IDLE
    ):
        effects.append(StaySilent(Silence.OUTDATED))
    else:
        words = freshness.ask_still_right(profile, person.first_name)
        effects.append(Reply(words, Purpose.NUDGE, Asks(TOPIC, Asked.STILL_RIGHT.value)))
    return Decision(snapshot.session.state, tuple(effects))


def _freshened(granted: Granted, turn: Turn) -> Granted:
    """Return what was granted with the whole profile known as of today: who corrects one thing has seen the rest."""
    learned = (
        (*granted.learned, freshness.STILL_RIGHT) if freshness.STILL_RIGHT not in granted.learned else granted.learned
    )
    return replace(granted, profile=freshness.still_right(granted.profile, turn.now), learned=learned)


def _is_change(wish: Wish) -> bool:
    return not isinstance(wish, ShowMe) and wish is not Opinion.CHANGED


def _answers_open_question(turn: Turn, wish: Wish) -> bool:
    asked = open_question(turn, TOPIC)
    if asked is None:
        return False
    return isinstance(wish, MoveTo) if asked.token == Asked.ZIP else not isinstance(wish, ShowMe)


def _what_is_missing(profile: Profile) -> Words:
    return say(Line.TOO_LITTLE, missing=in_words(tuple(MISSING_WORDS[hole] for hole in missing(profile))))


def _silent(turn: Turn, reason: Silence) -> Decision:
    return Decision(turn.snapshot.session.state, (StaySilent(reason),))


HANDLER = Handler(
    name="profile",
    decide=decide,
    needs=frozenset({Part.PROFILE, Part.QUESTIONS, Part.REGIONS, Part.RECENT_REPLIES}),
    events=frozenset({PROFILE_STALE}),
)
