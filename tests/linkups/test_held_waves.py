"""A deep outbound lane holds the waves of invites: what was promised goes before what is new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from engine.domain.pressure import deep
from engine.store import pressure
from tests.matching.world import NOW

if TYPE_CHECKING:
    from tests.linkups.people import Town

_TEXTS = """
insert into sms_outbound_jobs (id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version, purpose, lane,
  priority, status, run_at, zone_rule, may_repeat, template_version, correlation_id, idempotency_key)
select gen_random_uuid(), (select id from phones order by id limit 1), '+14155550199', 'x', 'x', 'x', 1, 'reply',
  'reply', 1, 'pending', %s, 'any_hour', true, 't@0', gen_random_uuid(), 'deep' || n from generate_series(1, %s) n
"""


def _at_one_a_second(town: Town) -> Town:
    return replace(town, settings=town.settings.model_copy(update={"sender_segments_per_second": 1.0}))


def test_a_deep_queue_holds_the_waves_and_lets_them_go_by_itself(town: Town) -> None:
    """A minute's worth of due texts: nobody is asked, nothing is searched for; when it has gone out, the wave goes."""
    slow = _at_one_a_second(town)
    slow.settle("Ann", people=6)
    linkup = slow.linkup()
    slow.do(_TEXTS, NOW, deep(1.0))
    slow.work()
    assert slow.waves(linkup) == []
    assert slow.rows("select from match_runs") == []
    slow.do("update sms_outbound_jobs set status = 'sent' where idempotency_key = 'deep1'")
    slow.work()
    assert slow.waves(linkup) == [6]


@pytest.mark.parametrize(("texts", "held"), [(59, False), (60, True)])
def test_how_deep_is_deep(town: Town, texts: int, *, held: bool) -> None:
    """Texts that are due count, and those of tomorrow do not."""
    town.settle("Ann")
    town.do(_TEXTS, NOW, texts)
    town.do(
        _TEXTS.replace("'deep'", "'later'").replace("%s, 'any_hour'", "%s + interval '1 day', 'any_hour'"), NOW, 100
    )
    with town.pool.connection() as conn:
        assert pressure.is_deep(conn, deep=deep(1.0), now=NOW) is held
