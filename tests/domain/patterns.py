"""Every pattern of the pure rooms, and texts that would make the worst of it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, Any, Final

import engine.domain
import handlers

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 1_600
"""Characters of the longest text a carrier hands us."""

_DEEPEST: Final = 4
_KINDS: Final = {"CATEGORY_SPACE": " ", "CATEGORY_NOT_WORD": " ", "CATEGORY_DIGIT": "1"}
_MANY: Final = 20


@cache
def all_patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns that `engine.domain` and `handlers` hold once imported, each by the first of its names."""
    named: dict[tuple[str, int], str] = {}
    found: dict[str, re.Pattern[str]] = {}
    for package in (engine.domain, handlers):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for place, pattern in enumerate(_patterns_in(value)):
                    full = f"{module.name}.{name}" + (f"[{place}]" if place else "")
                    if named.setdefault((pattern.pattern, pattern.flags), full) == full:
                        found[full] = pattern
    return found


def parsed(pattern: str) -> Any:  # noqa: ANN401 -- the trees of re are untyped
    """Return the tree of a pattern."""
    return importlib.import_module("re._parser").parse(pattern)


def repeats_inside_repeats(tree: Any, *, inside: bool = False) -> bool:  # noqa: ANN401 -- the trees of re are untyped
    """Say whether an unbounded repetition holds another repetition, anywhere in a parsed pattern."""
    for op, argument in tree:
        if str(op) in {"MAX_REPEAT", "MIN_REPEAT"}:
            low, high, body = argument
            many = int(high) > _MANY
            if inside and int(high) > max(int(low), 1):
                return True
            if repeats_inside_repeats(body, inside=inside or many):
                return True
        elif any(repeats_inside_repeats(branch, inside=inside) for branch in _branches(op, argument)):
            return True
    return False


def provocations(pattern: re.Pattern[str]) -> list[str]:
    """Return texts that repeat what the pattern repeats, as often as a text has room for it, and end otherwise.

    Where a pattern can share a text out in many ways, it tries them all before it gives up on such an end.
    """
    pieces = dict.fromkeys(islice(_pumps(parsed(pattern.pattern)), 24))
    return [(before + piece * LONGEST)[: LONGEST - 2] + "\0#" for before, piece in pieces]


def _patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:  # noqa: ANN401 -- whatever a module holds
    if isinstance(value, re.Pattern):
        yield value
    elif depth < _DEEPEST and isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _patterns_in(each, depth + 1)
    elif depth < _DEEPEST and isinstance(value, dict):
        for each in value.values():
            yield from _patterns_in(each, depth + 1)
    elif depth < _DEEPEST and not isinstance(value, type):
        for name in getattr(value, "__dataclass_fields__", ()):
            yield from _patterns_in(getattr(value, name, None), depth + 1)


def _branches(op: Any, argument: Any) -> list[Any]:  # noqa: ANN401 -- the trees of re are untyped
    match str(op):
        case "SUBPATTERN":
            return [argument[-1]]
        case "BRANCH":
            return list(argument[1])
        case "ASSERT" | "ASSERT_NOT":
            return [argument[1]]
        case _:
            return []


def _pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- the trees of re are untyped
    """What may be repeated without end, each with something that leads up to it."""
    for place, (op, argument) in enumerate(tree):
        lead = before + next(iter(_examples(tree[:place])), "")
        if str(op) in {"MAX_REPEAT", "MIN_REPEAT"}:
            if int(argument[1]) > _MANY:
                yield from ((start, piece) for piece in _examples(argument[2], 12) if piece for start in (lead, ""))
            yield from _pumps(argument[2], lead)
        for branch in _branches(op, argument):
            yield from _pumps(branch, lead)


def _examples(tree: Any, at_most: int = 6) -> list[str]:  # noqa: ANN401 -- the trees of re are untyped
    """Return a few texts that a tree matches, or nearly does."""
    made = [""]
    for op, argument in tree:
        pairs = islice(product(made, _choices(op, argument, at_most)[:at_most]), 4 * at_most)
        made = list(dict.fromkeys(start + end for start, end in pairs))[:at_most]
    return made


def _choices(op: Any, argument: Any, at_most: int) -> list[str]:  # noqa: ANN401 -- the trees of re are untyped
    match str(op):
        case "LITERAL":
            return [chr(argument)]
        case "NOT_LITERAL":
            return ["b" if argument == ord("a") else "a"]
        case "ANY":
            return ["a", " "]
        case "IN":
            return _members(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, _, body = argument
            return [each * max(int(low), 1) for each in _examples(body, at_most)] + [""] * (not low)
        case _:
            inner = _branches(op, argument) if str(op) in {"SUBPATTERN", "BRANCH"} else []
            return [each for branch in inner for each in _examples(branch, 2)] or [""]


def _members(described: Any) -> list[str]:  # noqa: ANN401 -- the trees of re are untyped
    members = []
    for kind, value in described:
        match str(kind):
            case "LITERAL":
                members.append(chr(value))
            case "RANGE":
                members.append(chr(value[0]))
            case "CATEGORY":
                members.append(_KINDS.get(str(value), "a"))
    if any(str(kind) == "NEGATE" for kind, _ in described):
        return [each for each in "a ,1." if each not in members] or ["z"]
    return members[:3]
