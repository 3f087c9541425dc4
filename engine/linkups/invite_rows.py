"""Invites as rows: with which letters and words somebody is asked, and what is kept of why."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import orjson

from engine.domain.linkups.invite_options import offer_tokens
from engine.domain.linkups.invite_text import Asking, invite_text
from engine.domain.linkups.states import InviteState
from engine.domain.purposes import Purpose
from engine.domain.record import record
from engine.ids import new_id
from engine.linkups.personal_texts import question_of, text_to
from engine.store.invites import NewInvite
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.matching.ranking import Ranked
    from engine.matching.running import MatchRun
    from engine.store.invites import Candidate, WaveRow
    from engine.store.outbox import NewJob
    from engine.store.questions import NewQuestion

_BEFORE = "none"  # an invite's state before it exists


@record
class InviteRows:
    """What one invite stores, and its move, which the caller records."""

    invite: NewInvite
    job: NewJob
    question: NewQuestion
    move: DomainEvent


def rows_of(
    linkup: WaveRow,
    run: MatchRun,
    number: int,
    people: Sequence[Candidate],
    taken: Mapping[UUID, set[str]],
    *,
    keyring: Keyring,
    now: datetime,
) -> list[InviteRows]:
    """Return what asking people of a search stores, as wave ``number``.

    ``taken`` are the letters somebody answers to already. Raises ValueError when there are no others left.
    """
    asking = Asking(linkup.activity_key, linkup.starts, linkup.time_zone, linkup.venue, linkup.ends_at)
    say = cache(lambda letters: invite_text(asking, letters))  # the same words for nearly everybody
    listed = {ranked.user_id: ranked for ranked in run.candidates}
    rows = []
    for who in people:
        letters = offer_tokens(len(linkup.options), taken.get(who.user_id, ()))
        invite = _invite(linkup, run, number, listed[who.user_id], letters)
        job = text_to(
            who,
            say(letters),
            Purpose.INVITE,
            key=f"invite:{invite.id}",
            correlation_id=invite.correlation_id,
            keyring=keyring,
            now=now,
            not_after=linkup.ends_at,
        )
        rows.append(InviteRows(invite, job, question_of(job, job.key, "".join(letters)), _invited(invite)))
    return rows


def _invite(linkup: WaveRow, run: MatchRun, number: int, ranked: Ranked, letters: Sequence[str]) -> NewInvite:
    return NewInvite(
        id=new_id(),
        linkup_id=linkup.id,
        user_id=ranked.user_id,
        wave=number,
        offered=orjson.dumps(dict(zip(letters, linkup.options, strict=True))).decode(),
        expires_at=linkup.ends_at,
        key=f"invite:{linkup.id}:{ranked.user_id}",
        explained=orjson.dumps(run.explanation(ranked)).decode(),
        correlation_id=linkup.correlation_id or linkup.id,
    )


def _invited(invite: NewInvite) -> DomainEvent:
    return DomainEvent(
        id=new_id(),
        entity_type="invite",
        entity_id=invite.id,
        event_type="invited",
        from_state=_BEFORE,
        to_state=InviteState.PENDING.value,
        key=f"invite:invited:{invite.id}",
        correlation_id=invite.correlation_id,
    )
