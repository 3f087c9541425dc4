"""A stack for each file here: they hurt it, one test after the other, and it must recover each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stack.stack_stage import Stage, staged

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A running stack."""
    with staged(tmp_path_factory.mktemp("stack")) as stage:
        yield stage
