"""One text as the phones show it, wherever it is told: in a phone's list and in the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from engine.sandbox.message import moment_of

if TYPE_CHECKING:
    import sqlite3

_AUTHORS: Final = {"inbound": "person", "outbound-api": "engine", "outbound-reply": "carrier"}


def text_of(row: sqlite3.Row) -> dict[str, Any]:
    """The contract's fields, and what a handset shows beside them.

    `place` orders texts as the carrier saw them; `author` tells the carrier's own confirmations from our texts.
    """
    return {
        "direction": "in" if row["direction"] == "inbound" else "out",
        "body": row["body"],
        "sid": row["sid"],
        "status": row["status"],
        "at": moment_of(row["created_at"]).isoformat(),
        "segments": row["segments"],
        "media_count": row["media"],
        "error_code": row["error_code"],
        "author": _AUTHORS.get(row["direction"], "engine"),
        "place": row["seq"],
    }
