"""What the tests of the machine share: texts made as the receiver makes them, lanes in this process, a silent bell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import psycopg
from psycopg.rows import dict_row

from engine import clock
from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.ids import new_id
from engine.messaging.claiming import claim_texts
from engine.messaging.results import gather_results, record
from engine.messaging.rings import Doorbell, Lane
from engine.store import inbound_texts, outbox
from engine.store.connections import open_pool
from engine.store.inbound_texts import NewText
from engine.store.outbox import NewJob
from router.turn import TurnLane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.messaging.carrier_answers import SendResult
    from engine.messaging.claiming import Claim, Outgoing
    from engine.messaging.results import Suppressed
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
            return [row[0] for row in inbound_texts.store_texts(conn, texts).fetchall()]

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

    def phone(self, e164: str = ANN) -> UUID:
        """The row of a number, made if there is none."""
        hashed = self.settings.phone_hash_keys.write(e164)
        made = (
            "insert into phones (id, phone_hash, hash_version, first_seen) values"
            " (%(id)s, %(hash)s, %(version)s, now())"
            " on conflict (phone_hash) do update set hash_version = excluded.hash_version returning id"
        )
        (row,) = self.rows(made, id=new_id(), hash=hashed.value, version=hashed.version)
        found: UUID = row["id"]
        return found

    def queue(
        self,
        body: str = "words",
        *,
        to: str = ANN,
        purpose: Purpose = Purpose.REPLY,
        priority: int | None = None,
        run_at: datetime | None = None,
        not_after: datetime | None = None,
    ) -> UUID:
        """Store one text to send, as a turn does; gives the job's id."""
        rule, job_id = PURPOSE_RULES[purpose], new_id()
        job = NewJob(
            id=job_id,
            user_id=None,
            phone_id=self.phone(to),
            to_e164=to,
            body=self.settings.sms_body_keys.seal(body, table="sms_outbound_jobs", row_id=job_id, column="body"),
            purpose=purpose.value,
            lane=rule.stream.value,
            priority=rule.priority if priority is None else priority,
            run_at=run_at or clock.now(),
            not_after=not_after or clock.now() + rule.lifetime,
            zone_rule=rule.hours.value,
            may_repeat=rule.may_repeat,
            in_reply_to=None,
            template_version="test@0",
            correlation_id=new_id(),
            key=f"test:{job_id}",
        )
        with self.pool.connection() as conn:
            outbox.enqueue(conn, [job], now=clock.now())
        return job_id

    def claim(self, *, batch: int = 64, now: datetime | None = None) -> Claim:
        """Claim texts to send as the outbound lane does."""
        with self.pool.connection() as conn:
            conn.autocommit = True
            return claim_texts(conn, keyring=self.settings.sms_body_keys, now=now or clock.now(), batch=batch)

    def record(self, *results: tuple[Outgoing, SendResult | Suppressed], now: datetime | None = None) -> bool:
        """Record what became of claimed texts; says whether parked callbacks have become due."""
        now = now or clock.now()
        with self.pool.connection() as conn:
            return record(conn, gather_results(results, keyring=self.settings.sms_body_keys, now=now), now=now)

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
