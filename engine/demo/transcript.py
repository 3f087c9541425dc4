"""Tells a play in the terminal: chat bubbles where a person watches, plain lines where a file or a pipe does.

A text that was shown in full before is shown by its beginning.
"""

from __future__ import annotations

import textwrap
from datetime import UTC
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from engine.demo.roles import Author

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from engine.demo.play import NotAsExpectedError
    from engine.demo.roles import PhoneText
    from engine.demo.steps import Act

_WIDTH = 96
_BUBBLE_WIDTH = 56
_BEGINNING = 48
_BEFORE_A_TEXT = f"{'':24}"
"""As wide as the time and the names before a text."""


class Transcript:
    """A `Teller` on a rich console."""

    def __init__(self, console: Console, zone: tzinfo = UTC) -> None:
        """Bubbles on a terminal, plain lines elsewhere. Times are of ``zone``."""
        self._console, self._zone = console, zone
        self._plain = not console.is_terminal
        self._width = min(_WIDTH, console.width)
        self._backstage = _BEFORE_A_TEXT if self._plain else "  "
        self._shown: set[str] = set()

    def begin(self, act: Act) -> None:
        """Name the act."""
        self._console.print()
        if self._plain:
            self._line(f"== {act.title}")
        else:
            self._console.print(Rule(Text(act.title, style="bold"), align="left"), width=self._width)

    def text(self, name: str, text: PhoneText, *, copies: int = 1) -> None:
        """Show one text: what a phone's owner wrote on the right, what they got on the left, as handsets do."""
        body = self._beginning(text.body) or "[photo]"
        if copies > 1:
            body += f"  ({copies} copies, all at once)"
        written, at = text.author is Author.PERSON, text.at.astimezone(self._zone)
        sender, receiver = (name, Author.JOSH) if written else (text.author, name)
        if self._plain:
            lead = f"{at:%H:%M:%S} {sender:>7} → {receiver:<6}"
            self._line(textwrap.fill(body, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)))
            return
        label = f"{sender} {at:%H:%M:%S}" if written else f"{sender} → {receiver} {at:%H:%M:%S}"
        width = min(_BUBBLE_WIDTH, max(len(body), len(label) + 4) + 4)
        bubble = Panel(
            Text(body),
            width=width,
            subtitle=Text(label),
            subtitle_align="right" if written else "left",
            border_style={Author.PERSON: "green", Author.JOSH: "cyan", Author.CARRIER: "yellow"}[text.author],
        )
        self._console.print(Padding(bubble, (0, 0, 0, self._width - width if written else 0)))

    def phone(self, name: str, texts: Sequence[PhoneText]) -> None:
        """Show one phone as its owner has seen it: both ways, in full, and nothing of anybody else's."""
        self._console.print()
        if self._plain:
            self._line(f"== {name}'s phone")
        else:
            self._console.print(Rule(Text(f"{name}'s phone", style="bold"), align="left"), width=self._width)
        for text in texts:
            sign = ">" if text.author is Author.PERSON else "<"
            lead = f"{text.at.astimezone(self._zone):%a %H:%M} {sign} "
            body = text.body or "[photo]"
            self._line(textwrap.fill(body, self._width, initial_indent=lead, subsequent_indent=" " * len(lead)))

    def note(self, words: str) -> None:
        """Say what happened backstage."""
        self._line(f"{self._backstage}· {words}", style="yellow")

    def held(self, what: str) -> None:
        """Say which expectation held."""
        self._line(f"{self._backstage}✓ {what}", style="dim")

    def failed(self, failure: NotAsExpectedError) -> None:
        """Show expected and found side by side."""
        table = Table(title=f"Not as expected in: {failure.act}", title_justify="left", width=self._width)
        table.add_column("expected", ratio=1)
        table.add_column("found", ratio=1)
        table.add_row(Text(failure.expected), Text(failure.found, style="red"))
        self._console.print(Group("", table))

    def end(self, outcomes: Mapping[str, int], *, acts: int, held: int, sent: int, seconds: float) -> None:
        """Count everything."""
        quiet = {name: count for name, count in sorted(outcomes.items()) if name != "answered"}
        reasons = ", ".join(f"{count} {name}" for name, count in quiet.items())
        words = (
            f"{acts} acts, {held} expectations held. {sum(outcomes.values())} texts in: {outcomes.get('answered', 0)}"
            f" answered, {sum(quiet.values())} silent for a reason ({reasons}). {sent} texts out, none lost, none"
            f" twice. {seconds:.0f} s."
        )
        self._console.print()
        self._line(textwrap.fill(words, _WIDTH), style="bold")

    def _line(self, words: str, *, style: str = "") -> None:
        self._console.print(Text(words, style=style), soft_wrap=True)

    def _beginning(self, body: str) -> str:
        if body in self._shown:
            return textwrap.shorten(body, _BEGINNING, placeholder=" …")
        self._shown.add(body)
        return body
