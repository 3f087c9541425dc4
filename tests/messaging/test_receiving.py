"""Storing texts: once each however often they come, in order, and no row held back by another."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import psycopg
import pytest

from engine.messaging.receiving import NotStoredError, TextReceiver
from engine.messaging.rings import Lane
from engine.store import inbound_texts
from tests.messaging.stage import ANN, BEN, number, raw_connect

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.store.inbound_texts import NewText
    from tests.messaging.stage import Stage

_SID = "SM" + 32 * "a"


@pytest.fixture
def receiver(stage: Stage) -> TextReceiver:
    """A receiver without a spool."""
    return TextReceiver(stage.pool, stage.bell, spool=None)


def _at_once(*work: Callable[[], object]) -> None:
    threads = [threading.Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_fifty_copies_in_one_flush_are_one_row(stage: Stage, receiver: TextReceiver) -> None:
    """Copies of one delivery in one statement: one row, and exactly one of them was new."""
    copies = [stage.new_text("hello", sid=_SID) for _ in range(50)]
    assert sorted(receiver._flush(copies), key=bool) == [False] * 49 + [True]
    assert len(stage.rows("select id from sms_messages")) == 1
    assert len(stage.rows("select id from phones")) == 1


def test_copies_over_two_connections_are_one_row(stage: Stage, receiver: TextReceiver) -> None:
    """Two web processes storing the same deliveries at the same time, in opposite order: one row each."""
    sids = [f"SM{place:032x}" for place in range(60)]
    results: list[bool | BaseException] = []

    def flush(order: list[str]) -> None:
        for _ in range(5):
            texts = [stage.new_text("hello", sid=sid, sender=number(sids.index(sid) % 7)) for sid in order]
            results.extend(receiver._flush(texts))

    _at_once(lambda: flush(sids), lambda: flush(sids[::-1]), lambda: flush(sids[30:] + sids[:30]))
    assert results.count(True) == len(sids)
    assert set(results) == {True, False}
    assert len(stage.rows("select id from sms_messages")) == len(sids)
    assert len(stage.rows("select id from phones")) == 7


def test_an_unknown_number_is_made_once(stage: Stage) -> None:
    """A transaction that has made the number but not committed makes the other wait, not fail and not double."""
    first, second = (stage.new_text(word, sender=BEN) for word in ("one", "two"))
    with raw_connect(stage.settings) as one, raw_connect(stage.settings) as two:
        with one.transaction():
            inbound_texts.store_texts(one, [first])
            waiting = threading.Thread(target=lambda: inbound_texts.store_texts(two, [second]))
            waiting.start()
            waiting.join(0.2)
            assert waiting.is_alive()
        waiting.join()
    rows = stage.rows("select phone_id from sms_messages")
    assert len(rows) == 2
    assert len({row["phone_id"] for row in rows}) == 1


def test_the_order_of_a_flush_is_kept(stage: Stage, receiver: TextReceiver) -> None:
    """Places follow the order of arrival, though rows go in sorted by SID."""
    texts = [stage.new_text(f"{place}", sid=f"SM{place:032x}") for place in (5, 1, 4, 2, 3)]
    receiver._flush(texts)
    rows = stage.rows("select id from sms_messages order by arrival_seq")
    assert [row["id"] for row in rows] == [text.id for text in texts]


def test_a_bad_row_is_refused_alone(stage: Stage, receiver: TextReceiver) -> None:
    """What the database refuses fails its own caller; its neighbours are stored in their order."""
    good = [stage.new_text(f"good {place}") for place in range(4)]
    bad = stage.new_text("bad", media=-1)
    results = receiver._flush([*good[:2], bad, *good[2:]])
    assert [type(result) for result in results] == [bool, bool, NotStoredError, bool, bool]
    rows = stage.rows("select id from sms_messages order by arrival_seq")
    assert [row["id"] for row in rows] == [text.id for text in good]


def test_a_deadlock_is_taken_apart_too(stage: Stage, receiver: TextReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that loses a deadlock is stored row by row."""
    store = inbound_texts.store_texts
    calls: list[int] = []

    def deadlock_first(conn: psycopg.Connection, texts: list[NewText]) -> object:
        calls.append(len(texts))
        if len(calls) == 1:
            raise psycopg.errors.DeadlockDetected
        return store(conn, texts)

    monkeypatch.setattr(inbound_texts, "store_texts", deadlock_first)
    assert receiver._flush([stage.new_text("one"), stage.new_text("two")]) == [True, True]
    assert calls == [2, 1, 1]


def test_a_database_that_is_away_asks_for_a_retry(stage: Stage, receiver: TextReceiver) -> None:
    """Without a spool the carrier must send again; nobody is told that the text is safe."""
    stage.pool.close()
    results = receiver._flush([stage.new_text("one"), stage.new_text("two")])
    assert [type(result) for result in results] == [NotStoredError] * 2
    assert stage.bell.rings == []


def test_the_bell_rings_after_the_commit(stage: Stage, receiver: TextReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the lane is rung, another connection already sees the text."""
    seen: list[int] = []

    def ring(lane: Lane) -> None:
        assert lane is Lane.TURNS
        with raw_connect(stage.settings) as conn:
            seen.append(conn.execute("select 1 from sms_messages").rowcount)

    monkeypatch.setattr(stage.bell, "ring", ring)
    receiver._flush([stage.new_text("one")])
    assert seen == [1]


def test_a_number_hashed_under_an_older_key_is_the_same_number(stage: Stage) -> None:
    """While hash keys are rotated, a text is filed under the row its number already has."""
    text = stage.new_text("one", sender=ANN)
    stage.store(text)
    (phone,) = stage.rows("select id, phone_hash from phones")
    newer = stage.new_text("two", sender=ANN)
    object.__setattr__(newer, "phone_hashes", ("f" * 64, phone["phone_hash"]))
    stage.store(newer)
    assert {row["phone_id"] for row in stage.rows("select phone_id from sms_messages")} == {phone["id"]}
