from __future__ import annotations

from typing import TYPE_CHECKING

from tests.matching.world import person_id

if TYPE_CHECKING:
    from tests.linkups.people import Town


def test_an_initiator_of_whom_nothing_is_known_gets_company(town: Town) -> None:
    """Their profile may be empty or gone old after GO: what is not known of them keeps nobody out."""
    town.settle("Ann", people=6)
    town.do("update profiles set state = 'stale', fingerprint = '{}' where user_id = %s", person_id("Ann"))
    linkup = town.linkup()
    town.work()
    assert town.waves(linkup) == [6]
