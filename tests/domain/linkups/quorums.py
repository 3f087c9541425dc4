"""LinkUps that look for people, for the tests of this folder: who answered what, and how long ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from engine.domain.linkups.quorum import Accepter, OptionFacts, QuorumFacts
from engine.domain.linkups.states import LinkupState

NOW = datetime(2026, 11, 27, 18, tzinfo=UTC)
ENDS = NOW + timedelta(hours=10)
STARTS = {"A": NOW + timedelta(hours=24), "B": NOW + timedelta(hours=48)}
INITIATOR = UUID(int=100)
MINUTE = timedelta(minutes=1)


def people(*chosen: str, pair_ok: bool = True) -> tuple[Accepter, ...]:
    """Return people 1, 2 … who accepted "A", "B" or "AB" a minute after each other."""
    return tuple(
        Accepter(UUID(int=at), frozenset(letters), NOW - timedelta(hours=2) + at * MINUTE, pair_ok)
        for at, letters in enumerate(chosen, 1)
    )


def facts(
    *chosen: str, low: int = 3, high: int = 6, still: int = 0, options: str = "AB", pair_ok: bool = True
) -> QuorumFacts:
    """Return a LinkUp with these answers, whose counts have stood still for so many minutes."""
    return QuorumFacts(
        state=LinkupState.BROADCASTING,
        initiator=INITIATOR,
        min_size=low,
        max_size=high,
        ends_at=ENDS,
        options=tuple(OptionFacts(token, STARTS[token], NOW - still * MINUTE) for token in options),
        accepters=people(*chosen, pair_ok=pair_ok),
    )
