"""The waves lane: looks for people without locks, then asks them under the lock of their LinkUp. Replacements too.

Any number of these may run, and each LinkUp is searched for by one of them: threads share what is in their hands, and
between processes the search takes a lock that nobody waits for. It is stored once, so whoever looks at the same LinkUp
asks from the same list; whoever gets its row asks, the other goes on. A death between search and commit costs nothing:
the list is there, and nobody was asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

import structlog

from engine import clock
from engine.domain import pressure
from engine.domain.linkups.states import LinkupState
from engine.domain.linkups.waves import NoWave, NoWaveReason, SendWave, WaitForWave, WaveFacts, next_wave, open_seats
from engine.errors import describe_error
from engine.ids import new_id
from engine.linkups.due_waves import BATCH, DueWaves
from engine.linkups.inviting import invite_people
from engine.linkups.replacing import attend_replacement
from engine.matching.regions import Regions
from engine.matching.running import match_linkup, stored_run
from engine.messaging.rings import Lane
from engine.store import invites, ledgers, replacements
from engine.store import pressure as shared
from engine.store.connections import is_passing, lend, transaction
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.domain.linkups.waves import WaveDecision
    from engine.matching.running import MatchRun
    from engine.messaging.rings import Doorbell
    from engine.settings import Settings
    from engine.store.invites import DueWave, WaveRow

_log = structlog.get_logger()

LOOK_AGAIN = timedelta(minutes=10)
"""When nothing says when (no seat is free, a region is paused, a fault), a LinkUp is looked at again so much later."""

TRY_AGAIN = timedelta(minutes=1)
"""When everybody who could be asked was busy at that moment."""


class WavesLane:
    """Sends waves of invites that are due. Safe to run in any number of threads and processes."""

    def __init__(self, settings: Settings, pool: ConnectionPool[Connection], doorbell: Doorbell) -> None:
        self._keyring = settings.sms_body_keys
        self._pool = pool
        self._doorbell = doorbell
        self._due = DueWaves()
        self._regions = Regions()
        self._deep = pressure.deep(settings.segments_per_second)

    def step(self) -> bool:
        """Look at one batch of LinkUps; say whether more may be waiting. Nobody is asked while the queue is deep."""
        now = clock.now()
        with lend(self._pool) as conn:
            if shared.is_deep(conn, deep=self._deep, now=now):
                return False
            with self._due.taken(conn, now) as chosen:
                looked = [self._look(conn, due, chosen.searches, now) for due in chosen.due]
            waiting = replacements.replacements_due(conn, now=now, batch=BATCH)
            looked += [self._replace(conn, linkup_id, now) for linkup_id in waiting]
        self._regions.forget(now)
        if any(looked):
            self._doorbell.ring(Lane.OUTBOUND)
        return any(each is not None for each in looked)

    def close(self) -> None:
        """Nothing to finish: a step leaves nothing under way."""

    def _look(self, conn: Connection, due: DueWave, searches: Mapping[UUID, int], now: datetime) -> int | None:
        """Return how many people of a LinkUp were asked; None when somebody else has it, or looking failed."""
        linkup_id = due.id
        try:
            return self._attend(conn, due, searches, now)
        except Exception as error:
            if is_passing(error):
                raise
            _log.error("wave_failed", linkup_id=str(linkup_id), **describe_error(error))
            with transaction(conn):
                if invites.lock_linkup(conn, linkup_id):
                    invites.look_again(conn, linkup_id, at=now + LOOK_AGAIN)
            return None

    def _replace(self, conn: Connection, linkup_id: UUID, now: datetime) -> int | None:
        """Return how many replacements were asked; None when somebody else has the LinkUp, or looking failed."""
        try:
            return attend_replacement(conn, linkup_id, keyring=self._keyring, now=now)
        except Exception as error:
            if is_passing(error):
                raise
            _log.error("replacement_failed", linkup_id=str(linkup_id), **describe_error(error))
            with transaction(conn):
                if replacements.lock_unasked(conn, linkup_id, now=now):
                    invites.look_again(conn, linkup_id, at=now + LOOK_AGAIN)
            return None

    def _attend(self, conn: Connection, due: DueWave, searches: Mapping[UUID, int], now: datetime) -> int | None:
        """Search for a LinkUp whose wave seems due, then ask under its lock, where it is decided again."""
        run = None
        if due.unsearched:
            seen = invites.read_wave(conn, due.id, now=now)
            if seen is not None and isinstance(_decide(seen, now), SendWave):
                run = self._search(conn, due, searches[due.region_id], now)
                if run is None:
                    return None
        with transaction(conn):
            linkup = invites.lock_wave(conn, due.id, now=now)
            if linkup is None:
                return None
            decision = _decide(linkup, now)
            if isinstance(decision, SendWave):
                run = run or stored_run(conn, due.id)
                if run is not None:
                    return self._send(conn, linkup, decision, run, now)
            invites.look_again(conn, linkup.id, at=_next_look(linkup, decision, now))
            return 0

    def _search(self, conn: Connection, due: DueWave, searches: int, now: datetime) -> MatchRun | None:
        """Return the search of a LinkUp, made and stored; None while somebody else is at it."""
        region = self._regions.shared(conn, due.region_id, waiting=searches, now=now)
        with transaction(conn):
            if not invites.claim_search(conn, due.id):
                return None
            return match_linkup(conn, due.id, now=now, region=region)

    def _send(self, conn: Connection, linkup: WaveRow, wave: SendWave, run: MatchRun, now: datetime) -> int:
        asked = invite_people(conn, linkup, run, number=wave.number, size=wave.size, keyring=self._keyring, now=now)
        if asked.people == 0 and asked.passed_over:
            invites.look_again(conn, linkup.id, at=now + TRY_AGAIN)
            return 0
        after = replace(linkup, waves_sent=wave.number, last_wave_at=now)
        invites.count_wave(
            conn, linkup.id, waves_sent=wave.number, next_wave_at=_next_look(after, _decide(after, now), now)
        )
        ledgers.record_domain_events(conn, [*asked.moves, _wave_sent(linkup, wave.number)], now=now)
        return asked.people


def _decide(linkup: WaveRow, now: datetime) -> WaveDecision:
    """Return what the rules of waves say; while nobody may be asked at all, that nothing is due for a while."""
    if not linkup.may_go_out:
        return WaitForWave(now + LOOK_AGAIN)
    facts = WaveFacts(
        state=LinkupState.BROADCASTING,
        started_at=linkup.started_at,
        ends_at=linkup.ends_at,
        waves_sent=linkup.waves_sent,
        last_wave_at=linkup.last_wave_at,
        open_seats=open_seats(linkup.max_size, linkup.coming),
        zones=(linkup.time_zone,),
    )
    return next_wave(facts, now)


def _next_look(linkup: WaveRow, decision: WaveDecision, now: datetime) -> datetime:
    """Return when a LinkUp is to be looked at again."""
    match decision:
        case SendWave():
            return now
        case WaitForWave(until=until):
            return until
        case NoWave(reason=NoWaveReason.NO_SEATS):
            return now + LOOK_AGAIN
        case NoWave():
            return max(now, linkup.ends_at) + LOOK_AGAIN
        case _:
            assert_never(decision)


def _wave_sent(linkup: WaveRow, number: int) -> DomainEvent:
    return DomainEvent(
        id=new_id(),
        entity_type="linkup",
        entity_id=linkup.id,
        event_type="wave_sent",
        from_state=LinkupState.BROADCASTING.value,
        to_state=LinkupState.BROADCASTING.value,
        key=f"linkup:wave_sent:{linkup.id}:{number}",
        correlation_id=linkup.correlation_id or linkup.id,
    )
