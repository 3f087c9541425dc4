"""Words that are themselves, though a slip away from a word of the catalog: never corrected. Data only."""

from __future__ import annotations

from typing import Final

REAL_WORDS: Final = frozenset(())
