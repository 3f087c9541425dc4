from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PAGES = sorted([*_ROOT.glob("*.md"), *(_ROOT / "docs").glob("*.md")])
_LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]*))?\)")
_TEST = re.compile(r"\[`(?P<name>test_\w+)`\]\((?P<path>[^)]+)\)")


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """A file that a page links to exists, and so does the heading."""
    for link in _LINK.finditer(page.read_text(encoding="utf-8")):
        target = (page.parent / link["path"]).resolve() if link["path"] else page
        assert target.exists(), f"{page.name} links to {link['path']}"
        if link["anchor"]:
            assert link["anchor"] in _anchors(target), f"{page.name} links to {link['path']}#{link['anchor']}"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_test_named_as_proof_exists() -> None:
    """docs/guarantees.md names real tests: a guarantee whose test was renamed or removed fails here."""
    page = _ROOT / "docs" / "guarantees.md"
    named = _TEST.findall(page.read_text(encoding="utf-8"))
    assert named
    missing = [f"{path}::{name}" for name, path in named if name not in _tests_in((page.parent / path).resolve())]
    assert missing == []


def test_every_guarantee_names_a_test() -> None:
    """A line of the table without a test is a wish."""
    rows = [
        line
        for line in (_ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith(("| What happens", "| ---"))
    ]
    assert [row for row in rows if not _TEST.search(row)] == []


def _tests_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {function.name for function in functions}
