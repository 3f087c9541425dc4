from __future__ import annotations

import pytest

from engine.sandbox.segments import count_segments


@pytest.mark.parametrize(
    ("body", "segments"),
    [
        ("", 1), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("€" * 80, 1), ("€" * 81, 2),
        ("á" * 70, 1), ("á" * 71, 2), ("😀" * 35, 1), ("😀" * 36, 2), ("a" * 66 + "😀" * 3, 2),
    ],
)  # fmt: skip
def test_segments_are_counted_as_the_carrier_counts(body: str, segments: int) -> None:
    """GSM-7 with its two-septet characters, UCS-2 by units, nothing split over two parts."""
    assert count_segments(body) == segments
