"""Why somebody was asked, in words for an operator or for that person: nothing private about anybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.domain.matching.rules import IN_THE_QUERY, Relaxation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.matching.ranking import Ranked

_WORDS: Mapping[str, str] = {
    "friend": "already friends",
    "wants_it_now": "wants to do this next",
    "likes_activity": "likes this activity",
    "has_time": "usually has time then",
    "reliable": "comes when they said so",
    "waited": "was not asked for a while",
}
_BY_LEVEL: Mapping[Relaxation, tuple[str, ...]] = {
    Relaxation.NONE: ("window", "activity", "cool_down"),
    Relaxation.ADJACENT_WINDOWS: ("adjacent_window", "activity", "cool_down"),
    Relaxation.ACTIVITY_OVERLAP: ("adjacent_window", "cool_down"),
    Relaxation.COOL_DOWNS: ("adjacent_window",),
}
_ALWAYS = ("age_band", "age_gap", "hours_ruled_out")


def explain(
    ranked: Ranked, *, relaxation: Relaxation, filtered: Mapping[str, int], weights_version: str
) -> dict[str, Any]:
    """Return what is stored as an invite's `explainability`: scores, filters passed, reasons in words.

    `left_out` counts the others by filter, over the whole search: numbers, never people.
    """
    return {
        "friend_score": round(ranked.friend_score, 2),
        "moment_fit": round(ranked.moment_fit, 2),
        "final_score": round(ranked.final_score, 2),
        "filters": {"passed": [*IN_THE_QUERY, *_ALWAYS, *_BY_LEVEL[relaxation]], "failed": []},
        "top_reasons": [words_of(code) for code in ranked.reasons],
        "left_out": {name: count for name, count in filtered.items() if count},
        "relaxation_level": int(relaxation),
        "weights_version": weights_version,
    }


def words_of(code: str) -> str:
    """Return a reason in words; a code of another release stands for itself."""
    kind, _, what = code.partition(":")
    if kind == "alike":
        return f"similar {what.replace('_', ' ')}"
    if kind == "motive":
        return f"shared {what} motive"
    return _WORDS.get(code, code.replace("_", " "))
