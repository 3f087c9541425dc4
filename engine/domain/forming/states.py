"""Where forming a LinkUp stands: what was asked about the draft, or that it was read back."""

from __future__ import annotations

from typing import Final

ASKING_WHAT: Final = "asking_what"
ASKING_WHEN: Final = "asking_when"
ASKING_BOTH: Final = "asking_both"
READING_BACK: Final = "reading_back"

UNSURE: Final = "_unsure"
"""Behind the name of what is asked: the text it is asked about has a doubt, which its read-back tells."""

_ASKED: Final = frozenset({ASKING_WHAT, ASKING_WHEN, ASKING_BOTH})
ASKING: Final = _ASKED | {state + UNSURE for state in _ASKED}
STATES: Final = ASKING | {READING_BACK}

DRAFT_DUE: Final = "linkup_draft_due"
"""The event at which a draft nobody said GO to ends."""
