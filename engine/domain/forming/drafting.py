"""Making a draft, and changing it: the guards, the guesses, the place, and the question that goes out with it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from uuid import uuid5

from engine.domain.activities.catalog import CATALOG
from engine.domain.effects import Asks, DraftLinkup, Reply, ReviseLinkup, ScheduleEvent
from engine.domain.forming.noting import notes_in
from engine.domain.forming.proposing import Proposal, kept_venue, propose, wanted_activity, wanted_windows
from engine.domain.forming.requesting import requested, zone_of
from engine.domain.forming.standing import NOTHING
from engine.domain.forming.starting import member_of, start_facts
from engine.domain.forming.states import ASKING_BOTH, ASKING_WHAT, ASKING_WHEN, DRAFT_DUE, READING_BACK, UNSURE
from engine.domain.forming.telling import about, read_back, refused, trouble_with, when_words
from engine.domain.linkups.create_key import linkup_create_key
from engine.domain.linkups.guards import Refusal, RefusalCode, may_initiate
from engine.domain.linkups.states import draft_dies_at
from engine.domain.profile.profile import EMPTY
from engine.domain.purposes import Purpose
from engine.domain.requests.request import Doubt
from engine.domain.turn import Decision, Mode
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from engine.domain.effects import Effect
    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.linkups.brief import Brief
    from engine.domain.linkups.windows import Window
    from engine.domain.people import Region
    from engine.domain.requests.request import Request
    from engine.domain.turn import Turn
    from engine.domain.voice import Words


_ANSWERED: Final[Mapping[str, frozenset[Doubt]]] = MappingProxyType(
    {
        ASKING_WHAT: frozenset({Doubt.WHAT}),
        ASKING_WHEN: frozenset({Doubt.WHEN}),
        ASKING_BOTH: frozenset({Doubt.WHAT, Doubt.WHEN}),
    }
)
"""The doubts that an answer settles; the others are told when the plan is read back."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a request comes to: the words for it, and the draft they are about. ``linkup_id`` None: there is none."""

    words: tuple[Words, ...]
    linkup_id: UUID | None = None
    state: str = READING_BACK
    effects: tuple[Effect, ...] = ()

    def decision(self, turn: Turn, first: Sequence[Effect] = ()) -> Decision:
        """Return the decision: the last words ask, if there is a draft to be answered about."""
        *told, last = join_words(*self.words)
        effects = (*first, *self.effects, *(Reply(text) for text in told))
        if self.linkup_id is None:
            return Decision(turn.snapshot.session.state, (*effects, Reply(last)))
        asks = Asks(f"linkup:{self.linkup_id}", self.state)
        return Decision(self.state, (*effects, Reply(last, Purpose.QUESTION, asks)), mode=Mode.LINKUP_FORMING)


def begin(turn: Turn) -> Draft:
    """Return the draft of a request out of the blue, or why there is none."""
    request, standing = requested(turn), turn.snapshot.standing or NOTHING
    activity, says_what = wanted_activity(request, turn.snapshot.profile or EMPTY)
    windows, says_when = wanted_windows(request, activity, turn.now, zone_of(turn))
    running = standing.running
    if running is not None and (running.brief.activity_key, running.brief.windows) == (activity, windows):
        return Draft((about(Line.PLAN_OUT_ALREADY, running.brief),))
    refusal = may_initiate(start_facts(turn, windows, running=running), turn.now)
    windows, early = _later(refusal, windows)
    region = member_of(turn).region
    if region is None or (refusal is not None and early is None):
        return Draft((_no(turn, refusal),))
    linkup_id = uuid5(turn.text.id, "linkup")
    proposal = _proposal(turn, request, windows, activity, region=region, linkup_id=linkup_id)
    if proposal is None:
        return Draft((_no_place(activity, region),))
    made = DraftLinkup(
        linkup_id,
        proposal.brief,
        kept_venue(proposal.venue),
        region.timezone,
        _key(turn, proposal.brief),
        notes_in(turn.text.body, now=turn.text.arrived_at, zone=region.timezone),
    )
    dies = ScheduleEvent(DRAFT_DUE, draft_dies_at(turn.now), f"{DRAFT_DUE}:{linkup_id}")
    state = _state(says_what=says_what, says_when=says_when)
    words = _said(proposal, early, request) if state == READING_BACK else _asked(state, request, proposal, early)
    asked = state + UNSURE if request.doubts - _ANSWERED.get(state, request.doubts) else state
    return Draft(words, linkup_id, asked, (made, dies))


def revise(turn: Turn, draft: OwnLinkup, request: Request) -> Draft:
    """Return the draft as it is wanted now, best guesses for what is still missing, to be read back."""
    activity, _ = wanted_activity(request, turn.snapshot.profile or EMPTY)
    if not request.activities:
        activity = draft.brief.activity_key
    windows = request.windows or draft.brief.windows
    refusal = may_initiate(start_facts(turn, windows, running=None), turn.now)
    windows, early = _later(refusal, windows)
    region = member_of(turn).region
    proposal = None
    if region is not None and (refusal is None or early is not None):
        proposal = _proposal(turn, request, windows, activity, region=region, linkup_id=draft.id)
    if proposal is None:
        words = _no(turn, refusal) if refusal is not None or region is None else _no_place(activity, region)
        return Draft((words, read_back(draft.brief, draft.venue or {})), draft.id)
    made = ReviseLinkup(draft.id, proposal.brief, kept_venue(proposal.venue), _key(turn, proposal.brief))
    return Draft(_said(proposal, early, request), draft.id, effects=(made,))


def _proposal(
    turn: Turn, request: Request, windows: Sequence[Window], activity: str, *, region: Region, linkup_id: UUID
) -> Proposal | None:
    return propose(
        request,
        windows,
        activity=activity,
        said=turn.text.body,
        region_id=region.id,
        zone=region.timezone,
        seed=str(linkup_id),
        standing=turn.snapshot.standing or NOTHING,
        profile=turn.snapshot.profile or EMPTY,
    )


def _later(refusal: Refusal | None, windows: Sequence[Window]) -> tuple[tuple[Window, ...], Words | None]:
    """Return the next times that leave hours to ask people, and the words for it, where that is all that is wrong."""
    if refusal is None or refusal.code is not RefusalCode.TOO_SOON or not refusal.instead:
        return tuple(windows), None
    return refusal.instead, say(Line.PLAN_TOO_SOON)


def _state(*, says_what: bool, says_when: bool) -> str:
    if says_what and says_when:
        return READING_BACK
    return ASKING_WHEN if says_what else ASKING_WHAT if says_when else ASKING_BOTH


def _asked(state: str, request: Request, proposal: Proposal, early: Words | None) -> tuple[Words, ...]:
    """Return the one question about what is missing."""
    if state == ASKING_WHEN:
        trouble = trouble_with(request.problems)
        return (trouble or say(Line.PLAN_WHEN, activity=proposal.brief.activity_label),)
    if state == ASKING_WHAT:
        ask = say(Line.PLAN_WHAT, when=when_words(proposal.brief.windows[0]))
        return (ask,) if early is None else (early, ask)
    return (say(Line.PLAN_WHAT_AND_WHEN),)


def _said(proposal: Proposal, early: Words | None, request: Request) -> tuple[Words, ...]:
    """Return the read-back, after why it is another time, or for more people, than they said.

    What was read with doubts is read back as a question.
    """
    leads = [early] if early is not None else []
    leads += [say(line) for line in proposal.told if early is None or line is not Line.PLAN_MOVED]
    return (*leads, read_back(proposal.brief, kept_venue(proposal.venue), request.doubts))


def _no(turn: Turn, refusal: Refusal | None) -> Words:
    region, running = member_of(turn).region, (turn.snapshot.standing or NOTHING).running
    if refusal is None:
        return say(Line.PLAN_REFUSED_REGION, region="you")
    return refused(refusal, region=region, running=running, contact=turn.policy.support_contact)


def _no_place(activity: str, region: Region) -> Words:
    return say(Line.PLAN_NO_PLACE, activity=CATALOG[activity].label, region=region.name)


def _key(turn: Turn, brief: Brief) -> str:
    """Return the create key of a brief; the attempt rises past every one of theirs that is over."""
    used = (turn.snapshot.standing or NOTHING).used_keys
    attempt = 0
    while True:
        attempt += 1
        key = linkup_create_key(
            user_id=member_of(turn).id,
            activity_key=brief.activity_key,
            windows=brief.windows,
            region_id=brief.region_id,
            attempt=attempt,
        )
        if key not in used:
            return key
