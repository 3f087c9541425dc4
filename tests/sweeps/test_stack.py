"""A whole stack: texts, a fake carrier that misbehaves, and a clock that is moved. One text each, whatever happened."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest
import requests

from engine.launcher.stack import Stack
from tests.stack.members import admit, question
from tests.stack.stack_stage import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PHONES = (f"+141555501{number:02}" for number in count(10))


@dataclass(frozen=True, slots=True)
class Playground:
    """The stack through its web port."""

    stack: Stack
    web: requests.Session

    def post(self, path: str, **content: Any) -> Any:  # noqa: ANN401 -- JSON of any shape
        """POST to the sandbox; anything but 200 fails the test with what was said."""
        answer = self.web.post(f"{self.stack.base_url}/sandbox/{path}", json=content, timeout=60)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def text(self, phone: str, body: str) -> None:
        """That phone texts us."""
        self.post(f"phones/{phone}/texts", body=body)

    def settle(self) -> None:
        """Nothing is left to do."""
        self.post("settle", timeout_seconds=40)

    def advance(self, seconds: float) -> None:
        """Business time moves; nothing may be left at the end."""
        assert self.post("clock", advance_seconds=seconds)["left"] == {}

    def accepted(self, phone: str) -> list[str]:
        """What the carrier accepted for that phone."""
        ledger = self.web.get(f"{self.stack.base_url}/sandbox/ledger", timeout=10).json()
        return [entry["body"] for entry in ledger if entry["to"] == phone]

    def rows(self, query: str) -> list[Any]:
        """Look into the database."""
        with psycopg.connect(self.stack.environment["DATABASE_URL"]) as conn:
            return conn.execute(query.encode()).fetchall()

    def change(self, statement: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Reach into the database."""
        with psycopg.connect(self.stack.environment["DATABASE_URL"]) as conn:
            conn.execute(statement.encode(), parameters)


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    """A stack for the tests of this file; its carrier hangs for moments, not for seconds."""
    with (
        Stack(tmp_path_factory.mktemp("stack"), shell=AT_ONCE, fsync=False) as stack,
        requests.Session() as web,
    ):
        playground = Playground(stack, web)
        playground.post("knobs", hang_seconds=0.3)
        yield playground
    for server in (stack.postgres, stack.redis):
        assert server is not None
        server.remove()


@pytest.mark.parametrize(
    "faults",
    [
        ["accept_then_timeout"],
        ["accept_then_timeout", "callback_drop"],
        ["http_500_after_accept"],
        ["http_500_after_accept", "callback_drop"],
        ["timeout_before_accept"],
        ["refuse_connection"],
        ["http_503"],
        ["rate_limit_429"],
        ["callback_drop"],
        ["callback_shuffle"],
        ["callback_duplicate"],
    ],
    ids="+".join,
)
def test_one_text_arrives_whatever_the_carrier_does(playground: Playground, faults: list[str]) -> None:
    """A few minutes later the person has our answer, once, and the job knows it."""
    phone = next(_PHONES)
    for fault in faults:
        playground.post("faults", kind=fault, count=1)
    playground.text(phone, "hello there")
    playground.settle()
    playground.advance(300)
    assert len(playground.accepted(phone)) == 1
    assert playground.rows("select distinct status from public.sms_outbound_jobs") == [("sent",)]


@pytest.mark.parametrize("times", [1, 3])
def test_a_lost_text_is_answered_once(playground: Playground, times: int) -> None:
    """Our webhook never hears of it, nor of its repetitions: minutes later the person has our answer, once."""
    phone, sid = next(_PHONES), f"SM{uuid4().hex}"
    playground.post("faults", kind="inbound_drop", count=times)
    for _ in range(times):
        url = f"{playground.stack.base_url}/sandbox/phones/{phone}/texts"
        lost = playground.web.post(url, json={"body": "hello there", "sid": sid}, timeout=60)
        assert lost.status_code == 502
    playground.settle()
    assert playground.accepted(phone) == []
    playground.advance(120)
    assert len(playground.accepted(phone)) == 1
    playground.post(f"phones/{phone}/texts", body="hello there", sid=sid)
    playground.settle()
    playground.advance(1800)
    assert len(playground.accepted(phone)) == 1


def test_an_unreachable_handset_is_tried_once_more(playground: Playground) -> None:
    """The carrier says 30003: a quarter of an hour later the same words go again, and nobody is alarmed."""
    phone = next(_PHONES)
    playground.post("faults", kind="error_code:30003", count=1)
    playground.text(phone, "hello there")
    playground.settle()
    playground.advance(600)
    assert len(playground.accepted(phone)) == 1
    playground.advance(600)
    first, second = playground.accepted(phone)
    assert first == second
    playground.advance(3600)
    assert len(playground.accepted(phone)) == 2
    assert playground.rows("select count(*) from public.operator_alerts where kind = 'duplicate_send'") == [(0,)]


def test_a_flood_is_answered_to_the_last_text(playground: Playground) -> None:
    """Twelve texts at once: eight are answered one by one, the other four together a minute later."""
    (phone,) = admit(playground, [next(_PHONES)])
    with ThreadPoolExecutor(12) as fingers:
        list(fingers.map(lambda place: playground.text(phone, question(place)), range(12)))
    playground.settle()
    assert len(playground.accepted(phone)) == 8
    assert playground.rows("select count(*) from public.sms_messages where outcome = 'folded'") == [(4,)]
    playground.advance(3600)
    assert len(playground.accepted(phone)) == 9
    assert playground.rows("select count(*) from public.sms_messages where outcome = 'folded'") == [(0,)]


def test_a_month_later_every_body_is_gone(playground: Playground) -> None:
    """Moving the clock beyond retention sweeps on the way: no words are left, every row is."""
    playground.text(next(_PHONES), "hello there")
    playground.settle()
    playground.advance(86_400 * 31)
    for table in ("sms_messages", "sms_outbound_jobs"):
        ((rows, bodies),) = playground.rows(f"select count(*), count(body_ciphertext) from public.{table}")  # noqa: S608 -- our tables
        assert (rows > 0, bodies) == (True, 0)


def test_settling_names_what_is_left(playground: Playground) -> None:
    """While the turns are paused a text cannot be taken: settling says so by kind, and succeeds once it was."""
    playground.change("insert into public.lane_pauses (lane, reason, paused_at) values ('turns', 'test', now())")
    playground.text(next(_PHONES), "hello there")
    answer = playground.web.post(f"{playground.stack.base_url}/sandbox/settle", json={"timeout_seconds": 0}, timeout=10)
    assert (answer.status_code, answer.json()["left"]) == (504, {"texts": 1})
    playground.change("delete from public.lane_pauses")
    playground.settle()
