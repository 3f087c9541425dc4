"""What a text says beside its answer: "B, and small groups, evenings are best".

Rules of this file: only a clause that speaks of nothing else counts, and only when it is clear; it saves a question, so
a wrong guess would cost more than asking. Nothing beside an answer about boundaries is read: what is named there is
unwanted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.activities.reading import find_activities
from engine.domain.folding import bare
from engine.domain.interview.answer import Answer, Quality
from engine.domain.interview.reading_activities import read_activities
from engine.domain.interview.reading_bounds import REFUSING, refused_in
from engine.domain.interview.reading_choices import read_lettered
from engine.domain.interview.reading_groups import read_group
from engine.domain.interview.reading_times import read_free_times
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import AnswerKind, Step
from engine.domain.profile.profile import EMPTY, Ended
from engine.domain.profile.signals import NameActivities
from engine.domain.understanding.clauses import clauses, sentences
from engine.domain.understanding.phrases import phrases
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile

_JOINTS = re.compile(r"\b(?:and|but|also|plus|then)\b")
_MOST_CLAUSES = 24
_SEVERAL = 2

_PARTS = phrases("mornings / afternoons / evenings / weekends")
_AROUND_PARTS = _PARTS | phrases(
    "on / in / the / best / better / ideally / preferably / usually / mostly / mainly / only / i / im / am / free"
    " / prefer / like / work / works / for / me / are / is / good / great / can / do / available / or / any / well"
    " / ill / be / late / early / weekday / have / time / please / would / suit / fits / fit / after / lol / tbh"
    " / perfect / ok / fine / too"
)
_OF_GROUPS = re.compile(
    r"\b(?:(?:small|smaller|big|bigger|large|larger|medium|mid ?sized?) (?:groups?|circles?)"
    r"|groups? of (?:\d|two|three|four|five|six)|one on one|1 on 1|one to one"
    r"|(?:(?:\d|two|three|four|five|six|seven|eight)(?: (?:or|to) | )){1,2}(?:people|persons?|of us))\b"
)
_OF_PACE = re.compile(
    r"\b(?:slow|medium|fast) pace\b|\b(?:slow|fast) to warm up\b|\bwarm up (?:slow|slowly|fast|quickly)\b"
)
# Each of the readers below needs one of its words (a test makes texts of the patterns).
_GROUP_CUES = words("group groups circle circles people person persons us one 1")
_PACE_CUES = words("pace warm")
_LIKES = re.compile(
    r"(?:(?:oh|and|also|btw|but|well|so|ok|sorry|actually) )*"
    r"(?:i (?:(?:really|also|just|mostly|do) )*(?:like|love|enjoy)|im (?:(?:really|also) )*into"
    r"|my (?:activities|hobbies|interests) are)\b"
)
_LIKE_CUES = words("like love enjoy into activities hobbies interests")
_TURNED_DOWN = re.compile(r"\b(?:no|not|never|dont|hate|avoid|without|nothing|cant|less|unless|isnt|arent|than)\b")


def read_extras(question: Question, text: str, *, profile: Profile = EMPTY) -> tuple[tuple[Step, Answer], ...]:
    """Return what `text` answers to other steps than that of `question`, each with its answer.

    What somebody does not want is learned without ending the step that asks about it: there may be more.
    """
    rule = RULES[question]
    if rule.kind is AnswerKind.BOUNDARIES:
        return ()
    answers = _beside(rule.step, text, profile)
    if _may_like(rule.kind, profile) and (liked := _liked(text, profile)) is not None:
        answers.append((Step.ACTIVITY_01, liked))
    if rule.kind is AnswerKind.READY and (named := several_activities(text, profile)) is not None:
        answers.append((Step.ACTIVITY_01, named))
    return tuple(answers)


def _beside(asked: Step, text: str, profile: Profile) -> list[tuple[Step, Answer]]:
    """Return what clauses of `text` answer to the other steps that need no whole text."""
    spoken = bare(text).split()
    readers = [
        (step, reader) for step, (cues, reader) in _READERS.items() if step is not asked and not cues.isdisjoint(spoken)
    ]
    if not readers:  # most texts
        return []
    said = [piece for clause in clauses(text) for piece in _pieces(clause)][:_MOST_CLAUSES]
    found = ((step, reader(step, said, profile)) for step, reader in readers)
    return [(step, answer) for step, answer in found if answer is not None]


def several_activities(text: str, profile: Profile) -> Answer | None:
    """Return the answer about activities of somebody who names several without having been asked yet."""
    answer = read_activities(Step.ACTIVITY_01, text, profile, second=False)
    named = next((signal.activities for signal in answer.signals if isinstance(signal, NameActivities)), {})
    return answer if len(named) >= _SEVERAL else None


def _may_like(kind: AnswerKind, profile: Profile) -> bool:
    """Say whether "I like …" cannot be the answer itself: to times and numbers it never is, to a choice it may be."""
    if kind is AnswerKind.CHOICE:
        return profile.interview.ended.get(Step.ACTIVITY_01) is not Ended.ANSWERED
    return kind in {AnswerKind.TIMES, AnswerKind.GROUP}


def _liked(text: str, profile: Profile) -> Answer | None:
    """Return the activities of the first sentence that says they like several, and nothing we do not know."""
    if _LIKE_CUES.isdisjoint(bare(text).split()):
        return None
    for sentence in sentences(text):
        spoken = " ".join(word for clause in sentence.clauses for word in clause)
        if not sentence.asks and _LIKES.match(spoken) and not find_activities(sentence.typed).unknown:
            return several_activities(sentence.typed, profile)
    return None


def _pieces(clause: str) -> Iterator[str]:
    for piece in _JOINTS.split(clause):
        if stripped := piece.strip():
            yield stripped


def _times(step: Step, said: Sequence[str], _: Profile) -> Answer | None:
    about = " and ".join(filter(_is_about_parts, said))
    return _clear(read_free_times(step, about, second=False)) if about else None


def _is_about_parts(piece: str) -> bool:
    spoken = set(piece.split())
    return not _PARTS.isdisjoint(spoken) and spoken <= _AROUND_PARTS


def _group(step: Step, said: Sequence[str], profile: Profile) -> Answer | None:
    about = _only(said, _OF_GROUPS)
    return _clear(read_group(step, about, corrects=_answered(step, profile), second=False)) if about else None


def _pace(step: Step, said: Sequence[str], profile: Profile) -> Answer | None:
    about = _only(said, _OF_PACE)
    return _clear(read_lettered(step, about, corrects=_answered(step, profile), second=False)) if about else None


def _unwanted(_: Step, said: Sequence[str], __: Profile) -> Answer | None:
    found = refused_in(said)
    return None if found is None else Answer((found,), Quality.CLEAR)


_READERS: Mapping[Step, tuple[frozenset[str], Callable[[Step, Sequence[str], Profile], Answer | None]]] = {
    Step.PACE_01: (_PACE_CUES, _pace),
    Step.GROUP_01: (_GROUP_CUES, _group),
    Step.BOUNDARIES_01: (REFUSING, _unwanted),
    Step.CONSTRAINTS_01: (_PARTS, _times),
}
"""Step → the words one of which its reader needs, and the reader."""


def _only(said: Sequence[str], about: re.Pattern[str]) -> str:
    """Return the one phrase that speaks of something, in a clause that does not turn it down; else nothing."""
    found = [match.group() for piece in said for match in about.finditer(piece) if not _TURNED_DOWN.search(piece)]
    return found[0] if len(found) == 1 else ""


def _clear(answer: Answer) -> Answer | None:
    return answer if answer.quality is Quality.CLEAR else None


def _answered(step: Step, profile: Profile) -> bool:
    return profile.interview.ended.get(step) is Ended.ANSWERED
