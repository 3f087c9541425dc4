"""A text that cannot be handled: tried three times, set aside with an apology and an alert, and alone in its fate."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from crypto.keyring import Keyring
from engine import clock
from engine.domain.effects import ScheduleEvent
from engine.domain.turn import Decision
from engine.store import inbox
from engine.web.health import Health
from router.decide import decide_turn as decide
from router.load import load_turns as load
from tests.messaging.stage import ANN, BEN, CAT, bodies

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from engine.domain.turn import Turn
    from router.decide import Decided
    from tests.messaging.stage import Stage

_POISON = "poison"


def _in_python(_decided: Decided) -> Decided:
    raise ZeroDivisionError


def _in_sql(decided: Decided) -> Decided:
    """A decision whose rows the database refuses, at a statement nobody fetches from."""
    broken = ScheduleEvent(kind=None, due_at=decided.turn.now, key="k")  # type: ignore[arg-type]  # the fault
    effects = (*decided.decision.effects, broken)
    return replace(decided, decision=Decision(decided.decision.state, effects))


def _poison(monkeypatch: pytest.MonkeyPatch, fault: Callable[[Decided], Decided]) -> list[str]:
    """Every text that says "poison" meets ``fault``; gives the list that counts how often."""
    met: list[str] = []

    def decide_turn(turn: Turn, folded: Any = ()) -> Decided:  # noqa: ANN401 -- passed on
        decided = decide(turn, folded)
        if turn.text.body != _POISON:
            return decided
        met.append("met")
        return fault(decided)

    monkeypatch.setattr("router.turn.decide_turn", decide_turn)
    return met


def _break_seal(stage: Stage, text_id: UUID) -> None:
    """As a flipped bit on disk would."""
    stage.execute(
        "update sms_messages set body_tag = set_byte(body_tag, 0, 255 - get_byte(body_tag, 0)) where id = %(id)s",
        id=text_id,
    )


@pytest.mark.parametrize("fault", ["python", "sql", "seal"])
def test_poison_is_parked_and_its_neighbours_are_answered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """A fault in deciding, in writing or in the seal: three counted tries, then parked; all others are answered."""
    stage.text("hello", sender=BEN)
    poisoned = stage.text(_POISON, sender=ANN)
    stage.text("hello", sender=CAT)
    if fault == "seal":
        _break_seal(stage, poisoned)
    else:
        _poison(monkeypatch, _in_python if fault == "python" else _in_sql)
    lane = stage.lane()
    lane.step()
    assert (stage.outcomes(BEN), stage.outcomes(CAT)) == (["answered"], ["answered"])
    (row,) = stage.rows("select attempts, parked_at, processing_error from sms_messages where id = %(id)s", id=poisoned)
    assert (row["attempts"], row["parked_at"]) == (1, None)
    assert row["processing_error"]
    stage.take_turns(lane)
    (row,) = stage.rows("select * from sms_messages where id = %(id)s", id=poisoned)
    assert (row["attempts"], row["outcome"]) == (3, None)
    assert row["parked_at"] is not None
    apologies = [job for job in stage.jobs() if job["purpose"] == "apology"]
    assert [job["to_e164"] for job in apologies] == [ANN]
    assert bodies(stage, "sms_outbound_jobs", apologies)[0].startswith("JOSH here. Something broke")
    assert stage.alerts() == ["text_parked"]


def test_what_comes_after_poison_is_handled(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number whose text was set aside is answered again at its next one."""
    _poison(monkeypatch, _in_python)
    stage.text(_POISON)
    stage.text("hello")
    stage.take_turns()
    assert stage.outcomes() == [None, "answered"]


def test_an_opted_out_number_gets_no_apology(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Consent outranks courtesy."""
    stage.text("STOP")
    stage.take_turns()
    _poison(monkeypatch, _in_python)
    stage.text(_POISON)
    stage.take_turns()
    assert [job["purpose"] for job in stage.jobs()] == []
    assert stage.alerts() == ["text_parked"]


@pytest.mark.parametrize(
    "error",
    [
        psycopg.OperationalError(),
        psycopg.errors.DeadlockDetected(),
        psycopg.errors.SerializationFailure(),
        psycopg.errors.LockNotAvailable(),
        psycopg.errors.AdminShutdown(),
        psycopg.errors.DiskFull(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_passing_trouble_is_never_counted(stage: Stage, monkeypatch: pytest.MonkeyPatch, error: psycopg.Error) -> None:
    """What says nothing about the text itself is tried again and again, in a batch and alone, without a count."""
    poisoned = stage.text(_POISON)
    met = _poison(monkeypatch, lambda _decided: (_ for _ in ()).throw(error))
    lane = stage.lane()
    for _ in range(3):
        with pytest.raises(type(error)):
            lane.step()
    with stage.pool.connection() as conn:
        (phone,) = stage.rows("select id from phones")
        for _ in range(3):
            with pytest.raises(type(error)):
                lane._take_alone(conn, phone["id"])
    assert len(met) == 6
    (row,) = stage.rows("select attempts, parked_at from sms_messages where id = %(id)s", id=poisoned)
    assert (row["attempts"], row["parked_at"]) == (0, None)
    monkeypatch.undo()
    stage.take_turns()
    assert stage.outcomes() == ["answered"]


def test_a_text_that_kills_its_worker_is_parked_untried(stage: Stage) -> None:
    """The count is committed before the try: after three deaths the text is set aside without another one."""
    poisoned = stage.text("hello")
    (phone,) = stage.rows("select id from phones")
    lane = stage.lane()
    for _ in range(3):
        with stage.pool.connection() as conn:
            assert lane._count_try(conn, phone["id"], clock.now()) is not None
    with stage.pool.connection() as conn:
        assert lane._take_alone(conn, phone["id"])
    (row,) = stage.rows("select * from sms_messages where id = %(id)s", id=poisoned)
    assert (row["processing_error"], row["outcome"]) == ("worker_died", None)
    assert row["parked_at"] is not None
    assert stage.alerts() == ["text_parked"]


def test_work_that_waits_long_is_taken_alone(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody finished in thirty seconds may be what kills workers: it takes no neighbour along."""
    sizes: list[int] = []

    def load_turns(conn: psycopg.Connection, phones: list[object], **more: Any) -> Any:  # noqa: ANN401 -- passed on
        sizes.append(len(phones))
        return load(conn, phones, **more)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr("router.turn.load_turns", load_turns)
    monkeypatch.setattr(inbox, "ALONE_AFTER", timedelta(0))
    for who in (ANN, BEN, CAT):
        stage.text("hello", sender=who)
    stage.take_turns()
    assert set(sizes) == {1}
    assert [stage.outcomes(who) for who in (ANN, BEN, CAT)] == [["answered"]] * 3
    (row,) = stage.rows("select max(attempts) as most from sms_messages where direction = 'in'")
    assert row["most"] == 1


def test_an_unknown_key_stops_the_lane_and_turns_readiness_red(stage: Stage) -> None:
    """Texts sealed under a key this worker lacks cannot be read by trying again: pause, alert, and say so."""
    stage.text("hello")
    lane = stage.lane()
    lane._keyring = Keyring.parse("9:" + "QUJD" * 10 + "QUI=")
    assert lane.step() is False
    (row,) = stage.rows("select attempts, outcome from sms_messages")
    assert (row["attempts"], row["outcome"]) == (0, None)
    assert stage.alerts() == ["lane_paused"]
    health = Health(stage.settings, stage.pool, stage.bell)
    assert health._check()["keys"] == "a key is missing for: turns"
    # Even a worker with the right keys leaves the lane alone until an operator resumes it.
    stage.take_turns()
    assert stage.outcomes() == [None]
    assert stage.alerts() == ["lane_paused"]
    stage.execute("delete from lane_pauses")
    stage.take_turns()
    assert stage.outcomes() == ["answered"]
    assert health._check()["keys"] == "ok"
