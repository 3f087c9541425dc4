"""How the lanes stand at one instant: for `engine lanes`, the doctor and the metrics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from engine.messaging.rings import Lane
from engine.store import ledgers, operations

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg import Connection

    from engine.store.ledgers import LanePause
    from engine.store.operations import LaneRow

_NOTHING = timedelta()
_TELLS_TIME: Final = 7  # the UUID version made of Unix milliseconds


@dataclass(frozen=True, slots=True)
class LaneView:
    """One lane: what waits and for how long (real time and business time), and why it does not work, if it does not.

    The two ages differ only where the sandbox moved the clock. No age: nothing waits.
    """

    lane: Lane
    row: LaneRow
    real_age: timedelta | None
    business_age: timedelta | None
    pause: LanePause | None


def look_at_lanes(conn: Connection, *, now: datetime, real_now: datetime) -> tuple[LaneView, ...]:
    """Every lane as it stands; ``now`` is business time."""
    with conn.pipeline():
        cursors = {
            Lane.TURNS: operations.turns_lane(conn, now=now),
            Lane.OUTBOUND: operations.outbound_lane(conn, now=now),
            Lane.CALLBACKS: operations.callbacks_lane(conn),
            Lane.WAVES: operations.waves_lane(conn, now=now),
        }
        pauses = {pause.lane: pause for pause in ledgers.lane_pauses(conn)}
        rows = {lane: row for lane, cursor in cursors.items() for row in cursor.fetchall()}
    return tuple(_view(lane, row, pauses.get(lane), now=now, real_now=real_now) for lane, row in rows.items())


def made_at(identity: UUID, *, otherwise: datetime) -> datetime:
    """Real time at which a UUIDv7 was made (RFC 9562: its first 48 bits are Unix milliseconds).

    ``otherwise`` for any other id, such as one PostgreSQL made by default: it tells no time.
    """
    if identity.version != _TELLS_TIME:
        return otherwise
    return datetime.fromtimestamp((identity.int >> 80) / 1000, UTC)


def _view(lane: Lane, row: LaneRow, pause: LanePause | None, *, now: datetime, real_now: datetime) -> LaneView:
    if row.oldest_id is None or row.oldest_at is None:
        return LaneView(lane, row, None, None, pause)
    business = max(now - row.oldest_at, _NOTHING)
    # Something put off is due for a shorter time than it exists, and where the clock jumped it exists for a shorter
    # time than it is due: it has really waited for the shorter of the two.
    made = made_at(row.oldest_id, otherwise=real_now - business)
    real = min(business, max(real_now - made, _NOTHING))
    return LaneView(lane, row, real, business, pause)
