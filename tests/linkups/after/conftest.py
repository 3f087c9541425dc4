"""What the tests of afterwards may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.store.connections import open_pool
from tests.linkups.after.evening import Evening
from tests.linkups.people import Town
from tests.linkups.plans import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.settings import Settings


@pytest.fixture
def evening(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    """Ann's coffee with Ben, Cat and Dee, which is over; nobody was asked yet."""
    with open_pool(settings, application="test", size=6) as pool:
        town = Town(settings, pool)
        monkeypatch.setattr(clock, "now", lambda: town.now)
        evening = Evening(Plan(town))
        evening.lock()
        yield evening
