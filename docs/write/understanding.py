"""docs/understanding.md: how well each kind of answer is read, measured on its labelled corpus."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.domain.activities import scoring as activities
from tests.domain.understanding.scoring import first_looks, readers, score_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).parents[2]
PAGE: Final = _ROOT / "docs" / "understanding.md"

_HEAD = """\
# Understanding

Generated from the labelled texts in `tests/domain/corpus/`: `python -m docs.write` rewrites this page, and a test fails
when it is stale.

Answers are read by rules: offline, the same way every time. Each corpus holds texts as people type them, with slips,
slang and emoji, and what each of them means. A text is **right** when it is read as its label says, **asked** when we
would ask again although it said something, **wrong** when we are sure of something it did not say. Asking costs a text;
being wrong costs trust, so in doubt a reader asks. Held-out lines took no part in tuning the rules, with two
exceptions: every fault in a commitment is mended, and those of `requests` have since been looked at and mended like the
others, so that for requests only the first looks below tell how the reader does on texts it has never met.

| Corpus | Lines | Right | Asked | Wrong | Held out | Right of these | Wrong of these |
| --- | --: | --: | --: | --: | --: | --: | --: |
"""

_LOOKS = """
## First looks

The table above tells how the readers do on texts their rules have met. The texts of `requests_texters_*` were written
and labelled by hand, as hard as they come, before any reader saw them; what it made of each file then is kept here,
and only afterwards were the rules mended, by cause. A request is wrong here when anything at all of its plan is read
otherwise than labelled: the day, the hour, what to do, the company, the place. Whatever is read is read back before
anybody else hears of it. The last column tells how many texts that ask for nothing were taken for a plan.

From `requests_texters_6` on the reader knows what it does not understand: every word, number and "not" of a sentence
that asks has to be part of a slot or known to be harmless, two times or two things to do have to be joined by a word,
and an hour has to fit the half of the day. Stretches that name nothing of a plan and stand apart from it, to tell who
asks and why, have been harmless since `requests_texters_9`. Where that fails the plan is read back as a question ("Did
I get the time right?") and counts as asked, also where it was read rightly. Without these doubts the reader of the same
day had 8.7 % of `requests_texters_6`, 6.8 % of `requests_texters_7`, 8.5 % of `requests_texters_8`, 13.3 % of
`requests_texters_9`, 11.2 % of `requests_texters_10` and 16.8 % of `requests_texters_11` wrong. The last two were
written by whoever then mended the rules, before that one had read them: blind to the reader, less so to its mender.

| Corpus | Lines | Right | Asked | Wrong | Ask for nothing | Taken for a plan |
| --- | --: | --: | --: | --: | --: | --: |
"""


@dataclass(frozen=True, slots=True)
class _Figures:
    """How some lines were read."""

    lines: int
    right: int
    asked: int
    wrong: int

    def __add__(self, other: _Figures) -> _Figures:
        return _Figures(
            self.lines + other.lines, self.right + other.right, self.asked + other.asked, self.wrong + other.wrong
        )


def render() -> str:
    """The whole page."""
    measured = {corpus: (_measured(corpus), _measured(corpus, heldout=True)) for corpus in readers()}
    measured["activities"] = (_activities(), _activities(heldout=True))
    rows = [_row(f"`{corpus}`", *measured[corpus]) for corpus in sorted(measured, key=_in_order)]
    nothing = _Figures(0, 0, 0, 0)
    total = (sum((figures[place] for figures in measured.values()), nothing) for place in (0, 1))
    return _HEAD + "\n".join([*rows, _row("**all**", *total)]) + "\n" + _LOOKS + "\n".join(_looks()) + "\n"


def _in_order(corpus: str) -> list[tuple[int, str]]:
    """Return what to sort corpora by: a number by its value."""
    return [(len(part) if part.isdecimal() else 0, part) for part in corpus.split("_")]


def _looks() -> Iterator[str]:
    """Yield a row for every corpus whose first look was kept."""
    for corpus, (lines, right, asked, wrong, silent, taken) in first_looks().items():
        every = _Figures(lines, right, asked, wrong)
        shares = (f"{lines:,}", _share(right, every), _share(asked, every), _share(wrong, every))
        yield f"| `{corpus}` | {' | '.join(shares)} | {silent} | {100 * taken / silent:.1f} % |"


def _measured(corpus: str, *, heldout: bool | None = None) -> _Figures:
    score = score_corpus(corpus, readers()[corpus], heldout=heldout)
    return _Figures(score.lines, score.right, score.asked, score.wrong)


def _activities(*, heldout: bool = False) -> _Figures:
    counts = activities.score(line for line in activities.labelled() if line.heldout or not heldout)
    verdict = activities.Verdict
    return _Figures(counts.total(), counts[verdict.RIGHT], counts[verdict.ASKED], counts[verdict.WRONG])


def _row(name: str, every: _Figures, heldout: _Figures) -> str:
    cells = [
        name,
        f"{every.lines:,}",
        _share(every.right, every),
        _share(every.asked, every),
        _share(every.wrong, every),
        f"{heldout.lines:,}",
        _share(heldout.right, heldout),
        _share(heldout.wrong, heldout),
    ]
    return f"| {' | '.join(cells)} |"


def _share(count: int, of: _Figures) -> str:
    return f"{100 * count / of.lines:.1f} %" if of.lines else "–"
