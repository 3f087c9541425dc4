"""Every fault of the carrier on every path of a text of ours: none lost, none doubled, and the page tells the truth."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest

from engine.sandbox.faults import CALLBACK_FAULTS, SEND_FAULTS
from tests.crash.outcome import check
from tests.crash.points import ROOT
from tests.crash.stories import PATHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.crash.arena import Arena
    from tests.crash.killing import Arenas

_CODES: Final = ("error_code:21610", "error_code:30001", "error_code:30003", "error_code:30007")
FAULTS: Final = (*SEND_FAULTS, *CALLBACK_FAULTS, *_CODES)

_PATHS: Mapping[str, str] = {
    "reply": "purpose = 'reply'",
    "question": "purpose = 'question'",
    "invite": "purpose = 'invite'",
    "reminder": "template_version like 'reminder%%'",
    "nudge": "purpose = 'nudge'",
}
"""The columns of the page, and which texts they are about."""

_MET_IN: Mapping[str, tuple[str, ...]] = {
    "talking": ("reply", "question", "nudge"),
    "inviting": ("invite",),
    "reminding": ("reminder",),
}
"""The story in which the fault meets each of them."""

_JOBS: Final = """
select j.id::text, j.status::text, exists (
  select from public.operator_alerts a where a.kind = 'send_uncertain' and a.payload->>'job_id' = j.id::text
)
from public.sms_outbound_jobs j where
"""
_WORDS: Final = {"sent": "once", "canceled": "stopped", "failed": "refused", "expired": "too late"}


def _matrix() -> dict[tuple[str, str], str]:
    """Read the table of the page: what becomes of the text that a fault meets, by fault and path."""
    page = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    rows = [re.split(r" *\| *", line)[1:-1] for line in page.splitlines() if line.startswith("| `")]
    return {
        (cells[0].strip("`"), path): cell
        for cells in rows
        if cells[0].strip("`") in FAULTS
        for path, cell in zip(_PATHS, cells[1:], strict=True)
    }


def _became(arena: Arena, path: str) -> str:
    """What became of the texts of a path, in the words of the page; fails for one that is lost or doubled."""
    given = Counter(entry["job_id"] for entry in arena.ledger())
    jobs = arena.rows(f"{_JOBS} {_PATHS[path]}", now=None)
    assert jobs, "the story decides no text of this path"
    ends = []
    for job, status, is_shown in jobs:
        assert status in _WORDS, f"neither sent nor closed: {status}"
        assert given[job] == (status == "sent"), f"{status}, and {given[job]} times at the carrier"
        ends.append("uncertain" if is_shown else _WORDS[status])
    return next((end for end in ends if end != "once"), "once")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("story", PATHS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_loses_and_doubles_nothing(arenas: Arenas, fault: str, story: str) -> None:
    """The text it meets is at the carrier once, or closed and shown; all the others are at the carrier once."""
    with arenas(story) as arena:
        assert arena.live(misfortune=fault) == 0, arena.last_words()
        check(arena)
        assert {path: _became(arena, path) for path in _MET_IN[story]} == {
            path: _matrix()[fault, path] for path in _MET_IN[story]
        }
