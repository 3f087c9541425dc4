"""How operators are told durations, and how they tell them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.operations.wording import is_code, parse_span, several, span


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "–"),
        (0, "0 s"),
        (59.9, "59 s"),
        (60, "1 min"),
        (3_599, "59 min"),
        (3_600, "1 h"),
        (7_500, "2 h 5 min"),
        (86_400, "1 d"),
        (527_000, "6 d 2 h"),
    ],
)
def test_a_duration_is_worded_shortly(seconds: float | None, words: str) -> None:
    """At most two units, the largest ones."""
    assert span(None if seconds is None else timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("10m", 600), ("2h", 7_200), (" 1D ", 86_400)])
def test_a_duration_is_read(text: str, seconds: int) -> None:
    """A whole number and one unit."""
    assert parse_span(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "10", "0m", "-5m", "1.5h", "1h30m", "10 m", "٣m", "9999999d"])
def test_anything_else_is_refused(text: str) -> None:
    """A duration is never guessed."""
    with pytest.raises(ValueError, match="90s"):
        parse_span(text)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("carrier_trouble", True), ("Ann", False), ("a", False), ("to_4155550101", False), ("a b", False)],
)
def test_a_reason_is_a_code(text: str, fits: bool) -> None:  # noqa: FBT001 -- a table's column
    """Small letters and underscores cannot hold a number or a sentence by accident."""
    assert is_code(text) is fits


def test_a_count_takes_its_noun() -> None:
    """One row, two rows, thousands apart."""
    assert [several(number, "row") for number in (0, 1, 2, 1_234)] == ["0 rows", "1 row", "2 rows", "1,234 rows"]
