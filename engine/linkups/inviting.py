"""One wave as rows: who is asked, with which letters and words. Under the LinkUp's lock; nothing is committed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from engine.domain.linkups.invite_options import offer_tokens
from engine.domain.linkups.invite_text import Asking, invite_text
from engine.domain.linkups.states import InviteState
from engine.domain.purposes import Purpose
from engine.ids import new_id
from engine.linkups.personal_texts import question_of, text_to
from engine.matching.briefs import request_of
from engine.matching.searching import still_fitting
from engine.store import invites, outbox, questions
from engine.store.invites import NewInvite
from engine.store.ledgers import DomainEvent
from engine.store.matching import read_linkup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.matching.ranking import Ranked
    from engine.matching.running import MatchRun
    from engine.store.invites import Candidate, WaveRow
    from engine.store.outbox import NewJob
    from engine.store.questions import NewQuestion

LOOKED_AT_PER_INVITE = 3
"""Numbers locked for each invite of a wave, at most: some people will not fit any more."""

_BEFORE = "none"  # an invite's state before it exists


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking: the move of each invite, to be recorded by the caller, and whether anybody was too busy."""

    moves: Sequence[DomainEvent]
    passed_over: bool

    @property
    def people(self) -> int:
        """How many were asked."""
        return len(self.moves)


def invite_people(
    conn: Connection, linkup: WaveRow, run: MatchRun, *, number: int, size: int, keyring: Keyring, now: datetime
) -> Asked:
    """Ask the next ``size`` people of a search who may still be asked, as wave ``number``.

    Hard filters and caps are looked at again after LinkUp and numbers are locked: what was committed by anybody
    before is seen, what comes after has to wait.
    """
    fresh = read_linkup(conn, linkup.id)
    assert fresh is not None  # noqa: S101 -- locked by the caller
    out = {*fresh.asked, *fresh.coming}
    ahead = [ranked for ranked in run.candidates if ranked.user_id not in out][: size * LOOKED_AT_PER_INVITE]
    free = {each.user_id: each for each in invites.lock_candidates(conn, [ranked.user_id for ranked in ahead])}
    in_order = [ranked.user_id for ranked in ahead if ranked.user_id in free]
    fitting = still_fitting(conn, request_of(fresh), in_order, now=now, relaxation=run.relaxation)[:size]
    wave = _Wave(linkup, run, number, keyring)
    ranks = {ranked.user_id: ranked for ranked in ahead}
    moves = wave.write(conn, [(free[user_id], ranks[user_id]) for user_id in fitting], now=now)
    return Asked(moves, passed_over=len(free) < len(ahead))


@dataclass(frozen=True, slots=True)
class _Wave:
    """What all invites of one wave share."""

    linkup: WaveRow
    run: MatchRun
    number: int
    keyring: Keyring

    def write(
        self, conn: Connection, chosen: Sequence[tuple[Candidate, Ranked]], *, now: datetime
    ) -> list[DomainEvent]:
        """Store one invite, its text and its question for each person; return the moves."""
        if not chosen:
            return []
        taken = invites.read_taken_letters(conn, [who.user_id for who, _ in chosen], now=now)
        rows = [self._rows(who, ranked, taken.get(who.user_id, set()), now) for who, ranked in chosen]
        invites.insert_invites(conn, [invite for invite, _, _ in rows], now=now)
        outbox.enqueue(conn, [job for _, job, _ in rows], now=now)
        questions.open_questions(conn, [question for _, _, question in rows], now=now)
        return [_invited(invite) for invite, _, _ in rows]

    def _rows(
        self, who: Candidate, ranked: Ranked, taken: set[str], now: datetime
    ) -> tuple[NewInvite, NewJob, NewQuestion]:
        linkup, letters = self.linkup, offer_tokens(len(self.linkup.options), taken)
        invite = NewInvite(
            id=new_id(),
            linkup_id=linkup.id,
            user_id=who.user_id,
            wave=self.number,
            offered=orjson.dumps(dict(zip(letters, linkup.options, strict=True))).decode(),
            expires_at=self.linkup.ends_at,
            key=f"invite:{linkup.id}:{who.user_id}",
            explained=orjson.dumps(self.run.explanation(ranked)).decode(),
            correlation_id=linkup.correlation_id or linkup.id,
        )
        job = self._job(who, invite, letters, now)
        return invite, job, question_of(job, f"invite:{invite.id}", "".join(letters))

    def _job(self, who: Candidate, invite: NewInvite, letters: Sequence[str], now: datetime) -> NewJob:
        linkup = self.linkup
        asking = Asking(linkup.activity_key, linkup.starts, linkup.time_zone, linkup.venue, linkup.ends_at)
        return text_to(
            who,
            invite_text(asking, letters),
            Purpose.INVITE,
            key=f"invite:{invite.id}",
            correlation_id=invite.correlation_id,
            keyring=self.keyring,
            now=now,
            not_after=linkup.ends_at,
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
