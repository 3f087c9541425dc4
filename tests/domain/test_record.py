"""Values made by the dozen: immutable to the type checker, equal and hashed by what they hold."""

from __future__ import annotations

from dataclasses import field, fields, replace

import pytest

from engine.domain.record import record


@record
class Place:
    """A record as modules make them."""

    town: str
    visits: int = 0
    secret: str = field(default="", repr=False)


def test_records_are_values() -> None:
    """Records compare and hash by their fields, hide what is kept out of their repr, and have no room for more."""
    assert Place("Oakland", 2) == Place("Oakland", 2) != Place("Oakland")
    assert len({Place("Oakland"), Place("Oakland"), replace(Place("Oakland"), visits=1)}) == 2
    assert repr(Place("Oakland", secret="hush")) == "Place(town='Oakland', visits=0)"
    assert [each.name for each in fields(Place)] == ["town", "visits", "secret"]
    with pytest.raises(AttributeError):
        Place("Oakland").mayor = "nobody"  # type: ignore[attr-defined]  # what is refused
