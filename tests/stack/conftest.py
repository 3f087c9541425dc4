"""One town for each file of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stack.town import Town, open_town

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A running stack that the tests of one file share; each leaves it settled."""
    yield from open_town(tmp_path_factory.mktemp("town"))
