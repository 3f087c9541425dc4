"""What is left of the times somebody has."""

from __future__ import annotations

import pytest

from engine.domain.living.times import loose_parts, without
from engine.domain.profile.profile import TimePreferences


@pytest.mark.parametrize(
    ("parts", "windows", "gone", "left_parts", "left_windows"),
    [
        (("mornings", "evenings"), (), {"mornings"}, ("evenings",), ()),
        (("mornings", "evenings"), (), {"weekends"}, ("mornings", "evenings"), ()),
        (("mornings", "weekends"), ("SAT_MORNING",), {"weekends"}, (), ()),
        (("mornings", "weekends"), ("SAT_MORNING",), {"evenings"}, ("mornings", "weekends"), ("SAT_MORNING",)),
        (("evenings", "weekends"), ("FRI_EVENING", "SUN"), {"weekends"}, ("evenings",), ("FRI_EVENING",)),
        (("mornings",), (), {"mornings"}, (), ()),
    ],
)
def test_what_is_left(
    parts: tuple[str, ...],
    windows: tuple[str, ...],
    gone: set[str],
    left_parts: tuple[str, ...],
    left_windows: tuple[str, ...],
) -> None:
    """Parts go with their windows, and a part that stood for a window alone does not grow into the whole week."""
    left = without(TimePreferences(parts, windows, ("nights",)), gone)
    assert left == TimePreferences(left_parts, left_windows, ("nights",))


def test_loose_parts() -> None:
    """A part is loose when no window of the times limits it."""
    assert loose_parts(TimePreferences(("mornings", "evenings", "weekends"), ("SAT_MORNING",))) == ("evenings",)
