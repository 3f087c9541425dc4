from __future__ import annotations

import json

from docs.write import chaos
from engine.chaos.findings import MUST_BE_ZERO


def test_no_run_with_a_fault_is_published() -> None:
    """The report beside the page is of a run in which everything held."""
    figures = json.loads(chaos.BLOCK.figures.read_text(encoding="utf-8"))["figures"]
    assert {figure.value: figures[figure.value] for figure in MUST_BE_ZERO} == dict.fromkeys(MUST_BE_ZERO, 0)
