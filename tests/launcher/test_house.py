"""The house's own rules that no tool checks: the package list, the lock, workers.py, the command list."""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from pathlib import Path

import pytest

from engine.cli.main import COMMANDS

_ROOT = Path(__file__).parents[2]
_ROOMS = ("crypto", "engine", "handlers", "router", "sql")
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_package_is_shipped() -> None:
    """Setuptools takes the list literally: a folder that is missing from it would be missing in production."""
    there = {
        ".".join(path.parent.relative_to(_ROOT).parts)
        for room in _ROOMS
        for path in (_ROOT / room).rglob("*.py")
        if "static" not in path.parts
    }
    assert set(_PROJECT["tool"]["setuptools"]["packages"]) == there


def test_every_file_beside_the_code_is_shipped() -> None:
    """What is read at run time and is no Python (SQL, seeds, pages, the story) is package data, each file of it."""
    shipped = {
        path
        for package, globs in _PROJECT["tool"]["setuptools"]["package-data"].items()
        for each in globs
        for path in (_ROOT / package).glob(each)
        if path.is_file()
    }
    there = {
        path
        for room in _ROOMS
        for path in (_ROOT / room).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    }
    assert there - shipped == set()


def test_the_lock_pins_what_the_project_asks_for_and_names_no_place() -> None:
    """The lock has every direct dependency at its version, a hash for each, and no address to fetch it from."""
    lock = (_ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    project = _PROJECT["project"]
    asked = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    pinned = dict(re.findall(r"^([a-z0-9_.-]+)==([^ ;\\]+)", lock, re.MULTILINE))
    for line in asked:
        name, _, version = re.sub(r"\[.*\]", "", line).partition("==")
        if version:
            assert pinned[name] == version
    assert lock.count("==") >= len(pinned)
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=[a-z])", lock))


def test_no_room_imports_workers() -> None:
    """import-linter takes packages only; workers.py stands above them: no room may import it."""
    for room in _ROOMS:
        for path in (_ROOT / room).rglob("*.py"):
            assert "workers" not in _imported(path), f"{path.relative_to(_ROOT)} imports workers.py"


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {alias.name.partition(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {(node.module or "").partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
    return whole | parts


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_exists(name: str) -> None:
    """Each line of `engine --help` has its file, and the file has the function of that name."""
    assert callable(getattr(importlib.import_module(f"engine.cli.{name}"), name))


def test_every_make_target_of_the_contract_exists() -> None:
    """Others rely on these targets by name, and `make help` explains each."""
    makefile = (_ROOT / "Makefile").read_text(encoding="utf-8")
    explained = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert explained >= {"run", "demo", "test", "check", "browser", "bench", "chaos", "help"}
