from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docs.write import chaos
from engine.chaos.findings import MUST_BE_ZERO

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_chaos_page_is_fresh() -> None:
    """docs/chaos.md shows the figures of the report beside it."""
    assert chaos.PAGE.read_text(encoding="utf-8") == chaos.render(), "stale: run `python -m docs.write`"


def test_no_run_with_a_fault_is_published() -> None:
    """The report beside the page is of a run in which everything held."""
    figures = json.loads(chaos.REPORT.read_text(encoding="utf-8"))["figures"]
    assert {figure.value: figures[figure.value] for figure in MUST_BE_ZERO} == dict.fromkeys(MUST_BE_ZERO, 0)


def test_without_a_report_the_page_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A clone that never ran it shows no figures of somebody else."""
    monkeypatch.setattr(chaos, "REPORT", tmp_path / "none.json")
    assert "Nothing is recorded yet" in chaos.render()
