from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest

from engine.sweeps import batches, retention
from engine.sweeps.sweep import Means, run_sweep
from tests.sweeps.stage import NOW, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.databases import Database

LONG_AGO = NOW - timedelta(days=400)
MESSAGES, JOBS = "sms_messages", "sms_outbound_jobs"


def _folded(world: World) -> UUID:
    text = world.text(at=LONG_AGO, outcome="folded")
    world.event(at=LONG_AGO, due_at=NOW + timedelta(minutes=1))
    return text


NEVER: dict[str, tuple[str, Callable[[World], UUID]]] = {
    "an unread text": (MESSAGES, lambda world: world.text(at=LONG_AGO)),
    "a folded text that waits for its answer": (MESSAGES, _folded),
    "a pending job": (JOBS, lambda world: world.job(at=LONG_AGO)),
    "a job being sent": (JOBS, lambda world: world.job("sending", at=LONG_AGO)),
    "an unknown job": (JOBS, lambda world: world.job("unknown", at=LONG_AGO)),
}


@pytest.mark.parametrize("what", NEVER)
def test_what_is_not_finished_keeps_its_body(world: World, means: Means, what: str) -> None:
    """However old it is, the body of anything unread, pending, sending or unknown stays."""
    table, make = NEVER[what]
    row_id = make(world)
    retention.run(means, NOW)
    assert world.has_body(table, row_id)


@pytest.mark.parametrize("days", [30, 90])
def test_a_read_text_loses_its_body_at_the_limit(world: World, means: Means, days: int) -> None:
    """A text's body goes RETENTION_DAYS after it came, not a second earlier; the row says when and stays."""
    means = Means(means.settings.model_copy(update={"retention_days": days}), means.pool, means.doorbell)
    limit = NOW - timedelta(days=days)
    old = world.text(at=limit - timedelta(seconds=1), outcome="answered")
    young = world.text(at=limit + timedelta(seconds=1), outcome="answered")
    assert retention.run(means, NOW).done == 1
    row = world.row(MESSAGES, old)
    assert (row["body_ciphertext"], row["body_iv"], row["body_tag"], row["body_purged_at"]) == (None, None, None, NOW)
    assert row["outcome"] == "answered"
    assert world.has_body(MESSAGES, young)


def test_our_own_texts_lose_their_bodies_too(world: World, means: Means) -> None:
    """Both tables are swept: a sent job's body and the sent message's."""
    job = world.job("sent", at=LONG_AGO)
    retention.run(means, NOW)
    left = world.conn.execute(
        "select count(*) from public.sms_messages where outbound_job_id = %s and body_ciphertext is not null", [job]
    ).fetchone()
    assert left == (0,)
    assert not world.has_body(JOBS, job)


@pytest.mark.parametrize("status", ["sent", "failed", "canceled", "expired"])
def test_an_ended_job_loses_its_body_after_a_week(world: World, means: Means, status: str) -> None:
    """Seven days after a job ended its body goes, and not a second earlier."""
    week = NOW - timedelta(days=7)
    old = world.job(status, at=week - timedelta(seconds=1))
    young = world.job(status, at=week + timedelta(seconds=1))
    retention.run(means, NOW)
    assert not world.has_body(JOBS, old)
    assert world.row(JOBS, old)["body_purged_at"] == NOW
    assert world.has_body(JOBS, young)


def test_the_week_begins_when_the_job_ends(world: World, means: Means) -> None:
    """A job decided long ago and sent yesterday still has its body."""
    job = world.job("sent", at=LONG_AGO, tried_at=NOW - timedelta(days=1))
    retention.run(means, NOW)
    assert world.has_body(JOBS, job)


def test_parked_rows_close_with_their_reason_at_the_limit(world: World, means: Means) -> None:
    """What nobody released by the end of retention ends as `parked`, its body gone; younger ones wait on."""
    text = world.parked_text(at=LONG_AGO)
    event = world.event(at=LONG_AGO, due_at=LONG_AGO, parked=True)
    young = world.parked_text(at=NOW - timedelta(days=29))
    report = run_sweep(retention.SWEEP, means, NOW)
    assert (report.due, report.done, report.failed) == (2, 2, 0)
    assert report.oldest_overdue_seconds == timedelta(days=370).total_seconds()
    assert [world.row(t, i)["outcome"] for t, i in ((MESSAGES, text), ("inbox_events", event))] == ["parked", "parked"]
    assert not world.has_body(MESSAGES, text)
    assert world.row(MESSAGES, young)["outcome"] is None
    assert world.has_body(MESSAGES, young)


def test_a_run_is_bounded_and_the_next_one_goes_on(world: World, means: Means, monkeypatch: pytest.MonkeyPatch) -> None:
    """One run does at most so many batches; what is left over is the next run's."""
    monkeypatch.setattr(batches, "BATCH", 2)
    monkeypatch.setattr(batches, "MOST_BATCHES", 2)
    for _ in range(5):
        world.text(at=LONG_AGO, outcome="answered")
    first, second, third = (run_sweep(retention.SWEEP, means, NOW) for _ in range(3))
    assert (first.due, first.done) == (5, 4)
    assert (second.due, second.done) == (1, 1)
    assert (third.due, third.done) == (0, 0)


def test_a_row_somebody_holds_is_passed_over(world: World, means: Means, database: Database) -> None:
    """A sweep waits for nobody: a locked row is left to the next run."""
    held, free = (world.text(at=LONG_AGO, outcome="answered") for _ in range(2))
    with psycopg.connect(database.url) as other:
        other.execute("select from public.sms_messages where id = %s for update", [held])
        assert retention.run(means, NOW).done == 1
    assert not world.has_body(MESSAGES, free)
    assert world.has_body(MESSAGES, held)
    assert retention.run(means, NOW).done == 1


def test_overlapping_runs_share_the_work(world: World, means: Means, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four runs at once handle every row once."""
    monkeypatch.setattr(batches, "BATCH", 3)
    for _ in range(40):
        world.text(at=LONG_AGO, outcome="answered")
    with ThreadPoolExecutor(4) as threads:
        done = sum(tally.done for tally in threads.map(lambda _: retention.run(means, NOW), range(4)))
    done += retention.run(means, NOW).done  # a run that met only held rows may have stopped early
    assert done == 40
