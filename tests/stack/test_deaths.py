"""Kill -9 of any process at the worst moment: nothing is lost and nothing doubled."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.stack.town import new_sid, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.stack.town import Town

pytestmark = pytest.mark.xdist_group("town-2")


@pytest.fixture(autouse=True)
def _audited(town: Town) -> Iterator[None]:
    """After every death the carrier's memory and ours agree."""
    yield
    town.wait_ready()
    town.settle()
    town.audit()


def test_a_worker_killed_in_the_middle_of_a_turn(town: Town) -> None:
    """The turn happens once: the dead worker's transaction is rolled back, or was committed whole."""
    phones = [number(place) for place in range(6)]
    with town.locked("message_events") as somebody_waits:
        for phone in phones:
            town.text(phone, "what is this")
        town.until(somebody_waits)
        town.kill("worker")
    town.settle()
    assert [town.outcomes(phone) for phone in phones] == [["answered"]] * 6


def test_the_web_process_killed_in_the_middle_of_a_flush(town: Town) -> None:
    """A text that was never acknowledged is sent again by the carrier and stored once."""
    sid, phone = new_sid(), number(10)
    heard: list[int] = []
    with town.locked("sms_messages") as somebody_waits:
        sender = threading.Thread(target=lambda: heard.append(town.text(phone, "what is this", sid=sid)))
        sender.start()
        town.until(somebody_waits)
        town.kill("web")
    sender.join()
    town.wait_ready()
    while 200 not in heard:  # as Twilio does when its connection broke
        heard.append(town.text(phone, "what is this", sid=sid))
    town.settle()
    assert town.outcomes(phone) == ["answered"]


def test_a_worker_killed_between_acceptance_and_record(town: Town) -> None:
    """The carrier has the text, we do not know it: its callback settles the job, and it is never sent again."""
    phone = number(20)
    town.turn(hang_seconds=5)
    town.arm("accept_then_timeout")
    town.text(phone, "what is this")
    town.until(lambda: phone in {entry["to"] for entry in town.ledger()})
    town.kill("worker")
    town.until(lambda: _statuses(town, phone) == ["sent"])
    town.advance(900)
    assert [entry["to"] for entry in town.ledger()].count(phone) == 1


def test_a_worker_killed_before_acceptance_without_any_callback(town: Town) -> None:
    """A send nobody can account for is looked up, proven absent, and repeated once."""
    phone = number(21)
    town.turn(hang_seconds=5)
    town.arm("timeout_before_accept")
    town.text(phone, "what is this")
    town.until(lambda: _statuses(town, phone) == ["sending"])
    town.kill("worker")
    with town.connect() as conn:  # the lease is real time: nobody waits a minute for it here
        conn.execute("update sms_outbound_jobs set lease_until = clock_timestamp() where status = 'sending'")
    town.wait_ready()
    town.advance(900)
    town.settle()
    assert [entry["to"] for entry in town.ledger()].count(phone) == 1
    assert _statuses(town, phone) == ["sent"]


def test_everything_of_ours_killed_under_load(town: Town) -> None:
    """Web, worker and clock die while texts pour in; what was acknowledged is answered, in order, once."""
    phones = [number(30 + place) for place in range(8)]
    sent: dict[str, list[str]] = {phone: [] for phone in phones}
    stop = threading.Event()

    def pour(phone: str) -> int:
        for place in range(7):
            sid = new_sid()
            while town.text(phone, f"question {place}", sid=sid) != 200:
                stop.wait(0.1)  # the carrier tries again
            sent[phone].append(sid)
        return 200

    killer = threading.Thread(target=lambda: [(stop.wait(0.3), town.kill(name)) for name in ("worker", "web", "clock")])
    killer.start()
    town.at_once(*(lambda phone=phone: pour(phone) for phone in phones))  # type: ignore[misc]  # bound per phone
    killer.join()
    town.wait_ready()
    town.settle()
    for phone in phones:
        assert town.outcomes(phone) == ["answered"] * 7
        town.sent_in_order(phone, sent[phone])


def _statuses(town: Town, phone: str) -> list[str]:
    found = town.rows(
        "select status from sms_outbound_jobs where to_e164 = %(phone)s order by enqueue_seq", phone=phone
    )
    return [row["status"] for row in found]
