"""The answer to one step's question, read into what we know of somebody: filled, doubtful, or why not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.joining.steps import Step, without
from engine.domain.understanding.birthdays import BirthdayReading, Problem, age_on, read_birthday
from engine.domain.understanding.birthdays_halves import read_half
from engine.domain.understanding.flow import Flow, read_flow
from engine.domain.understanding.names import Name, read_name
from engine.domain.understanding.yes_no import read_yes_no
from engine.domain.understanding.zips import read_zip

if TYPE_CHECKING:
    from datetime import date

    from engine.domain.joining.facts import Facts
    from engine.domain.joining.progress import JoinProgress

ADULT = 18
_SENTENCE = re.compile(r"(?<=[.!?\n])")
_SWAP = re.compile(r"(?:^|\s)([^\W\d_][\w'’-]{1,39}),?\s+not\s+([^\W\d_][\w'’-]{1,39})\W{0,3}\Z")
_JUST = re.compile(r"^\s*(?:it'?s |im |i'm )?(?:just|only|simply)\s+(?=\S)", re.IGNORECASE)
_KEEPS_IT = re.compile(
    r"\b(?:not (?:telling|saying|giving|sharing|comfortable|gonna|going to)|none of (?:your|ur|ya)|nunya|rather not"
    r"|prefer not|(?:dont|do not) (?:want|wanna|feel|like|need|have|use|got|give|share)"
    r"|(?:wont|will not) (?:say|tell|give)|(?:is|its|thats) private|no way|no last ?name|no surname"
    r"|without (?:a|my) last ?name|first name only|who cares"
    r"|you dont need|why do you (?:need|want)|pass on (?:that|this))\b"
)
_NO_LAST_NAME = re.compile(
    r"(?:no(?:pe|ne|t telling)?|na|n a|nothing|private|secret|no thank(?:s| you)|nah|no last name|i (?:dont|do not)"
    r" (?:have|use|got) (?:one|a last name|any)|dont have (?:one|a last name)|thats (?:it|all)|that is all"
    r"|(?:just|only) (?:the )?(?:first|one)(?: name| one)?|mononym|rather not(?: say)?)(?: thanks| please| sorry)?"
)
_HALVES = frozenset({Problem.YEAR_MISSING, Problem.UNREADABLE, Problem.ONLY_AGE})
_PASSES = frozenset({Flow.SKIP, Flow.DONE})
_WRONG = re.compile(r"(?:no |nope |its |thats |that is )*(?:wrong|not right|not correct|incorrect|not it|not mine)")


@dataclass(frozen=True, slots=True)
class Known:
    """What we know after a text.

    ``problem`` says why a date could not be taken, ``is_minor`` that somebody under 18 wrote; then nothing of the text
    may be kept.
    """

    progress: JoinProgress
    problem: Problem | None = None
    is_minor: bool = False


def learn_facts(known: Known, facts: Facts, *, today: date) -> Known:
    """Return what is known once `facts` are taken in; a name without a last name keeps the one there is."""
    progress = known.progress
    if facts.name is not None:
        progress = _named(progress, facts.name)
    if facts.last_name is not None:
        progress = replace(progress, last_name=facts.last_name)
    if facts.zip_code is not None:
        progress = replace(progress, zip_code=facts.zip_code)
    known = replace(known, progress=progress)
    return known if facts.birthday is None else _born(known, facts.birthday, today)


def learn_answer(known: Known, step: Step, text: str, *, today: date) -> Known:
    """Return what is known once `text` is read as the answer to the question of `step`; unchanged if it is none."""
    progress = known.progress
    match step:
        case Step.NAME:
            return replace(known, progress=_introduced(progress, text))
        case Step.LAST_NAME:
            return _surnamed(known, text, today)
        case Step.BIRTHDAY:
            return _born_in_halves(known, text, today)
        case Step.CHECK_BIRTHDAY:
            return _checked(known, text, today)
        case Step.ZIP:
            if zip_code := read_zip(text):
                return replace(known, progress=replace(progress, zip_code=zip_code))
        case Step.AGREE:
            pass  # a commitment is no fact; see hearing
    return known


def _introduced(progress: JoinProgress, text: str) -> JoinProgress:
    """Return the progress with the name a text gives; "just Max" has no last one."""
    alone = _JUST.sub("", text)
    name = read_name(alone) or read_name(_without_questions(alone))
    if name is None:
        return progress
    named = _named(progress, name)
    return replace(named, last_name="") if alone != text and not name.last else named


def _surnamed(known: Known, text: str, today: date) -> Known:
    """Take in a last name, or the day they were born, with which some go on."""
    last_name = _last_name(text, known.progress.first_name or "")
    if last_name is not None:
        return replace(known, progress=replace(known.progress, last_name=last_name))
    born = _born_in_halves(known, text, today)
    return born if born.progress != known.progress or born.is_minor else known


def learn_swap(known: Known, text: str) -> Known:
    """Return what is known after "it's Leigh, not Lee": the part of the name that is denied gives way."""
    swap, progress = _SWAP.search(text), known.progress
    name = None if swap is None else read_name(swap[1])
    if swap is None or name is None:
        return known
    denied = bare(swap[2])
    if denied == bare(progress.last_name or ""):
        return replace(known, progress=replace(progress, last_name=name.first))
    if denied == bare(progress.first_name or ""):
        return replace(known, progress=replace(progress, first_name=name.first))
    return known


def _named(progress: JoinProgress, name: Name) -> JoinProgress:
    return replace(progress, first_name=name.first, last_name=name.last or progress.last_name)


def _last_name(text: str, first_name: str) -> str | None:
    """Return the last name of an answer, "" for none, or None when it says something else."""
    words = bare(text)
    if _NO_LAST_NAME.fullmatch(words) or _KEEPS_IT.search(words) or read_flow(text) in _PASSES:
        return ""
    alone = _JUST.sub("", text)
    name = read_name(alone) or read_name(_without_questions(alone))
    if name is None:
        return None
    first = bare(first_name)
    if bare(name.first) == first:
        return name.last  # "Ann Lee", or "just Ann": that is all there is
    return f"{name.first} {name.last}".strip()


def _without_questions(text: str) -> str:
    """Return the sentences that ask nothing: "Lee. Is it free?" names somebody all the same."""
    return "".join(sentence for sentence in _SENTENCE.split(text) if not sentence.rstrip().endswith("?"))


def _born(known: Known, reading: BirthdayReading, today: date) -> Known:
    """Take a date in; one that can be read in two ways is confirmed, unless one of them would keep its owner out."""
    days = (reading.day,) if reading.day is not None else reading.either or ()
    under_age = [age_on(day, today) < ADULT for day in days]
    if days and all(under_age):
        return replace(known, is_minor=True)
    if not days or any(under_age):
        return replace(known, problem=reading.problem or Problem.AMBIGUOUS)
    progress = replace(known.progress, birthday=days[0], half=None, is_doubtful=len(days) > 1)
    return replace(known, progress=progress, problem=None)


def _born_in_halves(known: Known, text: str, today: date) -> Known:
    """Take in a date, or the half of one that can be put together with the half told before."""
    reading, before = read_birthday(text, today=today), known.progress.half
    half = read_half(text, today=today, after=before) if reading.problem in _HALVES else None
    if half is None:
        return _born(known, reading, today)
    if whole := half.with_other(before):
        return _born(known, read_birthday(whole.isoformat(), today=today), today)
    return replace(known, progress=replace(known.progress, half=half), problem=reading.problem)


def _checked(known: Known, text: str, today: date) -> Known:
    """Read the answer to "is that Mar 4, 1994?": yes, no, or the right date."""
    reading = read_birthday(text, today=today)
    if reading.day is not None:
        return _born(known, reading, today)
    match False if _WRONG.fullmatch(bare(text)) else read_yes_no(text):
        case True:
            return replace(known, progress=replace(known.progress, is_doubtful=False))
        case False:
            return replace(known, progress=without(known.progress, Step.BIRTHDAY))
        case None:
            return replace(known, problem=None)
