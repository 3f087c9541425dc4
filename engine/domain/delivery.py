"""Delivery statuses of the carrier as an order, so that lost, repeated and shuffled callbacks end alike.

Rules of this file:
1. A status only ever rises. Of two reports the higher one stands, in whichever order they came.
2. `delivered` stands above `undelivered` and `failed`: carriers do correct themselves upward (a late handset receipt
   after a presumed failure), and a receipt is evidence while its absence is not. The history table keeps both.
3. Among the three bad ends the one saying most stands: `canceled` (we stopped it) < `failed` (the carrier never took
   it) < `undelivered` (the network tried). Without that order two shuffled ends would leave a random one.
4. A status we do not know has no rank: it belongs to the history only.
"""

from __future__ import annotations

from typing import overload

_ORDER = (
    "accepted",
    "scheduled",
    "queued",
    "sending",
    "sent",
    "canceled",
    "failed",
    "undelivered",
    "partially_delivered",
    "delivered",
    "read",
)
_RANK = {status: rank for rank, status in enumerate(_ORDER)}


def rank(status: str) -> int | None:
    """Return how far along `status` is, higher is later; None for a status we do not know."""
    return _RANK.get(status)


@overload
def advance(current: str, incoming: str) -> str: ...
@overload
def advance(current: None, incoming: str) -> str | None: ...
def advance(current: str | None, incoming: str) -> str | None:
    """Return the status to keep when `incoming` arrives while `current` is kept: never a step back.

    None as `current` means that nothing is kept yet; it stays None while only unknown statuses arrive.
    """
    if incoming not in _RANK:
        return current
    if current is None or current not in _RANK:
        return incoming
    return max(current, incoming, key=_RANK.__getitem__)
