"""docs/settings.md, from the fields of `Settings` and the explanations in `.env.example`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticUndefined

from engine.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

_ROOT: Final = Path(__file__).parents[2]
PAGE: Final = _ROOT / "docs" / "settings.md"

_HEAD = """\
# Settings

Generated from `engine/settings.py` and `.env.example`: `python -m docs.write` rewrites this page, and a test fails
when it is stale.

A process reads its environment once, at its start. A missing or malformed variable stops it with exit code 2 and one
line that names the variable, the fault and the fix; no line ever shows a value. An empty variable counts as missing.
`make run` and `make demo` need none of this: they make everything up.
"""
# What a default made from another setting says for itself; the rest is read off the field.
_FOLLOWS: Final = {
    "MIGRATE_DATABASE_URL": "`DATABASE_URL`",
    "SUPPORT_CONTACT": "`help@` the host of `PUBLIC_BASE_URL`",
    "SENDER_SEGMENTS_PER_SECOND": "1; with a messaging service 0: it spreads them itself",
}
_ONE_OF: Final = {"TWILIO_MESSAGING_SERVICE_SID", "TWILIO_FROM_NUMBER"}


def render() -> str:
    """The whole page."""
    lines = [_HEAD]
    fields = {field.alias or name.upper(): field for name, field in Settings.model_fields.items()}
    for title, variables in _explained().items():
        lines += [
            f"## {title}",
            "",
            "| Variable | What it is for | Default | A good value |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| `{name}` | {words} | {_default(name, fields[name])} | {_cell(_fix(fields[name]))} |"
            for name, words in variables.items()
            if name in fields
        ]
        lines.append("")
    missing = fields.keys() - {name for variables in _explained().values() for name in variables}
    if missing:
        message = f".env.example does not explain {', '.join(sorted(missing))}"
        raise ValueError(message)
    return "\n".join(lines)


def _explained() -> dict[str, dict[str, str]]:
    """Variables by section, each with the comment above it."""
    sections: dict[str, dict[str, str]] = {}
    comment: list[str] = []
    for line in _lines():
        if section := re.fullmatch(r"# --- (.+) ---", line):
            sections[section[1]], comment = {}, []
        elif line.startswith("#"):
            comment.append(line.removeprefix("#").strip())
        elif variable := re.match(r"([A-Z_]+)=", line):
            list(sections.values())[-1][variable[1]] = _cell(" ".join(comment))
            comment = []
    return sections


def _lines() -> Iterator[str]:
    yield from (_ROOT / ".env.example").read_text(encoding="utf-8").splitlines()


def _default(name: str, field: FieldInfo) -> str:
    if name in _FOLLOWS:
        return _FOLLOWS[name]
    if name in _ONE_OF:
        return "one of the two is required"
    if field.default is PydanticUndefined:
        return "**required**"
    return "none" if field.default is None else f"`{field.default}`"


def _fix(field: FieldInfo) -> str:
    return (field.description or "").removeprefix("give ")


def _cell(words: str) -> str:
    return words.replace("|", "\\|").strip()
