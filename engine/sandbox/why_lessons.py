"""What a profile learned from one text, in plain words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from engine.sandbox.question_words import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIGNALS: Final[Mapping[str, str]] = {
    "LearnFactor": "{factor}",
    "LearnMotives": "why they come",
    "NameActivities": "what they like to do",
    "DropActivities": "what they don't like to do any more",
    "IntendActivity": "what they would like this week",
    "DropIntent": "that they have no plans this week",
    "PreferGroup": "how many people feel right",
    "PreferTimes": "when they have time",
    "ExcludeTimes": "when they never have time",
    "SetBoundaries": "what they don't want, or need",
    "LiftBoundaries": "what they don't mind any more",
    "BoundariesAsked": "that they were asked about boundaries",
    "FinishStep": "the question “{question}” is {how}",
    "AskAgain": "the question “{question}” was asked once more",
    "ReopenSteps": "skipped questions may be asked again",
}
"""Signal → what it says of the person."""


def lesson_in_words(payload: Mapping[str, Any]) -> str:
    """Return what a row of ``profile_events`` taught, each thing once."""
    learned = dict.fromkeys(_said(payload.get("learned", ())))
    return ", ".join(learned) or str(payload.get("about", "")).replace("_", " ")


def _said(learned: list[Mapping[str, Any]]) -> Iterator[str]:
    for signal in learned:
        if "reason" in signal:  # what a LinkUp taught says so itself
            yield str(signal["reason"]).rstrip(".") or "what was learned before does not hold"
            continue
        kind, step = str(signal.get("signal")), str(signal.get("step"))
        yield SIGNALS.get(kind, kind).format(
            factor=str(signal.get("factor")).replace("_", " "),
            question=QUESTIONS.get(step, step),
            how=signal.get("how"),
        )
