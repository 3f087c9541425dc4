"""A region of people who suit a coffee on Saturday, and LinkUps that ask them along, with lanes to do it.

Everything happens from Wednesday noon on, in San Francisco; the rows are those of the tests of matching.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid5

from psycopg.rows import dict_row

from crypto.sealed import Sealed
from engine.linkups.waves import WavesLane
from engine.messaging.rings import Doorbell, Lane
from tests.matching.world import LINKUP, NOW, add_linkup, add_person, add_regions

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.settings import Settings

RITUAL: Final = {"name": "Ritual", "street": "Valencia St", "landmark": "by the park"}


class Bell(Doorbell):
    """A doorbell that rings nowhere and remembers."""

    def __init__(self) -> None:
        self.rung: list[Lane] = []

    def ring(self, lane: Lane) -> None:
        """Remember."""
        self.rung.append(lane)


@dataclass
class Town:
    """One test's database: people, LinkUps, and the time everything is done at."""

    settings: Settings
    pool: ConnectionPool[Connection]
    now: datetime = NOW
    bell: Bell = field(default_factory=Bell)

    def settle(self, *initiators: str, people: int = 0) -> None:
        """Add the regions, who asks, and so many people who suit."""
        with self.pool.connection() as conn:
            add_regions(conn)
            for name in (*initiators, *(f"person {number}" for number in range(people))):
                add_person(conn, name)

    def linkup(self, by: str = "Ann", *, size: tuple[int, int] = (3, 6), until: datetime | None = None) -> UUID:
        """Add a LinkUp that goes out from now on, for 24 hours if not said otherwise."""
        with self.pool.connection() as conn:
            linkup = add_linkup(conn, uuid5(LINKUP, by), by=by, size=size, venue=RITUAL, now=self.now)
            conn.execute(
                "update linkups set acceptance_window_ends_at = %s where id = %s",
                [until or self.now + timedelta(hours=24), linkup],
            )
        return linkup

    def lane(self) -> WavesLane:
        """Return a waves lane of its own."""
        return WavesLane(self.settings, self.pool, self.bell)

    def work(self, *, hours: float = 0) -> None:
        """Let some time pass, then let the lane do what is due."""
        self.now += timedelta(hours=hours)
        lane = self.lane()
        while lane.step():
            pass

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """Read rows as mappings."""
        with self.pool.connection() as conn:
            return conn.cursor(row_factory=dict_row).execute(query, values).fetchall()

    def do(self, statement: str, *values: object) -> None:
        """Change rows."""
        with self.pool.connection() as conn:
            conn.execute(statement, values)

    def waves(self, linkup: UUID) -> list[int]:
        """Return how many people each wave of a LinkUp asked."""
        query = "select count(*) as people from linkup_invites where linkup_id = %s group by wave order by wave"
        return [row["people"] for row in self.rows(query, linkup)]

    def texts(self) -> list[str]:
        """Return the words of every text decided so far."""
        rows = self.rows("select * from sms_outbound_jobs order by enqueue_seq")
        return [
            self.settings.sms_body_keys.open(
                Sealed(row["body_ciphertext"], row["body_iv"], row["body_tag"], row["key_version"]),
                table="sms_outbound_jobs",
                row_id=row["id"],
                column="body",
            )
            for row in rows
        ]
