"""Texts to send, as turns and sweeps store them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine import clock
from engine.ids import new_id
from engine.store import outbox
from tests.messaging.stage import ANN

if TYPE_CHECKING:
    from tests.messaging.stage import Stage


def test_the_same_decision_is_one_text(stage: Stage) -> None:
    """Whoever decides again what was decided, after a death or beside somebody else, adds and breaks nothing."""
    stage.queue("words")
    (first,) = stage.jobs()
    repeated = outbox.NewJob(
        id=new_id(), user_id=None, phone_id=first["phone_id"], to_e164=ANN,
        body=stage.settings.sms_body_keys.seal("words", table="sms_outbound_jobs", row_id=new_id(), column="body"),
        purpose=first["purpose"], lane=first["lane"], priority=first["priority"], run_at=first["run_at"],
        not_after=first["not_after"], zone_rule=first["zone_rule"], may_repeat=first["may_repeat"], in_reply_to=None,
        template_version=first["template_version"], correlation_id=new_id(), key=first["idempotency_key"],
    )  # fmt: skip
    with stage.pool.connection() as conn:
        outbox.enqueue(conn, [repeated], now=clock.now())
    assert stage.jobs() == [first]
