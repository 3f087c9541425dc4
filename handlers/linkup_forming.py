"""Asking for company: a request becomes a plan that is read back, and GO sends it.

A draft is kept from the first request on, with guesses for what was not said; one question is asked about it, then the
best guess is read back. Nothing goes out without GO, and GO counts only for the plan that its writer has read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.asides import answer_to
from engine.domain.effects import Asks, CancelLinkup, CloseQuestion, Reply, SendLinkup, Silence, StaySilent
from engine.domain.forming.afterwards import left_behind, lives_elsewhere, what_became_of_it
from engine.domain.forming.drafting import begin, revise
from engine.domain.forming.requesting import (
    GO,
    as_request,
    own_draft,
    requested,
    says_it_again,
    topic_of,
    without_guesses,
)
from engine.domain.forming.standing import NOTHING
from engine.domain.forming.starting import start_facts
from engine.domain.forming.states import ASKING, DRAFT_DUE, READING_BACK, STATES
from engine.domain.forming.telling import read_back, refused, sent, trouble_with
from engine.domain.limits import is_repeat
from engine.domain.linkups.acceptance import window_ends_at
from engine.domain.linkups.guards import RefusalCode, may_initiate
from engine.domain.linkups.states import CancelReason, draft_dies_at
from engine.domain.living.freshness import ask_still_right
from engine.domain.living.wishes import TOPIC, Asked
from engine.domain.profile.profile import EMPTY
from engine.domain.profile.states import ProfileState
from engine.domain.purposes import Purpose
from engine.domain.requests.changing import read_change_to_plan
from engine.domain.requests.merging import read_more
from engine.domain.smalltalk import Smalltalk, read_smalltalk
from engine.domain.turn import Decision, Handler, Happening, Mode, Part, Turn
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.questions import read_question
from engine.domain.voice import Line, join_words, say
from engine.domain.voice.moments import deadline

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.voice import Words

_UNCLEAR = "unclear"
_STILL_RIGHT = Asks(TOPIC, Asked.STILL_RIGHT.value)
_NEEDS_NO_ANSWER = frozenset({Smalltalk.TAPBACK, Smalltalk.AUTO_REPLY, Smalltalk.LAUGH})


def decide(turn: Turn) -> Decision:
    """Begin with a request, go on with the draft there is, or say that it is gone."""
    draft = own_draft(turn)
    if isinstance(turn.cause, Happening):
        return _die(turn, draft)
    if is_repeat(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return _stay(turn, StaySilent(Silence.REPEATED))
    if draft is not None and lives_elsewhere(turn, draft):
        return _begin(turn, (_cancel(draft, CancelReason.MOVED),), gone_because=left_behind(turn))
    if draft is not None and turn.text.arrived_at < draft_dies_at(draft.created_at):
        return _go_on(turn, draft)
    return _begin(turn, () if draft is None else (_cancel(draft, CancelReason.NO_GO),))


def _begin(turn: Turn, gone: tuple[Effect, ...], *, gone_because: Words | None = None) -> Decision:
    """Make a draft of a request, in the place of one whose time is over; else say what became of the plan."""
    if not requested(turn).is_plan:
        return _end(turn, *gone, Reply(gone_because or what_became_of_it(turn)))
    person, profile = turn.snapshot.person, turn.snapshot.profile or EMPTY
    if person is not None and profile.state is ProfileState.STALE:
        ask = Reply(ask_still_right(profile, person.first_name), Purpose.QUESTION, _STILL_RIGHT)
        return _end(turn, *gone, ask)
    if gone:
        standing = replace(turn.snapshot.standing or NOTHING, running=None)
        begun = begin(replace(turn, snapshot=replace(turn.snapshot, standing=standing)))
    else:
        begun = begin(turn)
    decision = begun.decision(turn, gone)
    return decision if begun.linkup_id is not None else _end(turn, *decision.effects)


def _go_on(turn: Turn, draft: OwnLinkup) -> Decision:
    """Read a text about a draft: a change first, so that "no, sunday" is not a NO, then GO and NO."""
    body, state = turn.text.body, turn.snapshot.session.state
    before = without_guesses(as_request(draft), state)
    if state in ASKING:
        after = read_more(body, before, now=turn.text.arrived_at, zone=draft.zone)
    else:
        after = read_change_to_plan(body, before, now=turn.text.arrived_at, zone=draft.zone) or before
    commitment = read_commitment(body, GO)
    if after.problems and after.windows == before.windows:
        return _ask_again(turn, draft, trouble_with(after.problems) or read_back(draft.brief, draft.venue or {}))
    if after != before:
        return revise(turn, draft, after).decision(turn)
    if commitment is Commitment.REFUSED:
        drops = _end(turn, _cancel(draft, CancelReason.CALLED_OFF), Reply(say(Line.PLAN_DROPPED)))
        again = says_it_again(body, before, now=turn.text.arrived_at, zone=draft.zone)
        return _ask_again(turn, draft, read_back(draft.brief, draft.venue or {})) if again else drops
    if state in ASKING:
        return _aside(turn, draft) or revise(turn, draft, after).decision(turn)
    if commitment is Commitment.GIVEN:
        return _send(turn, draft)
    return _aside(turn, draft) or _unclear(turn, draft)


def _send(turn: Turn, draft: OwnLinkup) -> Decision:
    """Send the plan they have read, unless a guard refuses by now."""
    topic = topic_of(draft)
    heard, newest = turn.question(topic), next((q for q in turn.snapshot.questions if q.topic == topic), None)
    if heard is None or newest is None or heard.id != newest.id:
        if newest is not None and newest.is_lost:
            return _ask_again(turn, draft, read_back(draft.brief, draft.venue or {}))
        return _stay(turn, StaySilent(Silence.QUESTION_UNDERWAY))  # they have not read this plan yet
    person, standing = turn.snapshot.person, turn.snapshot.standing or NOTHING
    refusal = may_initiate(start_facts(turn, draft.brief.windows, running=None), turn.now)
    if refusal is not None and refusal.code is RefusalCode.TOO_SOON:
        return revise(turn, draft, as_request(draft)).decision(turn)
    if refusal is not None and refusal.code is RefusalCode.TOO_FEW_PEOPLE:
        return _ask_again(turn, draft, say(Line.PLAN_REFUSED_PEOPLE))
    if refusal is not None:
        region = None if person is None else person.region
        words = refused(refusal, region=region, running=standing.running, contact=turn.policy.support_contact)
        return _end(turn, _cancel(draft, CancelReason.CALLED_OFF), Reply(words))
    starts = draft.brief.starts(draft.zone)
    ends_at = window_ends_at(turn.now, starts.values())
    words = sent(draft.brief, until=deadline(ends_at, draft.zone))
    return _end(
        turn, SendLinkup(draft.id, draft.brief, starts, ends_at), CloseQuestion(topic, "answered"), Reply(words)
    )


def _aside(turn: Turn, draft: OwnLinkup) -> Decision | None:
    """Answer a question about us and say how the plan stands; let talk that needs no answer pass."""
    if read_smalltalk(turn.text.body) in _NEEDS_NO_ANSWER:
        return _stay(turn, StaySilent(Silence.CLOSER))
    topic = read_question(turn.text.body)
    if topic is None:
        return None
    answered = _ask_again(turn, draft, answer_to(topic, turn.policy), read_back(draft.brief, draft.venue or {}))
    return replace(answered, state=READING_BACK)


def _unclear(turn: Turn, draft: OwnLinkup) -> Decision:
    """Ask once what they mean; the second time nothing changes, and that is said."""
    question = turn.question(topic_of(draft))
    again = question is not None and question.token == _UNCLEAR
    return _ask_again(turn, draft, say(Line.PLAN_UNCHANGED if again else Line.PLAN_UNCLEAR), token=_UNCLEAR)


def _ask_again(turn: Turn, draft: OwnLinkup, *words: Words, token: str | None = None) -> Decision:
    """Say something about the draft and leave its question open, in the state it is in."""
    state = turn.snapshot.session.state
    *told, last = join_words(*words)
    asks = Asks(topic_of(draft), token or state, "repeated")
    return Decision(state, (*(Reply(text) for text in told), Reply(last, Purpose.QUESTION, asks)))


def _die(turn: Turn, draft: OwnLinkup | None) -> Decision:
    """Let go of a draft nobody said GO to; without a word, as nothing was expected of us."""
    if draft is None or turn.now < draft_dies_at(draft.created_at):
        return _stay(turn, StaySilent(Silence.OUTDATED))
    return _end(turn, _cancel(draft, CancelReason.NO_GO), StaySilent(Silence.OUTDATED))


def _cancel(draft: OwnLinkup, reason: CancelReason) -> CancelLinkup:
    return CancelLinkup(draft.id, draft.state, reason)


def _stay(turn: Turn, *effects: Effect) -> Decision:
    return Decision(turn.snapshot.session.state, effects)


def _end(turn: Turn, *effects: Effect) -> Decision:
    """Leave the conversation idle, with nothing asked any more."""
    draft = own_draft(turn)
    if draft is not None and not any(isinstance(effect, CloseQuestion) for effect in effects):
        effects = (*effects, CloseQuestion(topic_of(draft), "dropped"))
    if turn.snapshot.session.mode is not Mode.LINKUP_FORMING:
        return _stay(turn, *effects)
    return Decision("idle", effects, mode=Mode.IDLE)


HANDLER = Handler(
    name="linkup_forming",
    mode=Mode.LINKUP_FORMING,
    decide=decide,
    transitions={state: frozenset({state, READING_BACK, *ASKING}) for state in STATES},
    needs=frozenset({Part.RECENT_REPLIES, Part.PROFILE, Part.QUESTIONS, Part.LINKUPS, Part.INVITES}),
    events=frozenset({DRAFT_DUE}),
    entries=STATES,
)
