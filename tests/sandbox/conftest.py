"""What the sandbox's tests may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sandbox.stage import SERVICE, Listener, Running, facts_for, listening, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Our webhooks."""
    with listening() as listener:
        yield listener


@pytest.fixture
def sandbox(tmp_path: Path, listener: Listener) -> Iterator[Running]:
    """A carrier with one number of ours, answering keywords itself."""
    with running(facts_for(tmp_path, listener)) as sandbox:
        yield sandbox


@pytest.fixture
def service(tmp_path: Path, listener: Listener) -> Iterator[Running]:
    """A carrier that sends through a Messaging Service."""
    with running(facts_for(tmp_path, listener, service_sid=SERVICE)) as sandbox:
        yield sandbox
