"""How this process's receiver fares, observed once per flush: a text of its own costs nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Histogram, disable_created_metrics

if TYPE_CHECKING:
    from uuid import UUID

disable_created_metrics()  # type: ignore[no-untyped-call]  # the library gives it no types; those metrics say nothing new

FLUSH_METERS: Final = CollectorRegistry()

_SECONDS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15)
_TEXTS: Final = (1, 2, 4, 8, 16, 32, 64, 128, 256)

_slowest = Histogram(
    "josh_receive_slowest_acknowledgement_seconds",
    "From a text's arrival until it was safe, for the longest waiting text of each flush of this process.",
    buckets=_SECONDS,
    registry=FLUSH_METERS,
)
_size = Histogram(
    "josh_receive_flush_texts", "Texts in one flush of this process.", buckets=_TEXTS, registry=FLUSH_METERS
)


def observe_flush(first_id: UUID, texts: int) -> None:
    """Note a flush that has ended; its first text waited longest, and its UUIDv7 tells since when (real time)."""
    _slowest.observe(max(0.0, time.time() - (first_id.int >> 80) / 1000))
    _size.observe(texts)
