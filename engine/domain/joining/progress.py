"""What a stranger has told us so far. Sealed while it waits, gone after seven days or once they are in."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta

from engine.domain.understanding.birthdays_halves import Half

KEPT_FOR = timedelta(days=7)
"""Progress of people who are not members expires (product: joining)."""


@dataclass(frozen=True, slots=True)
class JoinProgress:
    """The answers of one join. None is what was not answered yet. Never shown by a repr.

    ``half`` is a birthday told so far without its year, or without its day. ``is_doubtful``: the birthday can be read
    in two ways and counts only once it is confirmed. ``misread`` counts the texts in a row that did not answer the
    open question.
    """

    first_name: str | None = field(default=None, repr=False)
    last_name: str | None = field(default=None, repr=False)
    birthday: date | None = field(default=None, repr=False)
    zip_code: str | None = field(default=None, repr=False)
    misread: int = 0
    half: Half | None = field(default=None, repr=False)
    is_doubtful: bool = False

    def to_json(self) -> str:
        """The progress as text, to be sealed."""
        answers = {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "birthday": None if self.birthday is None else self.birthday.isoformat(),
            "zip_code": self.zip_code,
            "misread": self.misread,
            "half": None if self.half is None else [self.half.year, self.half.month, self.half.day],
            "is_doubtful": self.is_doubtful,
        }
        return json.dumps(answers, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> JoinProgress:
        """The progress that ``to_json`` wrote. Raises ``ValueError`` or ``KeyError`` for any other text."""
        answers = json.loads(text)
        birthday, half = answers["birthday"], answers.get("half")  # the releases before wrote no half
        return JoinProgress(
            first_name=answers["first_name"],
            last_name=answers["last_name"],
            birthday=None if birthday is None else date.fromisoformat(birthday),
            zip_code=answers["zip_code"],
            misread=answers["misread"],
            half=None if half is None else Half(*half),
            is_doubtful=answers.get("is_doubtful", False),
        )
