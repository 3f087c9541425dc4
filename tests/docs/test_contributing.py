from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import handlers
from router import chart
from router.registry import all_handlers, mode_handlers

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = Path(__file__).parents[2] / "CONTRIBUTING.md"
_BLOCK = re.compile(r"```python\n# (?P<path>\S+\.py)\n(?P<code>.*?)```", re.DOTALL)


def _blocks() -> dict[str, str]:
    return {match["path"]: match["code"] for match in _BLOCK.finditer(_PAGE.read_text(encoding="utf-8"))}


@pytest.fixture
def example_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example's handler lies in a folder of handlers, as if it had been put there."""
    (tmp_path / "morning_after.py").write_text(_blocks()["handlers/morning_after.py"], encoding="utf-8")
    monkeypatch.setattr(handlers, "__path__", [*handlers.__path__, str(tmp_path)])
    _forget()
    yield
    _forget()


def _forget() -> None:
    """Let the registry look again, and the example be imported afresh."""
    sys.modules.pop("handlers.morning_after", None)
    if hasattr(handlers, "morning_after"):
        del handlers.morning_after
    importlib.invalidate_caches()
    all_handlers.cache_clear()
    mode_handlers.cache_clear()


def _runs_of(test: Any) -> Iterator[dict[str, object]]:  # noqa: ANN401 -- a function with pytest's marks on it
    """The rows of a test's table, by the names of its arguments."""
    (mark,) = test.pytestmark
    names, rows = mark.args
    for row in rows:
        yield dict(zip(names, row, strict=True))


@pytest.mark.usefixtures("example_installed")
def test_a_mode_is_added_in_one_file() -> None:
    """The handler of CONTRIBUTING.md, put into handlers/, passes the test beside it, row by row."""
    scope: dict[str, Any] = {"__name__": "example"}
    exec(compile(_blocks()["tests/handlers/test_morning_after.py"], str(_PAGE), "exec"), scope)  # noqa: S102 -- our own page
    test = scope["test_the_morning_after"]
    rows = list(_runs_of(test))
    assert rows
    for row in rows:
        test(**row)


@pytest.mark.usefixtures("example_installed")
def test_a_new_mode_is_on_the_chart() -> None:
    """The chart is drawn from the handlers there are: the example's states and moves appear by themselves."""
    assert "post_event_asked --> post_event_asked_twice" in chart.render()


def test_every_file_the_tour_names_exists() -> None:
    """A path in CONTRIBUTING.md leads somewhere, unless it is the example's own."""
    root = _PAGE.parent
    named = set(re.findall(r"`((?:engine|router|handlers|crypto|sql|tests|docs)/[\w/.-]*)`", _PAGE.read_text("utf-8")))
    assert named
    assert [path for path in sorted(named) if not (root / path).exists()] == []
