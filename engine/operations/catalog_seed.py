"""sql/seeds/activity_catalog.sql, written from the catalog: `python -m engine.operations.catalog_seed` rewrites it.

The catalog is code; the table is its copy for whoever reads the database. Running the seed again changes no row that
is right already, and what the catalog no longer has becomes inactive, for old profiles still name it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.domain.activities.catalog import CATALOG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.domain.activities.activity import Activity

SEED: Final = Path(__file__).parents[2] / "sql" / "seeds" / "activity_catalog.sql"

_HEAD: Final = """\
-- The activities people can be asked to. Generated: `python -m engine.operations.catalog_seed` rewrites this file from
-- engine/domain/activities, and a test fails when it is stale. Safe to run again and again.

insert into public.activity_catalog as held
    (activity_key, label, category, synonyms, motive_weights, constraints, active)
values
"""
_TAIL: Final = """
on conflict (activity_key) do update set
    label = excluded.label,
    category = excluded.category,
    synonyms = excluded.synonyms,
    motive_weights = excluded.motive_weights,
    constraints = excluded.constraints,
    active = excluded.active
where (held.label, held.category, held.synonyms, held.motive_weights, held.constraints, held.active)
    is distinct from
    (excluded.label, excluded.category, excluded.synonyms, excluded.motive_weights, excluded.constraints,
     excluded.active);

update public.activity_catalog set active = false
where active and activity_key not in (
"""


def render() -> str:
    """Return the whole file."""
    rows = ",\n".join(map(_row, CATALOG.values()))
    keys = ",\n".join(f"    {_text(key)}" for key in CATALOG)
    return f"{_HEAD}{rows}{_TAIL}{keys}\n);\n"


def _row(activity: Activity) -> str:
    """Return one activity as a row of the insert."""
    return "    (" + ", ".join(_values(activity)) + ", true)"


def _values(activity: Activity) -> Iterator[str]:
    """Yield the values of its columns as SQL."""
    yield _text(activity.key)
    yield _text(activity.label)
    yield _text(activity.category)
    yield _json(list(activity.synonyms))
    yield _json({str(motive): weight for motive, weight in activity.motive_weights.items()})
    yield _json(activity.constraints.as_json())


def _json(value: object) -> str:
    return _text(json.dumps(value, ensure_ascii=True, separators=(", ", ": "))) + "::jsonb"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def main() -> None:
    """Rewrite it."""
    SEED.parent.mkdir(exist_ok=True)
    SEED.write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    main()
