"""What a stranger has told us so far. Sealed while it waits, gone after seven days or once they are in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

KEPT_FOR = timedelta(days=7)
"""Progress of people who are not members expires (product: joining)."""


@dataclass(frozen=True, slots=True)
class JoinProgress:
    """The answers of one join. None is what was not answered yet. Never shown by a repr.

    ``misread`` counts the texts in a row that did not answer the open question.
    """

    first_name: str | None = field(default=None, repr=False)
    last_name: str | None = field(default=None, repr=False)
    birthday: date | None = field(default=None, repr=False)
    zip_code: str | None = field(default=None, repr=False)
    misread: int = 0
