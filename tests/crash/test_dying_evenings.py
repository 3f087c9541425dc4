"""Dying at every point while people are asked along: waves, locks, replacements, reminders, and how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crash.killing import die_everywhere

if TYPE_CHECKING:
    from tests.crash.killing import Arenas

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("story", ["nobody", "replacement", "evening"])
def test_dying(arenas: Arenas, story: str) -> None:
    """Whoever goes on ends it as if nobody had died: no text lost, none twice, nothing stuck."""
    assert die_everywhere(arenas, story) > 0
