"""Which key version seals how much, and what may become of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any

from engine.operations.rotation import destroyable_versions, missing_versions
from engine.operations.spooled import spooled_versions
from engine.store.sealed_rows import count_versions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.sealed_rows import VersionCount


class Kind(StrEnum):
    """What is sealed, as far as an operator tells it apart; the value names it in JSON."""

    TEXTS = "texts"
    JOBS = "jobs"
    JOINS = "joins"
    OTHER = "other_words"

    @property
    def heading(self) -> str:
        """The same above a column of a table."""
        return self.value.replace("_", " ").capitalize()


_KINDS = {"sms_messages": Kind.TEXTS, "sms_outbound_jobs": Kind.JOBS, "pending_joins": Kind.JOINS}
"""Table → kind; every other table holds other words."""


class KeyState(Enum):
    """What a key version is to this installation; the value names it in JSON."""

    CURRENT = "current"
    NEEDED = "needed"
    DESTROYABLE = "destroyable"
    MISSING = "missing"

    @property
    def in_words(self) -> str:
        """The same for people."""
        return _WORDS[self]


_WORDS = {
    KeyState.CURRENT: "seals what is new",
    KeyState.NEEDED: "needed until rotated",
    KeyState.DESTROYABLE: "may be destroyed",
    KeyState.MISSING: "MISSING: put it back!",
}


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One version: how many rows of each kind and spooled texts of this machine it seals."""

    version: int
    rows: Mapping[Kind, int]
    spooled: int
    state: KeyState

    def as_json(self) -> dict[str, Any]:
        """The line as plain values."""
        rows = {kind.value: self.rows[kind] for kind in Kind}
        return {"version": self.version, **rows, "spooled": self.spooled, "state": self.state.value}


@dataclass(frozen=True, slots=True)
class KeyReport:
    """Every version that is on the ring or in use, lowest first."""

    lines: tuple[KeyLine, ...]
    counts: tuple[VersionCount, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """Versions in use that are not on the ring."""
        return tuple(line.version for line in self.lines if line.state is KeyState.MISSING)

    @property
    def destroyable(self) -> tuple[int, ...]:
        """Versions on the ring that nothing here needs."""
        return tuple(line.version for line in self.lines if line.state is KeyState.DESTROYABLE)

    @property
    def outdated(self) -> int:
        """Rows under another version than the current one."""
        return sum(sum(line.rows.values()) for line in self.lines if line.state is not KeyState.CURRENT)

    def how_to_destroy(self) -> str:
        """What to do with ``destroyable``."""
        names = ", ".join(str(version) for version in self.destroyable)
        return (
            f"May be destroyed: version {names}.\n"
            "Take it out of SMS_BODY_KEYS everywhere and restart. Keep a copy for as long as\n"
            "you keep backups from before now. Texts spooled on other web machines may need\n"
            "it too: run `engine keys list` there first."
        )

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        versions = [line.as_json() for line in self.lines]
        return {"versions": versions, "destroyable": list(self.destroyable), "missing": list(self.missing)}


def report_keys(conn: Connection, settings: Settings) -> KeyReport:
    """Count every sealed row, and the texts in this machine's spool, by key version."""
    ring, counts = settings.sms_body_keys, count_versions(conn)
    spooled = spooled_versions(settings.spool_dir)
    missing = {*missing_versions(counts, ring), *(spooled.keys() - set(ring.versions))}
    destroyable = set(destroyable_versions(counts, ring)) - spooled.keys()
    rows = _rows_by_version(counts)

    def line(version: int) -> KeyLine:
        state = KeyState.NEEDED
        if version in missing:
            state = KeyState.MISSING
        elif version in destroyable:
            state = KeyState.DESTROYABLE
        elif version == ring.current_version:
            state = KeyState.CURRENT
        return KeyLine(version, rows.get(version, Counter()), spooled[version], state)

    return KeyReport(tuple(line(version) for version in sorted({*ring.versions, *missing})), tuple(counts))


def _rows_by_version(counts: Sequence[VersionCount]) -> dict[int, Counter[Kind]]:
    rows: dict[int, Counter[Kind]] = {}
    for count in counts:
        rows.setdefault(count.key_version, Counter())[_KINDS.get(count.place.table, Kind.OTHER)] += count.rows
    return rows
