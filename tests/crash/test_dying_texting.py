"""Dying at every point while a text is answered: receiving, turns, sending, callbacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crash.killing import die_everywhere

if TYPE_CHECKING:
    from tests.crash.killing import Arenas

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("story", ["answer", "hurry"])
def test_dying(arenas: Arenas, story: str) -> None:
    """Whoever goes on ends it as if nobody had died: no text lost, none twice, nothing stuck."""
    assert die_everywhere(arenas, story) > 0
