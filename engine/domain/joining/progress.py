"""What a stranger has told us so far. Sealed while it waits, gone after seven days or once they are in."""

from __future__ import annotations

import json
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

    def to_json(self) -> str:
        """The progress as text, to be sealed."""
        answers = {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "birthday": None if self.birthday is None else self.birthday.isoformat(),
            "zip_code": self.zip_code,
            "misread": self.misread,
        }
        return json.dumps(answers, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> JoinProgress:
        """The progress that ``to_json`` wrote. Raises ``ValueError`` or ``KeyError`` for any other text."""
        answers = json.loads(text)
        birthday = answers["birthday"]
        return JoinProgress(
            first_name=answers["first_name"],
            last_name=answers["last_name"],
            birthday=None if birthday is None else date.fromisoformat(birthday),
            zip_code=answers["zip_code"],
            misread=answers["misread"],
        )
