"""Waves: who of a search is asked, and that they are. Under the LinkUps' locks; nothing is committed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.linkups.invite_rows import rows_of
from engine.matching.briefs import request_of
from engine.matching.searching import Look, still_fitting
from engine.store import invites, outbox, questions
from engine.store.matching import read_linkups

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.matching.running import MatchRun
    from engine.store.invites import Candidate, WaveRow
    from engine.store.ledgers import DomainEvent

LOOKED_AT_PER_INVITE = 3
"""Numbers locked for each invite of a wave, at most: some people will not fit any more."""


@dataclass(frozen=True, slots=True)
class Wave:
    """The next ``size`` people of a LinkUp's search are to be asked, as wave ``number``."""

    linkup: WaveRow
    run: MatchRun
    number: int
    size: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking: the move of each invite, to be recorded by the caller, and whether anybody was too busy."""

    moves: Sequence[DomainEvent]
    passed_over: bool

    @property
    def people(self) -> int:
        """How many were asked."""
        return len(self.moves)


def invite_people(conn: Connection, waves: Sequence[Wave], *, keyring: Keyring, now: datetime) -> list[Asked]:
    """Ask the next people of each search who may still be asked, nobody twice; what came of each wave, in their order.

    Hard filters and caps are looked at again after LinkUps and numbers are locked: what was committed by anybody
    before is seen, what comes after has to wait.
    """
    fresh = read_linkups(conn, [wave.linkup.id for wave in waves])
    assert len(fresh) == len(waves)  # noqa: S101 -- locked by the caller
    aheads = _look_ahead(waves, [{*row.asked, *row.coming} for row in (fresh[wave.linkup.id] for wave in waves)])
    numbers = sorted({user_id for ahead in aheads for user_id in ahead})
    free = {each.user_id: each for each in invites.lock_candidates(conn, numbers)}
    looks = [
        Look(request_of(fresh[wave.linkup.id]), [who for who in ahead if who in free], wave.run.relaxation, wave.size)
        for wave, ahead in zip(waves, aheads, strict=True)
    ]
    fitting = still_fitting(conn, looks, now=now)
    moves = _write(conn, waves, [[free[user_id] for user_id in each] for each in fitting], keyring=keyring, now=now)
    return [
        Asked(made, passed_over=len(look.user_ids) < len(ahead))
        for made, look, ahead in zip(moves, looks, aheads, strict=True)
    ]


def _look_ahead(waves: Sequence[Wave], out: Sequence[Collection[UUID]]) -> list[list[UUID]]:
    """Return whom each wave looks at, best first: nobody who is ``out`` of the question.

    Those whom a wave before it is about to ask are looked at beyond the number: some of them may be left over.
    """
    aheads: list[list[UUID]] = []
    spoken_for: set[UUID] = set()
    for wave, not_again in zip(waves, out, strict=True):
        listed = [ranked.user_id for ranked in wave.run.candidates if ranked.user_id not in not_again]
        own = [user_id for user_id in listed if user_id not in spoken_for][: wave.size * LOOKED_AT_PER_INVITE]
        looked_at = spoken_for.union(own)
        aheads.append([user_id for user_id in listed if user_id in looked_at])
        spoken_for.update(own[: wave.size])
    return aheads


def _write(
    conn: Connection, waves: Sequence[Wave], chosen: Sequence[Sequence[Candidate]], *, keyring: Keyring, now: datetime
) -> list[list[DomainEvent]]:
    """Store one invite, its text and its question for each person of each wave; return the moves."""
    if not any(chosen):
        return [[] for _ in waves]
    taken = invites.read_taken_letters(conn, [who.user_id for people in chosen for who in people], now=now)
    rows = [
        rows_of(wave.linkup, wave.run, wave.number, people, taken, keyring=keyring, now=now)
        for wave, people in zip(waves, chosen, strict=True)
    ]
    every = [row for each in rows for row in each]
    invites.insert_invites(conn, [row.invite for row in every], now=now)
    outbox.enqueue(conn, [row.job for row in every], now=now)
    questions.open_questions(conn, [row.question for row in every], now=now)
    return [[row.move for row in each] for each in rows]
