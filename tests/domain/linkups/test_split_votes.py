from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from engine.domain.linkups.split_votes import Split, split
from tests.domain.linkups.quorums import facts

if TYPE_CHECKING:
    from engine.domain.linkups.quorum import QuorumFacts


@pytest.mark.parametrize(
    ("given_", "asked"),
    [
        (facts("A", "B"), Split("A", (UUID(int=2),))),
        (facts("B", "B", "A", low=4), Split("B", (UUID(int=3),))),
        (facts("A", "A", "B"), None),  # A has enough
        (facts("A", "B", low=5), None),  # all together are too few
        (facts("A"), None),
        (facts("AB"), None),
        (facts("A", "A", options="A"), None),
        (facts(), None),
    ],
)
def test_split_votes(given_: QuorumFacts, asked: Split | None) -> None:
    """Accepters of the smaller option are asked for the larger one when that could make it, and nobody else is."""
    assert split(given_) == asked
