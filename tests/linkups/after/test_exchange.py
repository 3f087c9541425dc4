"""Numbers are swapped by two who both say so, once, and nobody ever learns of anything else."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from engine.linkups.revealing import reveal_mutual, suppress_reveals
from engine.store import exchanges
from engine.store.connections import transaction
from tests.linkups.after.evening import PEOPLE
from tests.linkups.undelivered import comes_back
from tests.matching.world import phone_id

if TYPE_CHECKING:
    from engine.store.exchanges import MutualRow
    from tests.linkups.after.evening import Evening

LISTED = (
    "Swap numbers with anyone who came? It only happens if they choose you too, and once swapped it can't be taken"
    " back. Reply with numbers, ALL or NONE: "
)


@pytest.fixture
def asked(evening: Evening) -> Evening:
    """Everybody went, and is shown the list."""
    evening.over()
    for name in PEOPLE:
        evening.went(name)
    return evening


def swaps(evening: Evening) -> list[tuple[bool, str | None]]:
    """What came of mutual yeses: whether revealed, else why not."""
    query = "select revealed_at is not null as shown, suppressed_reason from contact_exchanges order by id"
    found = evening.rows(query)
    return [(row["shown"], row["suppressed_reason"]) for row in found]


def connected(evening: Evening) -> int:
    """How many pairs know each other."""
    return len(evening.rows("select * from connections"))


def block(evening: Evening, blocker: str, blocked: str) -> None:
    """Somebody blocks somebody."""
    evening.plan.town.do(
        "insert into user_blocks (blocker_user_id, blocker_phone_id, blocked_user_id, blocked_phone_id, source)"
        " values (%s, %s, %s, %s, 'block')",
        evening.user(blocker), phone_id(blocker), evening.user(blocked), phone_id(blocked),
    )  # fmt: skip


def test_the_whole_of_it(evening: Evening) -> None:
    """Attendance, again, anything to remember, the list; each question after the answer to the one before."""
    evening.over()
    assert evening.say("Ann", "1") == [
        "Glad you went! Would you do it again with these people? Reply 1 gladly, 2 rather not."
    ]
    assert evening.say("Ann", "1") == ["Noted. Anything I should remember about it? A few words, or SKIP."]
    assert evening.say("Ann", "Ben tells the best stories") == [f"{LISTED}1 Ben, 2 Cat, 3 Dee."]
    assert evening.say("Ann", "1 and 3")[0].startswith("Noted: Ben and Dee. If it's mutual")
    kept = evening.outcome("Ann")
    assert (kept["attendance_response"], kept["do_again"], kept["feedback"]) == ("attended", True, None)
    assert b"stories" not in kept["feedback_ciphertext"]
    assert set(kept["steps_done"]) == {"attendance", "do_again", "remember", "swap"}
    assert kept["next_prompt_at"] is None
    assert evening.status("Ann") == "attended"
    choices = evening.rows("select * from contact_exchange_choices order by choice desc")
    assert [row["choice"] for row in choices] == [True, True, False]


def test_a_mutual_yes(asked: Evening) -> None:
    """Both learn first name and number, once, in the words of their own text; there is one row of each kind."""
    asked.say("Ann", "1")
    told = asked.all_say("Ben", "1")  # Ann is first on Ben's list
    number = {name: asked.plan.number(name) for name in PEOPLE}
    assert set(told) == {"Ann", "Ben"}
    assert any(f"{number['Ben'][-4:]}." in text and "Ben's number" in text for text in told["Ann"])
    assert any(f"{number['Ann'][-4:]}." in text and "Ann's number" in text for text in told["Ben"])
    assert swaps(asked) == [(True, None)]
    assert connected(asked) == 1
    assert asked.all_say("Ann", "CHANGE") == {"Ann": [f"{LISTED}2 Cat, 3 Dee."]}
    again = asked.all_say("Ann", "ALL")
    assert set(again) == {"Ann"}
    assert swaps(asked) == [(True, None)]


def test_a_yes_that_is_not_returned_is_never_told(asked: Evening) -> None:
    """Whoever is not chosen hears nothing, and neither does whoever chose, whatever the other one says."""
    assert set(asked.all_say("Ann", "ALL")) == {"Ann"}
    for name in ("Ben", "Cat", "Dee"):
        assert set(asked.all_say(name, "NONE")) == {name}
    assert swaps(asked) == []
    assert connected(asked) == 0
    heard = [text for texts in asked.plan.heard().values() for text in texts]
    assert not [text for text in heard if "number:" in text]


def test_a_mind_changed_in_time(asked: Evening) -> None:
    """Until it is mutual a yes can be taken back, and a no too."""
    asked.say("Ann", "1")
    asked.say("Ann", "CHANGE", "NONE")
    assert set(asked.all_say("Ben", "1")) == {"Ben"}
    assert swaps(asked) == []
    asked.say("Ann", "CHANGE")
    assert set(asked.all_say("Ann", "1")) == {"Ann", "Ben"}
    assert swaps(asked) == [(True, None)]


def test_only_who_went_chooses(evening: Evening) -> None:
    """Whoever was not there is asked nothing more, and is on nobody's list."""
    evening.over()
    assert evening.say("Dee", "2") == [
        "Thanks for saying so. Next time, text CAN'T before it begins, so that nobody waits for you."
    ]
    assert evening.status("Dee") == "no_show"
    assert evening.went("Ann") == [f"{LISTED}1 Ben, 2 Cat."]
    assert evening.say("Ben", "3")[0].startswith("Okay, I'll leave it open.")


def test_the_list_keeps_its_numbers(asked: Evening) -> None:
    """A number means whom it meant when it was shown, whoever turns out not to have come since."""
    asked.say("Ben", "CHANGE")
    asked.say("Cat", "NONE")
    assert asked.say("Ann", "3")[0].startswith("Noted: Dee.")


def test_the_blocker_does_not_see_the_blocked(evening: Evening) -> None:
    """The blocked still sees the blocker, chooses, and nothing happens; nobody is told, an operator looks at it."""
    block(evening, "Ann", "Ben")
    evening.over()
    assert evening.went("Ann") == [f"{LISTED}1 Cat, 2 Dee."]
    assert evening.went("Ben") == [f"{LISTED}1 Ann, 2 Cat, 3 Dee."]
    evening.say("Ann", "ALL")
    assert set(evening.all_say("Ben", "1")) == {"Ben"}
    assert swaps(evening) == []


@pytest.mark.parametrize("what", ["block", "hold", "left"])
def test_looked_at_again_before_it_is_told(asked: Evening, what: str) -> None:
    """A block, a hold or an opt-out since the first yes: neither learns anything, and it is kept for review."""
    asked.say("Ann", "1")
    if what == "block":
        block(asked, "Ann", "Ben")
    elif what == "hold":
        asked.plan.town.do(
            "insert into safety_holds (phone_id, user_id, state, reason, applied_at)"
            " values (%s, %s, 'soft_hold', 'test', %s)",
            phone_id("Ann"), asked.user("Ann"), asked.plan.town.now,
        )  # fmt: skip
    else:
        asked.plan.town.do(
            "insert into sms_opt_outs (phone_id, scope, via, opted_out_at) values (%s, 'all_texts', 'test', %s)",
            phone_id("Ann"), asked.plan.town.now,
        )  # fmt: skip
    told = asked.all_say("Ben", "1")
    assert set(told) == {"Ben"}
    assert told["Ben"][0].startswith("Noted: Ann. If it's mutual")
    assert swaps(asked) == [(False, what)]
    assert connected(asked) == 0
    assert "swap_suppressed" in asked.plan.stage.alerts()


def test_two_last_answers_at_once(asked: Evening) -> None:
    """However they fall, one exchange, one connection, one text to each: the second answer finds the first."""
    for name in ("Ann", "Ben", "Cat"):
        asked.plan.send(name, "ALL")
    with ThreadPoolExecutor(4) as pool:
        for future in [pool.submit(asked.plan.stage.take_turns, asked.plan.stage.lane(batch=1)) for _ in range(4)]:
            future.result()
    assert swaps(asked) == [(True, None)] * 3
    assert connected(asked) == len(("Ann", "Ben", "Cat"))
    reveals = asked.rows("select * from sms_outbound_jobs where purpose = 'exchange'")
    assert len(reveals) == 2 * 3
    assert len({(row["user_id"], row["idempotency_key"]) for row in reveals}) == 2 * 3


def test_whoever_leaves_takes_their_yes_along(asked: Evening) -> None:
    """What somebody said yes to before they left or were held comes to nothing, even after they are back."""
    asked.say("Ann", "ALL")
    with asked.plan.town.pool.connection() as conn, transaction(conn):
        suppress_reveals(conn, [asked.user("Ann")], reason="left", now=asked.plan.town.now)
    assert set(asked.all_say("Ben", "1")) == {"Ben"}
    assert swaps(asked) == []


def test_numbers_that_are_on_their_way_are_held_back(asked: Evening) -> None:
    """A reveal that nobody has read yet is none; one that somebody has stays."""
    asked.say("Ann", "1")
    asked.plan.say("Ben", "1")  # nothing was handed over
    with asked.plan.town.pool.connection() as conn, transaction(conn):
        suppress_reveals(conn, [asked.user("Ann")], reason="hold", now=asked.plan.town.now)
    assert swaps(asked) == [(False, "hold")]
    assert connected(asked) == 0
    reveals = asked.rows("select status from sms_outbound_jobs where purpose = 'exchange'")
    assert [row["status"] for row in reveals] == ["canceled"] * 2


def test_numbers_that_would_go_again_are_held_back(asked: Evening) -> None:
    """A reveal that no handset took does not go again to somebody who must not have the number any more."""
    asked.say("Ann", "1")
    asked.plan.say("Ben", "1")
    town = asked.plan.town
    with town.pool.connection() as conn:
        assert comes_back(conn, "exchange", keyring=town.settings.sms_body_keys, run_at=town.now) == 2
        with transaction(conn):
            suppress_reveals(conn, [asked.user("Ann")], reason="hold", now=town.now)
    assert swaps(asked) == [(False, "hold")]
    again = asked.rows("select status, canceled_reason from sms_outbound_jobs where purpose = 'exchange' and again = 1")
    assert [(row["status"], row["canceled_reason"]) for row in again] == [("canceled", "hold")] * 2


def test_the_same_text_twice_is_one_answer(asked: Evening) -> None:
    """A copy of an answer changes nothing."""
    asked.say("Ann", "1", "1")
    asked.say("Ben", "1")
    assert swaps(asked) == [(True, None)]


def test_stop_takes_their_yes_along(asked: Evening) -> None:
    """Somebody who has texted STOP gives nobody their number any more, nor after START."""
    asked.say("Ann", "ALL")
    asked.say("Ann", "STOP")
    asked.say("Ann", "START")
    assert set(asked.all_say("Ben", "1")) == {"Ben"}
    assert swaps(asked) == []


def test_the_second_of_two_answers_finds_the_first(asked: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers that have each written an answer and not committed cannot both look for the other's: one waits."""
    both, read_mutual = threading.Barrier(2, timeout=1.5), exchanges.read_mutual

    def look(*args: Any) -> list[MutualRow]:  # noqa: ANN401 -- what read_mutual takes
        found = read_mutual(*args)
        with contextlib.suppress(threading.BrokenBarrierError):  # the other one waits at the lock, as it should
            both.wait()
        return found

    monkeypatch.setattr(exchanges, "read_mutual", look)
    for name in ("Ann", "Ben"):
        asked.plan.send(name, "1")
    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(asked.plan.stage.take_turns, asked.plan.stage.lane(batch=1)) for _ in range(2)]:
            future.result()
    assert swaps(asked) == [(True, None)]


def test_who_has_the_number_is_not_told_twice(asked: Evening) -> None:
    """Two who meet again after they swapped numbers are not on each other's list, and nothing is revealed twice."""
    asked.say("Ann", "1")
    asked.say("Ben", "1")
    asked.plan.town.do(
        "insert into contact_exchange_choices (linkup_id, chooser_user_id, target_user_id, choice)"
        " select %s, c.chooser_user_id, c.target_user_id, true from contact_exchange_choices c where c.choice",
        second_time(asked),
    )
    with asked.plan.town.pool.connection() as conn, transaction(conn):
        reveal_mutual(
            conn,
            [asked.plan.id],
            answering=(),
            activities={asked.plan.id: "hiking"},
            keyring=asked.plan.town.settings.sms_body_keys,
            now=asked.plan.town.now,
        )
    assert swaps(asked) == [(True, None)]
    assert connected(asked) == 1


def second_time(evening: Evening) -> object:
    """The same four at another LinkUp, which is over; gives its id."""
    evening.plan.add(by="Dee", activity="hiking")
    begun = "update linkups set state = 'locked', locked_at = now(), event_time = now() where id = %s"
    evening.plan.town.do(begun, evening.plan.id)
    for name in PEOPLE:
        evening.plan.town.do(
            "insert into linkup_participants (linkup_id, user_id, role, status)"
            " values (%s, %s, 'participant', 'attended')",
            evening.plan.id, evening.user(name),
        )  # fmt: skip
        evening.plan.town.do(
            "insert into linkup_outcomes (id, linkup_id, user_id, attendance_response)"
            " values (gen_random_uuid(), %s, %s, 'attended')",
            evening.plan.id, evening.user(name),
        )  # fmt: skip
    evening.plan.town.do("update linkups set state = 'completed' where id = %s", evening.plan.id)
    return evening.plan.id
