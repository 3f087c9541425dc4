from __future__ import annotations

import math

import pytest

from engine.chaos.latencies import NOTHING, Latency, answered, latencies, percentile
from tests.chaos.records import afternoon


def test_from_text_to_answer() -> None:
    """Each answered text counts from its sending to the first answer on the phone; silent ones do not count."""
    assert [(text.sent_clock, text.seconds) for text in answered(afternoon())][:2] == [(10.0, 1.5), (40.0, 1.5)]
    assert len(answered(afternoon())) == sum(row.outcome == "answered" for row in afternoon().stored)


def test_what_was_going_on_meanwhile() -> None:
    """A text counts for every disturbance on its way, and for none when there was none."""
    evidence = afternoon()
    evidence.sent[1].sent_clock = 34.0
    found = {latency.kind: latency for latency in latencies(evidence)}
    assert found["http_503"] == Latency("http_503", 1, 7.5, 7.5, 7.5)
    assert found[NOTHING].texts == len(answered(evidence)) - 1


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([1.0], 99, 1.0), ([1, 2, 3, 4], 50, 2), (range(1, 101), 95, 95), ([], 50, None)],
)
def test_percentiles(values: list[float], percent: float, expected: float | None) -> None:
    """Nearest rank; not a number when nothing was measured."""
    found = percentile(values, percent)
    assert math.isnan(found) if expected is None else found == expected
