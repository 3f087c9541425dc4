"""One stage for every test of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.messaging.stage import Stage, open_stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.settings import Settings


@pytest.fixture
def stage(settings: Settings) -> Iterator[Stage]:
    """This test's own database, ready for texts and turns."""
    yield from open_stage(settings)
