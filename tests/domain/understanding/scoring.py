"""How well a reader reads its corpus: right, asked again, or wrong.

A corpus is a file of labelled lines, `text<TAB>expected[<TAB>heldout]`; a backslash and an n are a line break, lines
starting with "# " are comments. Held-out lines took no part in tuning, with two exceptions: faults in commitments are
always mended, and the held-out lines of `requests` have been looked at and mended like its others, so that for requests
only the first looks at the head of `requests_texters_*` tell of texts never met. A corpus gets its reader in a module
beside this one named `readers_*.py`, whose `READERS` maps the name of the corpus to its reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CORPORA = Path(__file__).parents[1] / "corpus"


_FIRST_LOOK = "# First look: "


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled text."""

    text: str
    expected: str
    heldout: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """A function from text to label, and which labels mean that the person would be asked again.

    `asks` holds whole labels or the first words of labels ("hint" covers "hint A B").
    """

    read: Callable[[str], str]
    asks: frozenset[str]

    def asks_again(self, label: str) -> bool:
        """Say whether this label leaves the question open."""
        return label in self.asks or label.split(" ", 1)[0] in self.asks


@dataclass(frozen=True, slots=True)
class Score:
    """How `lines` texts were read: as labelled, left open instead, or confidently as something else."""

    right: int
    asked: int
    wrong: int
    lines: int
    misses: tuple[str, ...] = field(default=(), compare=False)  # "wrong: 'text' expected x, read y"


def load(corpus: str) -> list[Line]:
    """Return the lines of `corpus/<corpus>.tsv`."""
    content = (CORPORA / f"{corpus}.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in content.split("\n") if row and not row.startswith("# ")]
    return [Line(row[0].replace("\\n", "\n"), row[1], row[2:] == ["heldout"]) for row in rows]


def first_looks() -> dict[str, tuple[int, ...]]:
    """Return what readers made of a corpus when they met it, as noted at its head.

    Lines, right, asked, wrong, lines that ask for nothing, and how many of those were taken for something.
    """
    looks: dict[str, tuple[int, ...]] = {}
    for path in sorted(CORPORA.glob("*.tsv"), key=lambda path: (len(path.stem), path.stem)):  # 9 before 10
        with path.open(encoding="utf-8") as rows:
            noted = next((row for row in rows if row.startswith(_FIRST_LOOK)), None)
        if noted is not None:
            looks[path.stem] = tuple(map(int, re.findall(r"\d+", noted)))
    return looks


def score(lines: Iterable[Line], reader: Reader) -> Score:
    """Read every line and count."""
    right = asked = wrong = 0
    misses = []
    for line in lines:
        label = reader.read(line.text)
        if label == line.expected:
            right += 1
            continue
        asks = reader.asks_again(label)
        asked, wrong = asked + asks, wrong + (not asks)
        misses.append(f"{'asked' if asks else 'wrong'}: {line.text!r} expected {line.expected}, read {label}")
    return Score(right, asked, wrong, right + asked + wrong, tuple(misses))


def score_corpus(corpus: str, reader: Reader, *, heldout: bool | None = None) -> Score:
    """Score a corpus: all of it, only its held-out lines, or only the others."""
    return score((line for line in load(corpus) if heldout in {None, line.heldout}), reader)


def readers() -> dict[str, Reader]:
    """Return the readers of every `readers_*.py` beside this file, by the name of their corpus."""
    found: dict[str, Reader] = {}
    for path in sorted(Path(__file__).parent.glob("readers_*.py")):
        found |= import_module(f"tests.domain.understanding.{path.stem}").READERS
    return found
