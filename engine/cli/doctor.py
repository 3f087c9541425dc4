"""`engine doctor`: what is wrong with this installation, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from engine.operations.checks.finding import Finding

_NAME = 11
_MARGIN = 2 + _NAME


def doctor(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a list.")] = False
) -> None:
    """Look at settings, PostgreSQL, Redis, keys, lanes, sweeps and more. Exit 0 if nothing is wrong, else 1."""
    import json

    from rich.console import Console

    from engine.operations.doctor import examine, is_healthy

    console = Console(highlight=False)
    findings = []
    for finding in examine():
        findings.append(finding)
        if not as_json:
            _print(console, finding)
    healthy = is_healthy(findings)
    if as_json:
        listed = [
            {"check": found.check, "grade": found.grade.value, "says": found.says, "fix": found.fix}
            for found in findings
        ]
        typer.echo(json.dumps({"healthy": healthy, "findings": listed}, indent=2))
    else:
        console.print(_verdict(findings))
    if not healthy:
        raise typer.Exit(1)


def _print(console: Console, finding: Finding) -> None:
    """One finding: mark, name, state, and the fix below it, wrapped to the terminal but never inside a word."""
    from rich.text import Text

    from engine.operations.checks.finding import Grade

    mark, style = {
        Grade.FINE: ("✓", "green"),
        Grade.LOOK: ("!", "yellow"),
        Grade.WRONG: ("✗", "bold red"),
    }[finding.grade]
    lines = _wrapped(finding.says, console.width, first=f"{mark} {finding.check:<{_NAME}}", rest=" " * _MARGIN)
    console.print(Text(lines[:1], style) + Text(lines[1:]), soft_wrap=True)
    if finding.fix:
        fix = _wrapped(finding.fix, console.width, first=f"{' ' * _MARGIN}→ ", rest=" " * (_MARGIN + 2))
        console.print(Text(fix, "" if finding.grade is Grade.FINE else style), soft_wrap=True)


def _wrapped(text: str, width: int, *, first: str, rest: str) -> str:
    import textwrap

    return textwrap.fill(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _verdict(findings: list[Finding]) -> str:
    from engine.operations.checks.finding import Grade
    from engine.operations.wording import several

    wrong = sum(finding.grade is Grade.WRONG for finding in findings)
    looks = sum(finding.grade is Grade.LOOK for finding in findings)
    if wrong:
        return f"\n{several(wrong, 'thing')} wrong, {looks} worth a look."
    return f"\nNothing is wrong; {several(looks, 'thing')} worth a look." if looks else "\nAll is well."
