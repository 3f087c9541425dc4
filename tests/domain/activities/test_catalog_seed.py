from __future__ import annotations

import re

from engine.domain.activities.catalog import CATALOG
from engine.operations import catalog_seed


def test_the_seed_is_fresh() -> None:
    """sql/seeds/activity_catalog.sql is what the catalog says: `python -m engine.operations.catalog_seed`."""
    assert catalog_seed.SEED.read_text(encoding="utf-8") == catalog_seed.render()


def test_the_seed_has_every_activity_twice() -> None:
    """Once to be written, once to be kept: whatever else the table holds becomes inactive."""
    rows = re.findall(r"^    \('([a-z_]+)', ", catalog_seed.render(), re.MULTILINE)
    kept = re.findall(r"^    '([a-z_]+)',?$", catalog_seed.render(), re.MULTILINE)
    assert rows == kept == list(CATALOG)


def test_the_seed_can_be_run_by_the_driver() -> None:
    """No percent sign, which the driver would take for a parameter, and ASCII only."""
    assert "%" not in catalog_seed.render()
    assert catalog_seed.render().isascii()
