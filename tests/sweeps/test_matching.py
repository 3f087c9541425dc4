from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messaging.carrier_answers import ListedMessage
from engine.sweeps.matching import Candidate, match

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def _send(number: int, seconds: float = 0, words: str = "See you at ten") -> Candidate:
    return Candidate(UUID(int=number), words, NOON + timedelta(seconds=seconds))


def _text(sid: str, seconds: float = 0, body: str = "See you at ten") -> ListedMessage:
    return ListedMessage(sid, body, "sent", None, 1, NOON + timedelta(seconds=seconds))


def _pairs(sends: list[Candidate], listed: list[ListedMessage], named: dict[str, int] | None = None) -> dict[int, str]:
    known = {sid: UUID(int=number) for sid, number in (named or {}).items()}
    return {job_id.int: text.sid for job_id, text in match(sends, listed, named=known).items()}


@pytest.mark.parametrize(
    ("sends", "listed", "named", "expected"),
    [
        pytest.param([_send(1)], [_text("A", 1)], {}, {1: "A"}, id="the same words, created after the call"),
        pytest.param([_send(1, 0.9)], [_text("A", 0)], {}, {1: "A"}, id="a carrier knows whole seconds only"),
        pytest.param([_send(1)], [_text("A", 1, "See you at nine")], {}, {}, id="other words"),
        pytest.param([_send(1)], [_text("A", -60)], {}, {}, id="created before the call"),
        pytest.param([_send(1)], [], {}, {}, id="nothing is listed"),
        pytest.param([_send(1, words="It’s on…")], [_text("A", 1, "It's on... ")], {}, {1: "A"}, id="smart encoding"),
        pytest.param([_send(1, words="👍")], [_text("A", 1, "👎")], {}, {}, id="emoji are words too"),
        pytest.param([_send(1), _send(2, 60)], [_text("A", 61)], {}, {2: "A"}, id="one text is one send's"),
        pytest.param(
            [_send(1), _send(2, 60)], [_text("B", 61), _text("A", 1)], {}, {1: "A", 2: "B"}, id="each its own"
        ),
        pytest.param([_send(1)], [_text("A", 1)], {"A": 2}, {}, id="a callback named another job"),
        pytest.param([_send(1)], [_text("A", 1, "?")], {"A": 1}, {1: "A"}, id="a callback named this job"),
        pytest.param([_send(1), _send(2, 5)], [_text("A", 6)], {"A": 1}, {1: "A"}, id="a callback outranks nearness"),
    ],
)
def test_sends_and_texts_are_paired(
    sends: list[Candidate], listed: list[ListedMessage], named: dict[str, int], expected: dict[int, str]
) -> None:
    """One row per rule of the file."""
    assert _pairs(sends, listed, named) == expected


@given(
    st.lists(st.integers(0, 300), max_size=5),
    st.lists(st.integers(0, 300), max_size=5),
)
def test_no_send_misses_a_text_that_another_pairing_would_give_it(attempts: list[int], created: list[int]) -> None:
    """As many sends as possible are found, whatever the order: one missed would be repeated to a person."""
    sends = [_send(place, seconds) for place, seconds in enumerate(attempts)]
    listed = [_text(f"S{place}", seconds) for place, seconds in enumerate(created)]
    longer, shorter = (attempts, created) if len(attempts) >= len(created) else (created, attempts)
    best = max(
        (
            sum(
                (theirs >= ours - 30) if longer is attempts else (ours >= theirs - 30)
                for ours, theirs in zip(order, shorter, strict=True)
            )
            for order in permutations(longer, len(shorter))
        ),
        default=0,
    )
    assert len(_pairs(sends, listed)) == best
