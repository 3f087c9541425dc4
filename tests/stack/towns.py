"""A town for each story: its people ask and meet each other only, however many stories are played beside theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.stack.stack_stage import Stage

_FIRST_ZIP = 99901

_LIKE_SAN_FRANCISCO = """
insert into public.regions (slug, display_name, state, timezone, geometry, rules, venues, opened_at)
select %(slug)s, 'San Francisco', 'open', r.timezone, jsonb_build_object('zips', jsonb_build_array(%(zip)s::text)),
  r.rules, (select jsonb_agg(v || '{"closed_dates": []}') from jsonb_array_elements(r.venues) v), r.opened_at
from public.regions r where r.slug = 'san-francisco'
"""


def found_towns(stage: Stage, names: Iterable[str]) -> dict[str, str]:
    """Open a region like San Francisco for each name, with nothing closed on holidays; give their ZIP codes."""
    towns = {name: str(zip_code) for zip_code, name in enumerate(names, _FIRST_ZIP)}
    with stage.connection(owner=True) as conn:
        for name, zip_code in towns.items():
            conn.execute(_LIKE_SAN_FRANCISCO, {"slug": name.replace("_", "-"), "zip": zip_code})
    return towns
