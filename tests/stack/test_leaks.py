"""No body, number, name or code stands anywhere but sealed, or in the columns declared to hold it."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.stack import evidence
from tests.stack.mischief import Mischief
from tests.stack.planted import Planted, search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.stack.stack_stage import Stage

pytestmark = pytest.mark.xdist_group("stack-outages")  # after the outages: at most two stacks run at once

_CONTROL = Planted("control", "+14155550187")


@dataclass(frozen=True, slots=True)
class Scene:
    """What was planted and what was found lying about afterwards."""

    planted: list[Planted]
    evidence: Mapping[str, bytes]
    declared: Mapping[str, bytes]
    statuses: Mapping[str, int]


@pytest.fixture(scope="module")
def scene(stage: Stage) -> Scene:
    """The stack after every mischief, with everything readable collected."""
    wiretap = evidence.Wiretap(stage.redis.url)
    mischief = Mischief(stage)
    mischief.talk()
    mischief.join()
    mischief.anger_the_carrier()
    mischief.poison_a_turn()
    mischief.anger_postgres()
    mischief.forge()
    found = mischief.take_postgres_away()
    stage.advance(300)
    found |= evidence.redis_content(stage) | evidence.shown(stage)
    mischief.take_redis_away()
    wiretap.close()
    found |= {"everything Redis was told": "\n".join(wiretap.heard).encode()}
    found |= evidence.files(stage) | evidence.columns(stage) | mischief.answers
    return Scene(mischief.planted, found, evidence.columns(stage, declared=True), mischief.statuses)


def test_nothing_planted_is_found(scene: Scene) -> None:
    """Logs, Redis, metrics, PostgreSQL's log, every undeclared column, spool, answers: not one word or number."""
    assert search(scene.planted, scene.evidence) == []


def test_the_search_sees_what_is_there(scene: Scene) -> None:
    """The declared columns, searched in the same way, do hold the senders' numbers: the search is not blind."""
    finds = "\n".join(search(scene.planted, scene.declared))
    for label in ("chat", "flood", "error_code:21614", "poison", "constraint on sms_outbound_jobs", "spool"):
        assert f"the sender of {label} in column public.sms_messages.from_e164" in finds
    said = [find for find in finds.splitlines() if find.startswith(("a word", "the birthday", "the ZIP code"))]
    assert said == [
        "a word of join in column public.users.first_name",
        "a word of join in column public.users.last_name",
        "the birthday of join in column public.users.birthday",
        "the ZIP code of join in column public.users.zip",
    ]


@pytest.mark.parametrize(
    "leak",
    [
        _CONTROL.body,
        _CONTROL.words[0],
        _CONTROL.words[1].title(),
        _CONTROL.words[2].upper(),
        f"code={_CONTROL.code}",
        f"zip={_CONTROL.zip_code}",
        _CONTROL.story[1],
        f"born {_CONTROL.birthday}",
        _CONTROL.phone,
        "14155550187",
        "(415) 555-0187",
        "415.555.0187",
        "%2B14155550187",
        "555-0187",
        '"from": "5550187"',
        _CONTROL.body.encode().hex(),
        base64.b64encode(_CONTROL.body.encode()).decode(),
        base64.b64encode(b"x" + _CONTROL.body.encode()).decode(),
        base64.b64encode(b"xy" + _CONTROL.phone.encode()).decode(),
    ],
)
def test_a_leak_would_be_found(scene: Scene, leak: str) -> None:
    """One more line in a copy of a log, in any spelling, is found by the very search that found nothing."""
    (log,) = [place for place in scene.evidence if place.endswith("web.log")]
    assert search([_CONTROL], {"the log": scene.evidence[log]}) == []
    copy = scene.evidence[log] + f'{{"event": "careless", "value": "{leak}"}}\n'.encode()
    assert search([_CONTROL], {"the copy": copy})


def test_the_evidence_is_complete(scene: Scene, stage: Stage) -> None:
    """Every path was walked and every place looked at: nothing was found because there was something to find."""
    for place in ("web.log", "worker.log", "clock.log", "sandbox.log", "everything Redis was told", "page metrics"):
        assert any(content for name, content in scene.evidence.items() if name.endswith(place)), place
    assert any(name.startswith("spool ") and content for name, content in scene.evidence.items())
    assert any("cluster/log" not in name and "log/postgresql" in name for name in scene.evidence)
    assert b"josh:lane:turns" in scene.evidence["everything Redis was told"]
    assert b"actor_name" in scene.evidence["everything Redis was told"]
    assert ("SealBroken",) in stage.rows("select processing_error from public.sms_messages where parked_at is not null")
    alerts = {row[0] for row in stage.rows("select kind from public.operator_alerts")}
    assert alerts == {"text_parked", "send_refused", "delivery_failed", "inbound_recovered"}
    for name in ("turn_failed", "flush_failed", "batch_taken_apart", "webhook_refused", "ring_failed"):
        assert any(name.encode() in content for place, content in scene.evidence.items() if ".log" in place), name


def test_forgeries_are_refused(scene: Scene) -> None:
    """Each forged request got a 4xx; only well-formed ones of the carrier's got through."""
    through = {label: status for label, status in scene.statuses.items() if not 400 <= status < 500}
    assert through == {"NUL": 200, "status of a stranger": 204}
