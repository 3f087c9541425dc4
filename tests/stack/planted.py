"""Words nobody else would write, planted in texts, and the search for them in any spelling they might leak in."""

from __future__ import annotations

import base64
import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Our fictional numbers all read 555-01xx, however people and programs space them: (415) 555-0123, 415.555.0123.
# Not inside an id or a fraction: those hold any digits sooner or later.
_NUMBER = re.compile(
    rb"(?:(?<![0-9a-f.])|(?<=%2b)|(?<=[0-9]{3}[.]))(?:[0-9]{3,4})?(555)[^0-9a-z]{0,3}(01[0-9]{2})(?![0-9a-f])"
)


@dataclass(frozen=True)
class Planted:
    """What one text says and who sends it; made from a label, so that a leak tells which path it came by."""

    label: str
    phone: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """A word, a first name, a last name."""
        letters = random.Random(self.label)
        return tuple("".join(letters.choices("bdfgklmnprtvz", k=10)) for _ in range(3))

    @cached_property
    def code(self) -> str:
        """Six digits, as a verification code has."""
        return f"{random.Random(self.label + 'code').randrange(200_000, 1_000_000)}"

    @cached_property
    def mentioned(self) -> str:
        """Somebody else's number, which the text mentions."""
        choice = random.Random(self.label + "number")
        return f"+1{choice.choice(('212', '312', '617', '808'))}55501{choice.randrange(1, 100):02}"

    @cached_property
    def birthday(self) -> date:
        """A day of birth."""
        return date(1960, 1, 1) + random.Random(self.label + "birthday").randrange(15_000) * timedelta(days=1)

    @cached_property
    def zip_code(self) -> str:
        """Five digits, the first a zero: no port, process id or duration reads like that."""
        return f"0{random.Random(self.label + 'zip').randrange(1_000, 7_000)}"

    @property
    def story(self) -> tuple[str, ...]:
        """What somebody writes who joins and begins the interview: no more than the rate limit lets through."""
        word, first, last = self.words
        facts = f"I'm {first.title()} {last.title()}, born {self._day}, ZIP {self.zip_code}"
        about = (f"hiking with {word}, coffee, board games", "1", f"cozy like the kitchen of {word.title()}")
        return "JOIN", facts, "AGREE", "ready", *about, "ME"

    @property
    def _day(self) -> str:
        return f"{self.birthday.month}/{self.birthday.day}/{self.birthday.year}"

    @property
    def body(self) -> str:
        """A text with all of it."""
        word, first, last = self.words
        number = f"({self.mentioned[2:5]}) {self.mentioned[5:8]}-{self.mentioned[8:]}"
        return f"I am {first.title()} {last.title()}, call {number} or {self.mentioned} about {word}, code {self.code}"

    @cached_property
    def spellings(self) -> tuple[tuple[str, bytes], ...]:
        """What to look for in lower case, each with the name it is reported by."""
        found = [(f"a word of {self.label}", spelling) for word in self.words for spelling in _spellings(word)]
        for what, number in self._numbers():
            found += [(what, spelling) for spelling in _spellings(number[1:]) if not spelling.isdigit()]
        days = (
            f"{self.birthday:%Y-%m-%d}",
            f"{self.birthday:%m/%d/%Y}",
            self._day,
            f"{self.birthday:%b {self.birthday.day}, %Y}",
        )
        found += [(f"the birthday of {self.label}", spelling.lower().encode()) for spelling in days]
        return tuple(found)

    def _numbers(self) -> tuple[tuple[str, str], ...]:
        return (f"the sender of {self.label}", self.phone), (f"the number in {self.label}", self.mentioned)

    def found_in(self, content: bytes, endings: frozenset[bytes]) -> list[str]:
        """What of this stands in `content`, which is in lower case and holds numbers with these last seven digits."""
        found = {what for what, spelling in self.spellings if spelling in content}
        found |= {what for what, number in self._numbers() if number[-7:].encode() in endings}
        if self.code.encode() in content and re.search(rf"(?<![0-9.]){self.code}(?![0-9])".encode(), content):
            found.add(f"the code of {self.label}")
        zip_code = self.zip_code.encode()
        if zip_code in content and re.search(rb"(?<![0-9a-z.])" + zip_code + rb"(?![0-9a-z])", content):
            found.add(f"the ZIP code of {self.label}")
        return sorted(found)


def _spellings(word: str) -> set[bytes]:
    """Plain, in hexadecimal, and in base64 wherever in a longer text it stood."""
    found = {word.encode()}
    for spelled in (word, word.title()):
        found.add(spelled.encode().hex().encode())
        for before in range(3):
            plain = b"\0" * before + spelled.encode()
            # What the neighbours have no part in: a character of base64 is six bits.
            encoded = base64.b64encode(plain)[-(-before * 8 // 6) : len(plain) * 8 // 6]
            found.add(encoded.lower())
    return found


def search(planted: Iterable[Planted], evidence: Mapping[str, bytes]) -> list[str]:
    """Everything planted that is found, by name and place."""
    finds = []
    looked_for = list(planted)
    for place, content in evidence.items():
        lower = content.lower()
        endings = frozenset(first + last for first, last in _NUMBER.findall(lower))
        finds += [f"{what} in {place}" for one in looked_for for what in one.found_in(lower, endings)]
    return finds
