"""The guards that are planted against: each is still there to be taken away, and taking one away turns its test red."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.guards.guards import BY_HARNESS, CI_SIZED, GUARDS, Guard
from tests.guards.planting import ROOT, Field

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("guard", [*GUARDS, *BY_HARNESS], ids=lambda guard: guard.name)
def test_a_guard_is_where_it_is_said_to_be(guard: Guard) -> None:
    """Its code stands once in its file, so that taking it away takes it away, and its test exists."""
    assert (ROOT / guard.file).read_text(encoding="utf-8").count(guard.code) == 1
    file, _, test = guard.test.partition("[")[0].partition("::")
    assert (ROOT / file).exists()
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8") if test else True


@pytest.mark.timeout(600)
def test_a_guard_that_is_missing_is_missed(tmp_path: Path) -> None:
    """Without it its own test fails, in a copy of the tree; with it that test passes."""
    field = Field.copied_to(tmp_path)
    planted = [guard for guard in GUARDS if guard.name in CI_SIZED]
    assert len(planted) == len(CI_SIZED)
    code, said = field.run([guard.test for guard in planted])
    assert code == 0, said[-3000:]
    assert [guard.name for guard in planted if field.turns_red(guard) is None] == []
