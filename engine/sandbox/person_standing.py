"""Where somebody stands with us, in words: stranger, joining, in the interview, member, held, kept out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from engine.domain.interview.progress import next_question, progress_of
from engine.domain.interview.steps import HoleQuestion, Step, question_of
from engine.domain.people import HoldState, UserState
from engine.domain.turn import Mode
from engine.sandbox.person_words import BANS, HOLDS, MEMBERS, PROFILES, REGIONS
from engine.sandbox.question_words import JOINING, QUESTIONS
from engine.sandbox.why_words import words

if TYPE_CHECKING:
    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile
    from engine.store.sandbox_view import PersonRow

Tone = Literal["plain", "good", "warn", "bad"]

_OPTED_OUT: Final = "Opted out: gets no texts from us"
_UNREACHABLE: Final = "Unreachable: the carrier says this number takes no texts"
_UNCLEAR: Final = (
    "The carrier gave no clear answer to a text of ours: we are finding out whether it has it",
    "The carrier gave no clear answer to {} texts of ours: we are finding out whether it has them",
)
_UNCERTAIN: Final = (
    "Nobody knows whether a text of ours arrived; it is not sent again",
    "Nobody knows whether {} texts of ours arrived; they are not sent again",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """``code`` is what the page draws by, ``title`` a word or two, ``detail`` the rest of the sentence or nothing."""

    code: str
    title: str
    detail: str = ""
    tone: Tone = "plain"

    def as_json(self) -> dict[str, str]:
        """The standing as the page reads it; ``sentence`` says all of it."""
        sentence = f"{self.title}: {self.detail}" if self.detail else self.title
        return {
            "code": self.code, "title": self.title, "detail": self.detail, "tone": self.tone, "sentence": sentence
        }  # fmt: skip


def standing_of(row: PersonRow | None, profile: Profile) -> Standing:
    """What matters most about somebody: being kept out or held before membership, that before joining."""
    if row is None:
        return Standing("unknown", "Nobody we know yet")
    if row.banned_for is not None:
        until = f"; may come back after {row.banned_until:%B %Y}" if row.banned_until else ""
        return Standing("banned", "Not let in", f"{_lower(words(BANS, row.banned_for))}{until}", "bad")
    if row.hold == HoldState.HARD:
        title, _, detail = HOLDS[HoldState.HARD].partition(": ")
        return Standing("held", title, detail, "bad")
    if row.user_state is not None:
        return _member(row, row.user_state, profile)
    if row.join_step is not None:
        return Standing("joining", "Joining", f"asked for {words(JOINING, row.join_step)}")
    return Standing("stranger", "A stranger", "has texted, has not joined")


def notes_of(row: PersonRow | None) -> list[dict[str, str]]:
    """What is true besides and changes what we may do."""
    if row is None:
        return []
    notes = [(_OPTED_OUT, row.opted_out), (_UNREACHABLE, row.unreachable)]
    notes.append((HOLDS[HoldState.SOFT], row.hold == HoldState.SOFT and row.banned_for is None))
    notes.append((_in_numbers(_UNCLEAR, row.unclear), row.unclear > 0))
    notes.append((_in_numbers(_UNCERTAIN, row.uncertain), row.uncertain > 0))
    return [{"words": said, "tone": "warn"} for said, holds in notes if holds]


def _in_numbers(said: tuple[str, str], count: int) -> str:
    """The words for one, or those for so many."""
    one, many = said
    return one if count == 1 else many.format(count)


def region_of(row: PersonRow | None) -> dict[str, Any] | None:
    """Where a member is, and whether we are there; None for whoever is no member."""
    if row is None or row.user_state is None:
        return None
    if row.region_name is None:
        return {"name": "Nowhere yet", "state": "none", "words": "no region of ours has their ZIP code"}
    paused = "; new get-togethers are paused" if row.region_paused else ""
    state = row.region_state or "closed"
    return {"name": row.region_name, "state": state, "words": f"{words(REGIONS, state)}{paused}"}


def way_of(row: PersonRow | None, profile: Profile) -> dict[str, Any] | None:
    """The way somebody is on, joining or interview, step by step; None for whoever is on none."""
    if row is None or row.banned_for is not None:
        return None
    if row.user_state is None:
        return None if row.join_step is None else _joining(row.join_step)
    return _interview(profile, question_asked(row, profile))


def question_asked(row: PersonRow, profile: Profile) -> Question | None:
    """The question of the interview somebody is at; None when it is over."""
    ahead = next_question(profile)
    if ahead is None or ahead is Step.WRAP_01:
        return None
    asked = question_of(row.state or "") if row.mode == Mode.INTERVIEWING else None
    return asked if asked is not None and asked is not Step.WRAP_01 else ahead


def _member(row: PersonRow, state: str, profile: Profile) -> Standing:
    title = words(MEMBERS, state)
    if state == UserState.SUSPENDED:
        return Standing("suspended", title, "told so once a day, and nothing else", "bad")
    asked = question_asked(row, profile)
    if asked is not None:
        return Standing("interviewing", "In the interview", words(QUESTIONS, asked))
    if state == UserState.ACTIVE:
        return Standing("active", title, _lower(words(PROFILES, profile.state)), "good")
    return Standing("waiting", words(MEMBERS, UserState.ACTIVE), "too little is known to match", "warn")


_STAGES: Final = (
    ("Name", ("name", "last_name")), ("Birthday", ("birthday", "confirm_birthday")), ("ZIP", ("zip",)),
    ("Agree", ("agree",)),
)  # fmt: skip
_DONE: Final = "answered"
_NOW: Final = "now"
_AHEAD: Final = "ahead"


def _joining(step: str) -> dict[str, Any]:
    here = next((place for place, (_, steps) in enumerate(_STAGES) if step in steps), 0)
    states = [_DONE] * here + [_NOW] + [_AHEAD] * (len(_STAGES) - here - 1)
    steps = [{"label": label, "state": state} for (label, _), state in zip(_STAGES, states, strict=True)]
    return _way("Joining", here, words(JOINING, step), steps)


def _interview(profile: Profile, asked: Question | None) -> dict[str, Any]:
    """The questions ``progress_of`` counts: the steps that ask something, and the extra ones once they are due."""
    ended, ahead = profile.interview.ended, next_question(profile)
    extra = [question for question in HoleQuestion if question in ended or question is ahead]
    steps = [
        {"label": QUESTIONS[question], "state": _NOW if question is asked else str(ended.get(question, _AHEAD))}
        for question in (*(step for step in Step if step is not Step.WRAP_01), *extra)
    ]
    done, _ = progress_of(profile)
    return _way("Interview", done, "" if asked is None else QUESTIONS[asked], steps)


def _way(title: str, done: int, asked: str, steps: list[dict[str, str]]) -> dict[str, Any]:
    return {"title": title, "done": done, "of": len(steps), "asked": asked, "steps": steps}


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
