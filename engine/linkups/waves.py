"""The waves lane: looks for people without locks, then asks them under the lock of their LinkUp. Replacements too.

Any number of these may run, and each LinkUp is searched for by one of them: threads share what is in their hands, and
between processes the search takes a lock that nobody waits for. It is stored once, so whoever looks at the same LinkUp
asks from the same list; whoever gets its row asks, the other goes on. A death between search and commit costs nothing:
the list is there, and nobody was asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from engine import clock
from engine.domain import pressure
from engine.domain.linkups.states import LinkupState
from engine.domain.linkups.waves import SendWave
from engine.errors import describe_error
from engine.ids import new_id
from engine.linkups.due_waves import DueWaves
from engine.linkups.inviting import Wave, invite_people
from engine.linkups.replacing import attend_replacement
from engine.linkups.wave_decisions import LOOK_AGAIN, decide, next_look
from engine.matching.regions import Regions
from engine.matching.running import match_linkups, stored_runs
from engine.messaging.rings import Lane
from engine.store import invites, ledgers, replacements
from engine.store import pressure as shared
from engine.store.connections import is_passing, lend, transaction
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.matching.running import MatchRun
    from engine.messaging.rings import Doorbell
    from engine.settings import Settings
    from engine.store.invites import DueWave, WaveRow

_log = structlog.get_logger()

TRY_AGAIN = timedelta(minutes=1)
"""When everybody who could be asked was busy at that moment."""

REPLACEMENTS = 4
"""LinkUps whose replacements are asked in one step."""


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
                looked = self._look(conn, chosen.due, chosen.searches, now)
            waiting = replacements.replacements_due(conn, now=now, batch=REPLACEMENTS)
            looked += [self._replace(conn, linkup_id, now) for linkup_id in waiting]
        self._regions.forget(now)
        if any(looked):
            self._doorbell.ring(Lane.OUTBOUND)
        return any(each is not None for each in looked)

    def close(self) -> None:
        """Nothing to finish: a step leaves nothing under way."""

    def _look(
        self, conn: Connection, due: Sequence[DueWave], searches: Mapping[UUID, int], now: datetime
    ) -> list[int | None]:
        """Return how many people of each LinkUp were asked; None when somebody else has it, or looking failed.

        A batch that fails is taken apart: what is at fault is put off, and the others have their turn.
        """
        try:
            return self._attend(conn, due, searches, now) if due else []
        except Exception as error:
            if is_passing(error):
                raise
            if len(due) > 1:
                return [asked for each in due for asked in self._look(conn, [each], searches, now)]
            _log.error("wave_failed", linkup_id=str(due[0].id), **describe_error(error))
            with transaction(conn):
                if invites.lock_linkup(conn, due[0].id):
                    invites.look_again(conn, [(due[0].id, now + LOOK_AGAIN)])
            return [None]

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
                    invites.look_again(conn, [(linkup_id, now + LOOK_AGAIN)])
            return None

    def _attend(
        self, conn: Connection, due: Sequence[DueWave], searches: Mapping[UUID, int], now: datetime
    ) -> list[int | None]:
        """Search for LinkUps whose wave seems due, then ask under their locks, where it is decided again."""
        seen = invites.read_waves(conn, [each.id for each in due if each.unsearched], now=now)
        sendable = {wave.id for wave in seen if isinstance(decide(wave, now), SendWave)}
        wanted = [each for each in due if each.id in sendable]
        runs = self._search(conn, wanted, searches, now) if wanted else {}
        elsewhere = sendable - runs.keys()
        with transaction(conn):
            ours = invites.lock_waves(conn, [each.id for each in due if each.id not in elsewhere], now=now)
            asked = self._ask(conn, [ours[each.id] for each in due if each.id in ours], runs, now)
        return [asked.get(each.id) for each in due]

    def _search(
        self, conn: Connection, due: Sequence[DueWave], searches: Mapping[UUID, int], now: datetime
    ) -> dict[UUID, MatchRun]:
        """Return the searches of LinkUps, made and stored: of all but those somebody else is at."""
        regions = {}
        for region_id in sorted({each.region_id for each in due}):
            region = self._regions.shared(conn, region_id, waiting=searches[region_id], now=now)
            if region is not None:
                regions[region_id] = region
        with transaction(conn):
            ours = invites.claim_searches(conn, [each.id for each in due])
            return match_linkups(conn, [each.id for each in due if each.id in ours], now=now, regions=regions)

    def _ask(
        self, conn: Connection, linkups: Sequence[WaveRow], runs: Mapping[UUID, MatchRun], now: datetime
    ) -> dict[UUID, int]:
        """Send the waves of locked LinkUps that are due, and say when the others are to be looked at again."""
        decided = [(linkup, decide(linkup, now)) for linkup in linkups]
        sending = [linkup.id for linkup, decision in decided if isinstance(decision, SendWave)]
        known = {**stored_runs(conn, [linkup_id for linkup_id in sending if linkup_id not in runs]), **runs}
        waves, looks = [], []
        for linkup, decision in decided:
            if isinstance(decision, SendWave) and linkup.id in known:
                waves.append(Wave(linkup, known[linkup.id], decision.number, decision.size))
            else:
                looks.append((linkup.id, next_look(linkup, decision, now)))
        asked = self._send(conn, waves, looks, now) if waves else {}
        invites.look_again(conn, looks)
        return {linkup.id: asked.get(linkup.id, 0) for linkup in linkups}

    def _send(
        self, conn: Connection, waves: Sequence[Wave], looks: list[tuple[UUID, datetime]], now: datetime
    ) -> dict[UUID, int]:
        """Ask, and count the waves that went out; one whose people were all busy is to be looked at again."""
        asked = invite_people(conn, waves, keyring=self._keyring, now=now)
        counts: list[tuple[UUID, int, datetime]] = []
        moves: list[DomainEvent] = []
        for wave, came in zip(waves, asked, strict=True):
            linkup = wave.linkup
            if came.people == 0 and came.passed_over:
                looks.append((linkup.id, now + TRY_AGAIN))
                continue
            after = replace(linkup, waves_sent=wave.number, last_wave_at=now)
            counts.append((linkup.id, wave.number, next_look(after, decide(after, now), now)))
            moves += [*came.moves, _wave_sent(linkup, wave.number)]
        invites.count_waves(conn, counts)
        ledgers.record_domain_events(conn, moves, now=now)
        return {wave.linkup.id: came.people for wave, came in zip(waves, asked, strict=True)}


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
