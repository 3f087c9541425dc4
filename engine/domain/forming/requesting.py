"""Which text is about a plan: a member's request out of the blue, and what a draft says as a request."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.reading import FoundActivity
from engine.domain.folding import bare
from engine.domain.forming.standing import NOTHING
from engine.domain.forming.states import ASKING_BOTH, ASKING_WHAT, ASKING_WHEN, READING_BACK, UNSURE
from engine.domain.linkups.states import InviteState, LinkupState
from engine.domain.profile.profile import EMPTY
from engine.domain.profile.states import COMPLETE, ProfileState
from engine.domain.requests.constraints import CONSTRAINTS
from engine.domain.requests.reading import read_request
from engine.domain.requests.request import ASKED_FOR, NOT_ASKED, Doubt, Request
from engine.domain.turn import Mode
from engine.domain.understanding.changes import read_change
from engine.domain.understanding.changes_kinds import MoveTo
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.group_sizes import GroupSize

if TYPE_CHECKING:
    from datetime import datetime

    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.people import Question
    from engine.domain.turn import Turn

GO: Final = "GO"
_NEWS: Final = re.compile(
    r"\b(?:when (?:will|do|would|can|should|am) (?:i|we)(?: going to| gonna)? (?:know|hear|find out)"
    r"|any(?: \w+)? (?:news|update|updates|luck|word|takers|answers|replies|responses)|whats the (?:status|word|latest)"
    r"|hows it (?:going|looking)(?: so far)?$|(?:is it|are we) (?:happening|on|settled|set)(?: yet| now)?$"
    r"|(?:did|has|have) (?:any ?(?:one|body)|people|they) (?:\w+ )?(?:say|said|reply|replied|respond\w*|answer\w*"
    r"|accept\w*|sign\w*|join\w*)|heard (?:anything|back)|when is it (?:decided|settled)|is it confirmed)\b"
)
_NO: Final = re.compile(r"^\W*(?:no|nope|nah)\b[\s,.!:;-]*", re.IGNORECASE)
_PREFIX: Final = "linkup:"
_KNOWN: Final = COMPLETE | {ProfileState.STALE}
"""Who is answered about a plan; everybody else is led back to the interview."""
_SOMEWHERE: Final = "America/Los_Angeles"
"""Whose clocks count for somebody without a region: they are told about the region, not about the time."""


def topic_of(linkup: OwnLinkup) -> str:
    """Return the topic of everything asked about a draft."""
    return f"{_PREFIX}{linkup.id}"


def zone_of(turn: Turn) -> str:
    """Return the time zone of the member's region."""
    person = turn.snapshot.person
    region = None if person is None else person.region
    return _SOMEWHERE if region is None else region.timezone


def requested(turn: Turn) -> Request:
    """Return what the text of a turn asks for, by the clocks of the member's region when it arrived."""
    return _requested(turn.text.body, turn.text.arrived_at, zone_of(turn))


@lru_cache(maxsize=256)
def _requested(text: str, now: datetime, zone: str) -> Request:
    return read_request(text, now=now, zone=zone)


def asks_for_company(turn: Turn) -> bool:
    """Say whether a member with nothing else under way asks for company."""
    known = turn.snapshot.person is not None and (turn.snapshot.profile or EMPTY).state in _KNOWN
    return known and turn.snapshot.session.mode is Mode.IDLE and requested(turn).is_plan


def comes_late(turn: Turn) -> bool:
    """Say whether a member says GO to a read-back whose draft is not there any more."""
    if turn.snapshot.session.mode is not Mode.IDLE or turn.snapshot.person is None:
        return False
    last = last_heard(turn)
    return (
        last is not None and last.topic.startswith(_PREFIX) and read_commitment(turn.text.body, GO) is Commitment.GIVEN
    )


def asks_for_news(turn: Turn) -> bool:
    """Say whether a member with nothing else under way asks how it stands with what is not settled yet."""
    if turn.snapshot.session.mode is not Mode.IDLE or turn.snapshot.person is None:
        return False
    return (sought(turn) is not None or hopes(turn) is not None) and _NEWS.search(bare(turn.text.body)) is not None


def sought(turn: Turn) -> OwnLinkup | None:
    """Return the member's own LinkUp that looks for people, if they have one."""
    running = (turn.snapshot.standing or NOTHING).running
    return running if running is not None and running.state is LinkupState.BROADCASTING else None


def hopes(turn: Turn) -> KnownInvite | None:
    """Return the invite the member said yes to last whose LinkUp still looks for people."""
    accepted = (known for known in turn.snapshot.invites if known.invite.state is InviteState.ACCEPTED)
    return next((known for known in accepted if known.linkup_state is LinkupState.BROADCASTING), None)


def last_heard(turn: Turn) -> Question | None:
    """Return the newest question of any topic that the carrier had taken before the text arrived."""
    arrived = turn.text.arrived_at
    return next((q for q in turn.snapshot.questions if q.asked_at is not None and q.asked_at <= arrived), None)


def own_draft(turn: Turn) -> OwnLinkup | None:
    """Return the member's draft, if they have one."""
    running = (turn.snapshot.standing or NOTHING).running
    return running if running is not None and running.state is LinkupState.DRAFT else None


def as_request(linkup: OwnLinkup) -> Request:
    """Return what a draft asks for, to be changed by what is said about it."""
    brief = linkup.brief
    of_itself = CATALOG[brief.activity_key].constraints.as_json()
    return Request(
        ASKED_FOR,
        (FoundActivity(brief.activity_key, 0.7),),
        brief.windows,
        GroupSize(brief.group_size.min, brief.group_size.max),
        frozenset(
            key for key, held in brief.constraints.items() if held is True and key in CONSTRAINTS - of_itself.keys()
        ),
        brief.location_hint,
    )


def says_it_again(text: str, plan: Request, *, now: datetime, zone: str) -> bool:
    """Say whether a text that begins with NO names what the plan says already: "no, just the picnic" drops nothing.

    ``zone`` is the IANA zone of the plan, ``now`` when the text arrived.
    """
    after_no = _NO.sub("", text, count=1)
    if after_no == text or read_commitment(after_no, GO) is Commitment.REFUSED:
        return False
    said = read_request(after_no, now=now, zone=zone)
    keys, days = {each.key for each in plan.activities}, {window.day for window in plan.windows}
    named = {each.key for each in said.activities}, {window.day for window in said.windows}
    return said.confidence > NOT_ASKED and any(named) and named[0] <= keys and named[1] <= days


def without_guesses(request: Request, state: str) -> Request:
    """Return a draft's request without what was only guessed while the person was asked for it.

    A doubt about what they asked for first comes with it, for it was not read back yet.
    """
    if state.endswith(UNSURE):
        request = replace(request, doubts=frozenset({Doubt.REST}))
        state = state.removesuffix(UNSURE)
    if state in {ASKING_WHEN, ASKING_BOTH}:
        request = replace(request, windows=())
    if state in {ASKING_WHAT, ASKING_BOTH}:
        request = replace(request, activities=())
    return request


def about_draft(turn: Turn) -> bool:
    """Say whether the member's plan is what they were asked about last, so that what they say is about it.

    That they have moved is about themselves, whatever is under way.
    """
    if turn.snapshot.session.mode is not Mode.LINKUP_FORMING or (draft := own_draft(turn)) is None:
        return False
    if isinstance(read_change(turn.text.body), MoveTo):
        return False
    last = last_heard(turn)
    return last is None or last.topic == topic_of(draft)


def may_send(turn: Turn) -> bool:
    """Say whether the text may be the GO that sends the member's draft."""
    session = turn.snapshot.session
    reads_back = session.mode is Mode.LINKUP_FORMING and session.state == READING_BACK
    return reads_back and own_draft(turn) is not None and read_commitment(turn.text.body, GO) is Commitment.GIVEN


def concerns_plan(turn: Turn) -> bool:
    """Say whether the places of the region are needed to answer."""
    return about_draft(turn) or asks_for_company(turn)
