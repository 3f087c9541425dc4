"""Several numbers of ours are searched for lost texts, each for itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine import clock
from engine.sweeps import reconcile_inbound

if TYPE_CHECKING:
    from engine.settings import Settings
    from tests.sweeps.stage import World


def test_every_number_of_ours_is_looked_at(world: World, settings: Settings) -> None:
    """All that the settings name are due to be searched, and a single one as before."""
    both = settings.model_copy(update={"twilio_from_number": "+14155550100, +14155550198"})
    assert reconcile_inbound.due(world.conn, both, clock.now() + timedelta(minutes=1)).count == 2
    assert reconcile_inbound.due(world.conn, settings, clock.now() + timedelta(minutes=1)).count == 1
