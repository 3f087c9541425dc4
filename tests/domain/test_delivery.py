from __future__ import annotations

from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.delivery import advance, rank

KNOWN = ["accepted", "scheduled", "queued", "sending", "sent", "canceled", "failed", "undelivered",
         "partially_delivered", "delivered", "read"]  # fmt: skip
STATUSES = st.sampled_from([*KNOWN, "received", "a status of the future", ""])


def test_ranks_rise_along_the_way() -> None:
    """Every known status has a rank of its own, in the order of the file."""
    ranks = [rank(status) or 0 for status in KNOWN]
    assert all(lower < higher for lower, higher in pairwise(ranks))


@pytest.mark.parametrize("status", ["received", "receiving", "", "DELIVERED", "bounced"])
def test_unknown_statuses_have_no_rank(status: str) -> None:
    """What we do not know is history only: it never moves the projection."""
    assert rank(status) is None
    assert advance("sent", status) == "sent"
    assert advance(None, status) is None


@pytest.mark.parametrize(
    ("current", "incoming", "kept"),
    [
        (None, "queued", "queued"),
        ("accepted", "sent", "sent"),
        ("sent", "queued", "sent"),
        ("delivered", "sent", "delivered"),
        ("delivered", "undelivered", "delivered"),
        ("undelivered", "delivered", "delivered"),
        ("failed", "sent", "failed"),
        ("delivered", "read", "read"),
        ("sent", "sent", "sent"),
        ("something new", "sent", "sent"),
    ],
)
def test_never_backwards(current: str | None, incoming: str, kept: str) -> None:
    """Of two reports the one that says more stands, whichever came first."""
    assert advance(current, incoming) == kept


@given(st.lists(STATUSES, min_size=1, max_size=12), st.randoms())
def test_any_order_and_repetition_ends_alike(statuses: list[str], shuffler: object) -> None:
    """Lost order and repeated callbacks leave the same status behind."""
    shuffled = [*statuses, *statuses[:3]]
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its Random as object
    assert reduce(advance, shuffled, "accepted") == reduce(advance, statuses, "accepted")
    start: str | None = None
    assert reduce(advance, shuffled, start) == reduce(advance, statuses, start)
