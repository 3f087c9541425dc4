"""Every point at which the engine commits, calls the carrier or rings, as the source has it: found, never listed."""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.crash_points import CALL, COMMIT, EDGES, RING
from engine.messaging.twilio_client import TwilioCarrier

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
ROOMS: Final = ("router", "engine/messaging", "engine/linkups", "engine/matching", "engine/sweeps")
"""Where the turn, send, sweep, waves and callback paths lie."""

_COMMITTING: Final = frozenset({"transaction", "in_batches", "one_by_one"})
_OF_CARRIER: Final = frozenset(name for name in vars(TwilioCarrier) if not name.startswith("_")) - {"close"}
_ACTS: Final = {"COMMIT": COMMIT, "CALL": CALL, "RING": RING}
_RAW: Final = frozenset({"commit", "transaction"})
"""Methods of a connection: whoever calls them passes the edge by."""


@dataclass(frozen=True, slots=True)
class Point:
    """One place in the source. `first` and `last` are its lines; `nth` counts those of its kind in its function.

    `by_item`: first commits that it has looked, then each thing it has found.
    """

    act: str
    function: str
    nth: int
    first: int
    last: int
    by_item: bool

    @property
    def name(self) -> str:
        """As people say it: act and function, and a number where a function has several."""
        return f"{self.act} {self.function}" + (f" #{self.nth}" if self.nth > 1 else "")

    def is_at(self, place: str) -> bool:
        """Whether a passing, "commit router.turn.TurnLane._park:179", was here."""
        act, _, where = place.partition(" ")
        function, _, line = where.rpartition(":")
        return (act, function) == (self.act, self.function) and self.first <= int(line) <= self.last


@dataclass(frozen=True, slots=True)
class _Sight:
    act: str
    function: str
    first: int
    last: int
    by_item: bool = False


@cache
def every_point() -> tuple[Point, ...]:
    """Every point of the rooms, in the order of the source."""
    seen: Counter[tuple[str, str]] = Counter()
    points = []
    for module, tree in _modules():
        for sight in sorted(set(_sights(tree, module)), key=lambda sight: sight.first):
            seen[sight.act, sight.function] += 1
            nth = seen[sight.act, sight.function]
            points.append(Point(sight.act, sight.function, nth, sight.first, sight.last, sight.by_item))
    return tuple(points)


def ways_around() -> list[str]:
    """Places that commit or ring without passing an edge, which would be points without a name."""
    return [
        f"{module}:{node.lineno}"
        for module, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and _is_around(node, tree)
    ]


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if module not in EDGES:
                yield module, ast.parse(path.read_text(encoding="utf-8"))


def _sights(node: ast.AST, function: str) -> Iterator[_Sight]:
    """Find the points below `node`, which is in `function`; a point that is declared by hand ends at its `after`."""
    for child in ast.iter_child_nodes(node):
        inside = function
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = f"{function}.{child.name}"
            if not isinstance(node, ast.Module | ast.ClassDef):
                inside = f"{function}.<locals>.{child.name}"
        elif isinstance(child, ast.Call) and (act := _act(child)):
            by_item = ast.unparse(child.func) == "one_by_one"
            yield _Sight(act, function, child.lineno, child.end_lineno or child.lineno, by_item)
        elif isinstance(child, ast.With | ast.AsyncWith) and any(map(_commits, child.items)):
            last = child.items[-1].context_expr
            yield _Sight(COMMIT, function, child.lineno, last.end_lineno or last.lineno)
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _by_hand(child, inside)
        yield from _sights(child, inside)


def _act(call: ast.Call) -> str | None:
    """What a call does itself; a `with transaction(…)` is seen as a whole."""
    if isinstance(call.func, ast.Name) and call.func.id in _COMMITTING - {"transaction"}:
        return COMMIT
    if isinstance(call.func, ast.Attribute):
        if call.func.attr == "ring":
            return RING
        if call.func.attr in _OF_CARRIER and ast.unparse(call.func.value).endswith("carrier"):
            return CALL
    return None


def _commits(item: ast.withitem) -> bool:
    call = item.context_expr
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "transaction"


def _by_hand(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> Iterator[_Sight]:
    calls = [
        node for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("crash_points.")
    ]  # fmt: skip
    befores = [call for call in calls if ast.unparse(call.func).endswith(".before")]
    afters = [call for call in calls if ast.unparse(call.func).endswith(".after")]
    for before, after in zip(befores, afters, strict=True):
        yield _Sight(_ACTS[ast.unparse(before.args[0]).rpartition(".")[2]], name, before.lineno, after.lineno)


def _is_around(node: ast.Attribute, tree: ast.Module) -> bool:
    if node.attr == "ring":  # handed on instead of called: nobody would stand behind it
        return not any(isinstance(call, ast.Call) and call.func is node for call in ast.walk(tree))
    return node.attr in _RAW
