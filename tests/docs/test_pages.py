from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from docs.write import data_map, measured, outages, scale, settings
from docs.write.block import Block
from docs.write.blocks import BLOCKS
from engine.settings import variables
from router import chart
from router.precedence import PRECEDENCE
from router.registry import all_handlers, mode_handlers

if TYPE_CHECKING:
    from pathlib import Path

    from engine.domain.turn import Mode
    from tests.databases import Database

_STALE = "this page is stale: run `python -m docs.write`"


def test_the_state_chart_is_fresh() -> None:
    """docs/state-chart.md shows the precedence and the transitions the code runs on."""
    assert chart.PAGE.read_text(encoding="utf-8") == chart.render(), _STALE


def test_the_state_chart_misses_nobody() -> None:
    """Every rule, every handler and every kind of event is on the chart."""
    page = chart.render()
    assert all(f"| {rule.name.replace('_', ' ')} |" in page for rule in PRECEDENCE)
    assert all(f"handlers/{name}.py" in page for name in all_handlers())
    assert all(f"| `{kind}` |" in page for handler in all_handlers().values() for kind in handler.events)


@pytest.mark.parametrize("mode", mode_handlers())
def test_the_state_chart_draws_every_move_and_no_other(mode: Mode) -> None:
    """Questions drawn as one node stand for exactly the moves that the handler declares, in few arrows."""
    declared = mode_handlers()[mode].transitions
    arrows = set(re.findall(rf"^ +({mode}_\w+) --> (\w+)$", chart.render(), re.MULTILINE))
    states = chart.nodes(mode, mode_handlers()[mode])
    drawn = {(one, other) for one in states for other in states if (states[one], states[other]) in arrows}
    assert drawn == {(before, after) for before in declared for after in declared[before]}
    assert len(arrows) < 20


def test_the_settings_page_is_fresh_and_complete() -> None:
    """docs/settings.md explains every variable, with the defaults the code has."""
    assert settings.PAGE.read_text(encoding="utf-8") == settings.render(), _STALE
    assert all(f"| `{name}` |" in settings.render() for name in variables())


def test_the_data_map_is_fresh(database: Database) -> None:
    """docs/data-map.md says what the migrated database says, table by table."""
    with psycopg.connect(database.owner_url) as conn:
        assert data_map.PAGE.read_text(encoding="utf-8") == data_map.render(conn), _STALE


def test_a_table_nobody_thought_about_is_refused(database: Database) -> None:
    """A new table cannot be mapped before somebody says how long its rows live."""
    with psycopg.connect(database.owner_url) as conn:
        conn.execute("create table public.forgotten (id uuid)")
        with pytest.raises(KeyError, match="forgotten"):
            data_map.render(conn)
        conn.rollback()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_the_measured_figures_are_fresh(block: Block) -> None:
    """A page shows what its file of results holds, or says that nothing is recorded."""
    assert block.page.read_text(encoding="utf-8") == block.render(), _STALE


def test_figures_become_a_part_of_their_page(tmp_path: Path) -> None:
    """What stood between the markers gives way to the new figures; the rest of the page is untouched."""
    page, results = tmp_path / "page.md", tmp_path / "results.json"
    page.write_text("before\n<!-- rates: begin -->\nold\n<!-- rates: end -->\nafter\n", encoding="utf-8")
    results.write_text(json.dumps(["one", "two"]), encoding="utf-8")
    block = Block(page, "rates", results, "Nothing is recorded yet.", lines=lambda figures: figures)
    assert block.render() == "before\n<!-- rates: begin -->\none\ntwo\n<!-- rates: end -->\nafter\n"
    results.unlink()
    assert "Nothing is recorded yet.\n<!-- rates: end -->" in block.render()
    with pytest.raises(ValueError, match="markers"):
        block.fill("a page of something else\n")


def test_measured_figures_become_a_table() -> None:
    """A result is a row with what was promised and aimed at; what has no promise shows a dash."""
    figures = [
        {"what": "Receiver", "measured": 0.8123, "unit": "of P", "target": 0.6, "aim": 0.8, "verdict": "aim met"},
        {"what": "p95", "measured": 41.5, "unit": "ms", "target": None, "aim": None, "verdict": "-"},
    ]
    machine = {"processors": 2, "postgresql": "15.18", "redis": "7.0.15", "python": "3.11.7"}
    lines = list(measured.BLOCK.lines({"date": "2026-11-21", "machine": machine, "figures": figures}))
    assert "| Receiver | 0.812 of P | 0.6 of P | 0.8 of P |" in lines
    assert "| p95 | 41.5 ms | – | – |" in lines
    assert lines[0].startswith("Measured on 2026-11-21, everything on 2 shared cores: PostgreSQL 15.18")


_FAULT = {"fault": "none", "texts": 9_000, "repeated": 3, "lost": 0, "doubled": 0, "swapped": 0, "in_doubt": 2}
_TIMES = {"p50": 0.05, "p95": 0.128, "p99": 0.5, "slowest": 0.6, "caught_up_after": 1.0}
_SCENE = {"what": "Receiver", "new": 4_000.4, "grown": 3_600.0, "ratio": 0.9, "worst": 0.85, "best": 0.951}


@pytest.mark.parametrize(
    ("block", "results", "row"),
    [
        (
            outages.BLOCK,
            {"faults": [_FAULT | _TIMES]},
            "| none | 9,000 | 3 | 0 | 0 | 0 | 2 | 0.05 | 0.13 | 0.50 | 1.00 |",
        ),
        (scale.BLOCK, {"scenes": [_SCENE]}, "| Receiver | 4,000 | 3,600 | 0.90 | 0.85 | 0.95 | 0.80 |"),
    ],
)
def test_other_results_become_tables(block: Block, results: dict[str, Any], row: str) -> None:
    """Counts with commas, times and ratios with two digits."""
    machine = {"processors": 2, "postgresql": "15.18", "redis": "7.0.15", "python": "3.11.7"}
    heads = {"date": "2026-11-21T10:00", "machine": machine, "a_second": 200, "texts": 5, "members": 2, "target": 0.8}
    assert list(block.lines(heads | results))[-1] == row
