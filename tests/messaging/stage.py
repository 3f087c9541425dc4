"""What the tests of the machine share: texts made as the receiver makes them, lanes in this process, a silent bell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import psycopg
from psycopg.rows import dict_row

from engine import clock
from engine.ids import new_id
from engine.messaging.rings import Doorbell, Lane
from engine.store import inbox
from engine.store.connections import open_pool
from engine.store.inbox import NewText
from router.turn import TurnLane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.settings import Settings

JOSH = "+14155550100"
ANN = "+14155550101"
BEN = "+14155550102"
CAT = "+14155550103"


def number(place: int) -> str:
    """One of ten thousand numbers of nobody."""
    return f"+1415556{place:04d}"


def new_sid() -> str:
    """A SID as Twilio makes them."""
    return f"SM{uuid4().hex}"


class Bell(Doorbell):
    """Rings nobody and remembers the rings."""

    def __init__(self) -> None:  # no connection to anything, so nothing of the parent is set up
        self.rings: list[Lane] = []

    def ring(self, lane: Lane) -> None:
        """Remember."""
        self.rings.append(lane)

    def answer(self, lane: Lane) -> None:
        """Nothing to take down."""

    def reachable(self) -> bool:
        """As if Redis were there."""
        return True


@dataclass
class Stage:
    """One test's database with the settings, a pool and a bell; texts go in, turns are taken, rows are looked at."""

    settings: Settings
    pool: ConnectionPool[Connection]
    bell: Bell = field(default_factory=Bell)

    def new_text(
        self, body: str, *, sender: str = ANN, sid: str | None = None, at: datetime | None = None, media: int = 0
    ) -> NewText:
        """A text as the webhook hands it to the receiver."""
        text_id = new_id()
        return NewText(
            id=text_id,
            new_phone_id=new_id(),
            phone_hashes=self.settings.phone_hash_keys.candidates(sender),
            hash_version=self.settings.phone_hash_keys.versions[0],
            from_e164=sender,
            to_e164=JOSH,
            sid=sid or new_sid(),
            body=self.settings.sms_body_keys.seal(body, table="sms_messages", row_id=text_id, column="body"),
            media_count=media,
            num_segments=1,
            opt_out_type=None,
            correlation_id=new_id(),
            arrived_at=at or clock.now(),
        )

    def store(self, *texts: NewText) -> list[UUID]:
        """Store texts as one flush; gives the ids that were new."""
        with self.pool.connection() as conn:
            return [row[0] for row in inbox.store_texts(conn, texts).fetchall()]

    def text(self, body: str, **facts: Any) -> UUID:  # noqa: ANN401 -- what new_text takes
        """Store one text; gives its id."""
        text = self.new_text(body, **facts)
        self.store(text)
        return text.id

    def lane(self, *, batch: int = 128) -> TurnLane:
        """A turns lane of this process."""
        return TurnLane(self.settings, self.pool, self.bell, batch=batch)

    def take_turns(self, lane: TurnLane | None = None, *, at_most: int = 200) -> int:
        """Work a lane until nothing is left; gives the steps it took."""
        lane = lane or self.lane()
        for steps in range(at_most):
            if not lane.step():
                return steps
        raise AssertionError(f"the lane was not empty after {at_most} steps")

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 -- values of any column
        """Look at rows."""
        with self.pool.connection() as conn:
            return conn.cursor(row_factory=dict_row).execute(query.encode(), parameters).fetchall()

    def execute(self, query: str, **parameters: Any) -> None:  # noqa: ANN401 -- values of any column
        """Change rows."""
        with self.pool.connection() as conn:
            conn.execute(query.encode(), parameters)

    def outcomes(self, sender: str = ANN) -> list[str | None]:
        """What came of each text of a number, in order of arrival."""
        found = self.rows(
            "select outcome from sms_messages where from_e164 = %(sender)s order by arrival_seq", sender=sender
        )
        return [row["outcome"] for row in found]

    def jobs(self, *columns: str) -> list[dict[str, Any]]:
        """Every outbound job in the order it was stored."""
        return self.rows(f"select {', '.join(columns or ('*',))} from sms_outbound_jobs order by enqueue_seq")  # noqa: S608 -- column names of this test

    def alerts(self) -> list[str]:
        """The kinds of alerts raised so far."""
        return [row["kind"] for row in self.rows("select kind from operator_alerts order by created_at, id")]


def open_stage(settings: Settings) -> Iterator[Stage]:
    """A stage, closed at the end."""
    pool = open_pool(settings, application="test", size=6)
    try:
        yield Stage(settings, pool)
    finally:
        pool.close()


def raw_connect(settings: Settings) -> psycopg.Connection:
    """A connection that commits by itself, outside the pool."""
    return psycopg.connect(settings.database_url, autocommit=True)


def bodies(stage: Stage, table: str, rows: Sequence[dict[str, Any]]) -> list[str]:
    """Open the bodies of rows read with all their columns."""
    from crypto.sealed import Sealed  # noqa: PLC0415

    return [
        stage.settings.sms_body_keys.open(
            Sealed(row["body_ciphertext"], row["body_iv"], row["body_tag"], row["key_version"]),
            table=table,
            row_id=row["id"],
            column="body",
        )
        for row in rows
    ]


LONG_AGO = timedelta(minutes=1)
