"""Words nobody else would write, planted in texts, and the search for them in any spelling they might leak in."""

from __future__ import annotations

import base64
import random
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BETWEEN = rb"[^0-9a-z]{0,3}"  # how people and programs space numbers: (415) 555-0123, 415.555.0123, 415%20555…


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
        return f"+1{choice.choice(('212', '312', '617', '808'))}55501{choice.randrange(100):02}"

    @property
    def body(self) -> str:
        """A text with all of it."""
        word, first, last = self.words
        number = f"({self.mentioned[2:5]}) {self.mentioned[5:8]}-{self.mentioned[8:]}"
        return f"I am {first.title()} {last.title()}, call {number} or {self.mentioned} about {word}, code {self.code}"

    @cached_property
    def spellings(self) -> tuple[tuple[str, re.Pattern[bytes]], ...]:
        """What to look for, each with the name it is reported by."""
        found = [(f"a word of {self.label}", spelling) for word in self.words for spelling in _of_word(word)]
        found.append((f"the code of {self.label}", rb"(?<![0-9.])" + self.code.encode() + rb"(?![0-9])"))
        for what, number in (("sender", self.phone), ("number in the text", self.mentioned)):
            found += [(f"the {what} of {self.label}", spelling) for spelling in _of_number(number)]
        return tuple((what, re.compile(spelling, re.IGNORECASE)) for what, spelling in found)


def _of_word(word: str) -> Iterable[bytes]:
    """Plain, in hexadecimal, and in base64 wherever in a longer text it stood."""
    yield re.escape(word.encode())
    yield word.encode().hex().encode()
    for spelled in (word, word.title()):
        for before in range(3):
            encoded = base64.b64encode(b"\0" * before + spelled.encode())
            yield re.escape(encoded[(0, 2, 3)[before] : len(encoded) // 4 * 4 - 4])


def _of_number(number: str) -> Iterable[bytes]:
    """The last seven digits however they are spaced, which covers every longer form; and in hexadecimal, base64."""
    last = number[-7:].encode()
    yield rb"(?<![0-9a-f.])(?:\d{3,4})?(?:\d{3}" + _BETWEEN + rb")?" + last[:3] + _BETWEEN + last[3:] + rb"(?![0-9a-f])"
    yield from list(_of_word(number[1:]))[1:]


def search(planted: Iterable[Planted], evidence: Mapping[str, bytes]) -> list[str]:
    """Everything planted that is found, by name and place; the find itself is shown with a little around it."""
    finds = []
    for one in planted:
        for what, spelling in one.spellings:
            for place, content in evidence.items():
                if found := spelling.search(content):
                    shown = content[max(0, found.start() - 80) : found.end() + 40]
                    finds.append(f"{what} in {place}: {shown!r}")
    return finds
