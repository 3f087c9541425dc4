"""Handlers are found by being there; a file that breaks the rules of the house stops the start."""

from __future__ import annotations

import importlib
import pkgutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

import handlers
from engine.domain.turn import Decision, Handler, Mode, Part
from router import registry
from router.precedence import PRECEDENCE
from router.registry import HandlerError, all_handlers, mode_handlers

if TYPE_CHECKING:
    from pathlib import Path


def _decide(_turn: object) -> Decision:
    raise AssertionError


def _look_at(monkeypatch: pytest.MonkeyPatch, modules: dict[str, object]) -> None:
    """Let the registry find these modules, each with this HANDLER (None for a file without one)."""
    infos = [SimpleNamespace(name=name) for name in modules]
    monkeypatch.setattr(pkgutil, "iter_modules", lambda _path: infos)
    monkeypatch.setattr(
        importlib,
        "import_module",
        lambda name: SimpleNamespace(HANDLER=modules[name.removeprefix("handlers.")]),
    )
    monkeypatch.setattr(registry, "all_handlers", all_handlers.__wrapped__)


def test_every_handler_file_has_a_handler() -> None:
    """Every file of handlers/ is found under its own name."""
    found = all_handlers()
    assert found.keys() == {info.name for info in pkgutil.iter_modules(handlers.__path__)}
    assert all(handler.name == name for name, handler in found.items())


def test_every_rule_names_a_handler() -> None:
    """The table of precedence sends texts to handlers that exist."""
    assert {rule.handler for rule in PRECEDENCE} <= all_handlers().keys()


def test_every_handler_can_be_reached() -> None:
    """A handler that no rule names, that has no mode and takes no event would never be asked."""
    named = {rule.handler for rule in PRECEDENCE}
    found = all_handlers().values()
    assert [each.name for each in found if each.name not in named and each.mode is None and not each.events] == []


def test_idle_is_there() -> None:
    """Whatever else is missing, idle answers."""
    assert mode_handlers()[Mode.IDLE].name == "idle"


@pytest.mark.parametrize("handler", all_handlers().values(), ids=lambda handler: handler.name)
def test_a_handler_is_sound(handler: Handler) -> None:
    """A mode's handler declares its states, each move leads to a declared state, and it asks for known parts."""
    assert bool(handler.transitions) is (handler.mode is not None)
    assert set().union(*handler.transitions.values()) <= handler.transitions.keys()
    assert handler.needs <= set(Part)


@pytest.mark.parametrize(
    ("modules", "complaint"),
    [
        ({"broken": None}, "defines no HANDLER"),
        ({"broken": "idle"}, "defines no HANDLER"),
        ({"broken": Handler("other", _decide)}, "name it after the file"),
    ],
)
def test_a_file_without_its_handler_is_named(
    monkeypatch: pytest.MonkeyPatch, modules: dict[str, object], complaint: str
) -> None:
    """The fault is said with the file's name."""
    _look_at(monkeypatch, modules)
    with pytest.raises(HandlerError, match=rf"broken\.py.*{complaint}"):
        all_handlers.__wrapped__()


def test_two_handlers_of_one_mode_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mode has one handler."""
    one, two = Handler("one", _decide, Mode.IDLE), Handler("two", _decide, Mode.IDLE)
    _look_at(monkeypatch, {"one": one, "two": two})
    with pytest.raises(HandlerError, match="two and one both handle the mode idle"):
        mode_handlers.__wrapped__()


def test_a_new_mode_is_one_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file put into handlers/ is found without any list being edited."""
    (tmp_path / "waving.py").write_text(
        "from engine.domain.turn import Decision, Handler, Mode\n"
        "HANDLER = Handler('waving', lambda turn: Decision('waving', ()), Mode.POST_EVENT, {'waving': frozenset()})\n"
    )
    monkeypatch.setattr(handlers, "__path__", [*handlers.__path__, str(tmp_path)])
    assert all_handlers.__wrapped__()["waving"].mode is Mode.POST_EVENT
