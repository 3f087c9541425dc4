"""What the tests of LinkUps may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.store.connections import open_pool
from tests.linkups.people import Town
from tests.linkups.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.settings import Settings


@pytest.fixture
def town(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """This test's own database, at the time the test says."""
    with open_pool(settings, application="test", size=6) as pool:
        town = Town(settings, pool)
        monkeypatch.setattr(clock, "now", lambda: town.now)
        yield town


@pytest.fixture
def plan(town: Town) -> Plan:
    """A LinkUp that people are invited to, and their phones."""
    return Plan(town)
