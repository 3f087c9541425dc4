"""What a wording is made of, and what comes of it."""

from __future__ import annotations

import hashlib
import string
from dataclasses import dataclass, field

from engine.domain.record import record


@dataclass(frozen=True, slots=True)
class Template:
    """The wording of one line.

    ``compliance`` marks texts that must name the reserved words; ``in_dialogue`` those that are only ever read right
    after something the person wrote, and need not say who they are from.
    """

    text: str
    compliance: bool = False
    in_dialogue: bool = False
    names: frozenset[str] = field(init=False)
    version: str = field(init=False)

    def __post_init__(self) -> None:
        """Derive what follows from the wording: its placeholders, and a version that changes with every letter."""
        names = frozenset(name for _, name, _, _ in string.Formatter().parse(self.text) if name is not None)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "version", hashlib.sha256(self.text.encode()).hexdigest()[:8])


@record
class Words:
    """A text ready to send: its body, and the template and version it came from."""

    body: str
    template: str

    def __repr__(self) -> str:
        """Name the template only: a body may carry a person's name."""
        return f"Words({self.template})"
