"""Which key version seals how much, and what may become of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from engine.operations.rotation import destroyable_versions, missing_versions
from engine.operations.spooled import spooled_versions
from engine.store.sealed_rows import SealedTable, VersionCount, count_versions

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.settings import Settings


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
    """One version: how many rows and spooled texts of this machine it seals."""

    version: int
    messages: int
    jobs: int
    spooled: int
    state: KeyState


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
        return sum(line.messages + line.jobs for line in self.lines if line.state is not KeyState.CURRENT)

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
        versions = [
            {"version": x.version, "messages": x.messages, "jobs": x.jobs, "spooled": x.spooled, "state": x.state.value}
            for x in self.lines
        ]
        return {"versions": versions, "destroyable": list(self.destroyable), "missing": list(self.missing)}


def report_keys(conn: Connection, settings: Settings) -> KeyReport:
    """Count every sealed row, and the texts in this machine's spool, by key version."""
    ring, counts = settings.sms_body_keys, count_versions(conn)
    spooled = spooled_versions(settings.spool_dir)
    missing = {*missing_versions(counts, ring), *(spooled.keys() - set(ring.versions))}
    destroyable = set(destroyable_versions(counts, ring)) - spooled.keys()
    rows = {(count.table, count.key_version): count.rows for count in counts}

    def line(version: int) -> KeyLine:
        state = KeyState.NEEDED
        if version in missing:
            state = KeyState.MISSING
        elif version in destroyable:
            state = KeyState.DESTROYABLE
        elif version == ring.current_version:
            state = KeyState.CURRENT
        return KeyLine(
            version,
            rows.get((SealedTable.MESSAGES, version), 0),
            rows.get((SealedTable.JOBS, version), 0),
            spooled[version],
            state,
        )

    return KeyReport(tuple(line(version) for version in sorted({*ring.versions, *missing})), tuple(counts))
