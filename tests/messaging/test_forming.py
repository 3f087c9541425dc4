"""Asking for company on the real tables: one draft, read back with its place, sent by GO once, gone without it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from crypto.sealed import Sealed
from engine import clock
from engine.matching.running import match_linkup
from engine.messaging.rings import Lane
from engine.sweeps import retention
from engine.sweeps.sweep import Means, run_sweep
from router import linkup_rows
from tests.matching.world import add_person, add_regions, person_id

if TYPE_CHECKING:
    from tests.messaging.readable import Readable
    from tests.messaging.talk import Talk

_INTERVIEW = (
    "ready", "hiking, board games and coffee", "coffee", "cozy, lots of laughing", "B", "A", "C and D", "B", "B", "B",
    "no karaoke", "evenings and weekends",
)  # fmt: skip
_THURSDAY = datetime(2026, 11, 19, 18, tzinfo=UTC)
"""Ten in the morning where the region is."""


@pytest.fixture
def zelda(talk: Talk) -> Talk:
    """A member who is known well enough, on a Thursday morning two weeks or less ahead of now."""
    moment = clock.now()
    days = timedelta(days=(_THURSDAY.weekday() - moment.weekday()) % 7)
    talk.wait(datetime.combine((moment + days).date(), _THURSDAY.time(), UTC) - moment + timedelta(days=7))
    talk.become_member()
    talk.say_all(*_INTERVIEW)
    neighbours(talk, 5)
    return talk


def neighbours(talk: Talk, number: int) -> None:
    """Add so many members of the same region, who suit whatever is asked."""
    people = [f"neighbour {each}" for each in range(number)]
    with talk.stage.pool.connection() as conn:
        add_regions(conn)
        for name in people:
            add_person(conn, name)
        conn.execute(
            "update users set region_id = (select region_id from users where first_name = 'Zelda') where id = any (%s)",
            [[person_id(name) for name in people]],
        )


def _linkup(talk: Talk) -> dict[str, Any]:
    return talk.row("select * from linkups order by created_at desc, id desc limit 1")


def _session(talk: Talk) -> str:
    row = talk.row("select mode::text as mode, state_token from conversation_sessions")
    return f"{row['mode']}/{row['state_token']}"


def _moves(talk: Talk) -> list[tuple[str, str]]:
    rows = talk.stage.rows(
        "select from_state, to_state from domain_events where entity_type = 'linkup' order by created_at, id"
    )
    return [(row["from_state"], row["to_state"]) for row in rows]


def test_a_request_becomes_a_linkup(zelda: Talk) -> None:
    """From "coffee sat morning?" over a correction to GO: one row, its options, its window, and every move told."""
    (said,) = zelda.say("coffee sat morning?")
    assert said.startswith("Coffee, Sat ")
    assert "at 10am" in said
    assert said.endswith("3 to 6 people. GO sends it, or tell me what to change. NO drops it.")
    assert _session(zelda) == "linkup_forming/reading_back"
    assert "at 11am" in zelda.say("at 11 instead")[0]
    assert ", 4 people." in zelda.say("no, 4 people")[0]
    (said,) = zelda.say("GO")
    assert said.startswith("On it: asking around for coffee, Sat ")
    linkup = _linkup(zelda)
    assert (linkup["state"], linkup["waves_sent"], linkup["min_size"], linkup["max_size"]) == ("broadcasting", 0, 4, 4)
    assert linkup["acceptance_window_ends_at"] == linkup["broadcasting_started_at"] + timedelta(hours=24)
    assert linkup["venue"].keys() >= {"name", "street", "landmark", "step_free"}
    option = zelda.row("select * from linkup_options")
    assert (option["option"], option["time_window"]) == ("A", "SAT_MORNING")
    assert option["event_time"].hour == 19
    assert _moves(zelda) == [("none", "draft"), ("draft", "broadcasting")]
    assert _session(zelda) == "idle/idle"
    assert zelda.stage.bell.rings.count(Lane.WAVES) == 1
    assert zelda.values(
        "select closed_reason from open_questions where starts_with(topic, 'linkup:') order by created_at"
    ) == [
        "answered",
        "answered",
        "answered",
    ]


def test_what_goes_out_can_be_matched(zelda: Talk) -> None:
    """The rows GO leaves are those a search for people reads."""
    zelda.say_all("hike sat or sunday morning?", "GO")
    with zelda.stage.pool.connection() as conn:
        run = match_linkup(conn, _linkup(zelda)["id"], now=clock.now())
    assert len(run.candidates) == 5
    assert zelda.values("select option from linkup_options order by option") == ["A", "B"]


def test_go_counts_once(zelda: Talk) -> None:
    """GO again, and the same request again, change nothing: it is out already, and there is one of it."""
    zelda.say_all("coffee sat morning?", "GO")
    before = _linkup(zelda)
    zelda.wait(timedelta(minutes=1))
    assert zelda.say("GO!")[0].startswith("It's out already: coffee")
    assert zelda.say("coffee saturday morning please?")[0].startswith("It's out already: coffee")
    assert zelda.say("hike sunday morning?")[0].startswith("I'm still asking around for coffee")
    assert _linkup(zelda) == before


def test_how_it_stands_is_told_with_its_end(zelda: Talk) -> None:
    """What GO said is said again to whoever asks when they will know."""
    (sent,) = zelda.say_all("coffee sat morning?", "GO")
    (said,) = zelda.say("when will i know?")
    assert said.startswith("Still asking around for coffee, Sat ")
    assert said.partition("You'll hear")[2] == sent.partition("You'll hear")[2]


def test_whoever_moves_leaves_their_draft_behind(zelda: Talk) -> None:
    """A new ZIP code in the middle of it counts at once; the plan for the old place is dropped with a word."""
    zelda.stage.execute("update regions set state = 'open' where slug = 'east-bay'")
    zelda.say("coffee sat morning?")
    zelda.say("I moved to 94607")
    (said,) = zelda.say("GO")
    assert said.startswith("You live elsewhere now, so I dropped that plan; nothing went out.")
    linkup = _linkup(zelda)
    assert (linkup["state"], linkup["canceled_reason"]) == ("canceled", "moved")


def test_go_before_the_plan_was_read_waits(zelda: Talk) -> None:
    """GO that crossed a changed plan on the way does not send what its writer has not seen."""
    zelda.say("coffee sat morning?")
    zelda.clock.wait(timedelta(seconds=10))
    zelda.stage.text("make it sunday")
    zelda.clock.wait(timedelta(seconds=1))
    zelda.stage.text("GO")
    (said,) = zelda.hear()
    assert said.startswith("Coffee, Sun ")
    assert _linkup(zelda)["state"] == "draft"
    zelda.say("GO")
    assert _linkup(zelda)["state"] == "broadcasting"


def test_no_drops_it_and_asking_again_works(zelda: Talk) -> None:
    """NO ends the draft; the same request later is another LinkUp with another key."""
    zelda.say_all("coffee sat morning?")
    assert zelda.say("NO")[0].startswith("Okay, dropped.")
    first = _linkup(zelda)
    assert (first["state"], first["canceled_reason"]) == ("canceled", "called_off")
    assert zelda.say("GO")[0].startswith("You'd dropped that plan, so nothing went out.")
    zelda.wait(timedelta(minutes=1))
    zelda.say("coffee sat morning?")
    second = _linkup(zelda)
    assert second["state"] == "draft"
    assert second["linkup_create_key"] != first["linkup_create_key"]
    assert second["brief"] == first["brief"]


def test_a_draft_dies_after_half_an_hour(zelda: Talk) -> None:
    """Without GO it is canceled in silence, not a second earlier; a late GO hears that it is gone."""
    zelda.say("coffee sat morning?")
    zelda.wait(timedelta(minutes=29))
    assert zelda.hear() == []
    assert _linkup(zelda)["state"] == "draft"
    zelda.wait(timedelta(minutes=1))
    assert zelda.hear() == []
    linkup = _linkup(zelda)
    assert (linkup["state"], linkup["canceled_reason"]) == ("canceled", "no_go")
    assert _session(zelda) == "idle/idle"
    assert zelda.say("go")[0].startswith("That plan timed out before your GO")
    assert _moves(zelda) == [("none", "draft"), ("draft", "canceled")]


def test_a_text_that_overtakes_the_end_makes_a_new_draft(zelda: Talk) -> None:
    """Half an hour later, before its end was noticed, a request does not find the old draft in its way."""
    zelda.say("coffee sat morning?")
    zelda.wait(timedelta(minutes=31))
    zelda.stage.execute("update inbox_events set due_at = due_at + interval '1 day' where processed_at is null")
    (said,) = zelda.say("hike sunday morning?")
    assert said.startswith("A hike, Sun ")
    assert zelda.values("select state::text from linkups order by created_at") == ["canceled", "draft"]


def test_three_starts_a_day(zelda: Talk) -> None:
    """The fourth LinkUp of a local day is refused; the next day it is not."""
    for body in ("coffee sat morning?", "hike sat morning?", "board games sunday at noon?"):
        zelda.say_all(body, "GO")
        zelda.stage.execute("update linkups set state = 'expired' where state = 'broadcasting'")
    assert zelda.say("coffee sunday morning?")[0].startswith("That's three plans sent today")
    zelda.wait(timedelta(days=1))
    assert zelda.say("coffee sunday morning?")[0].startswith("Coffee, Sun ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("update regions set state = 'waitlisted' where slug = 'san-francisco'", "I can't set things up around"),
        ("update regions set paused_at = now() where slug = 'san-francisco'", "I can't set things up around"),
        ("update entitlements set eligible_to_initiate = false", "Your membership doesn't cover"),
        ("update regions set venues = '[]' where slug = 'san-francisco'", "I don't have a good public place"),
    ],
)
def test_guards_refuse(zelda: Talk, change: str, said: str) -> None:
    """Whatever keeps a LinkUp from going out is said kindly, and leaves no row."""
    zelda.stage.execute(change)
    assert zelda.say("coffee sat morning?")[0].startswith(said)
    assert zelda.stage.rows("select id from linkups") == []
    assert _session(zelda) == "idle/idle"


def test_a_guard_refuses_at_go_too(zelda: Talk) -> None:
    """What has changed since the read-back counts: the draft ends with the reason said."""
    zelda.say("coffee sat morning?")
    zelda.stage.execute("update entitlements set eligible_to_initiate = false")
    assert zelda.say("GO")[0].startswith("Your membership doesn't cover")
    assert _linkup(zelda)["state"] == "canceled"


def test_too_few_people_keep_a_plan_from_going_out(zelda: Talk) -> None:
    """With four who could be asked GO sends nothing and says so; the plan stays, and with a fifth it goes out."""
    zelda.stage.execute("update users set state = 'suspended' where first_name = 'neighbour 0'")
    zelda.say("coffee sat morning?")
    (said,) = zelda.say("GO")
    assert said.startswith("Too few people around you fit that one, so it hasn't gone out.")
    assert (_linkup(zelda)["state"], _session(zelda)) == ("draft", "linkup_forming/reading_back")
    zelda.stage.execute("update users set state = 'active' where first_name = 'neighbour 0'")
    assert zelda.say("make it sunday")[0].startswith("Coffee, Sun ")
    assert zelda.say("GO")[0].startswith("On it: asking around for coffee, Sun ")


def test_only_go_counts_people(zelda: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other text costs what it did."""
    counted: list[int] = []

    def count(*_: object, enough: int, **__: object) -> int:
        counted.append(enough)
        return enough

    monkeypatch.setattr(linkup_rows, "count_fitting", count)
    zelda.say_all("coffee sat morning?", "at 11 instead", "is it free?")
    assert counted == []
    zelda.say("GO")
    assert counted == [5]


def test_a_request_set_aside_is_read_back_later(zelda: Talk) -> None:
    """A request beyond eight texts a minute is answered with the others set aside, place and all."""
    for number in range(9):
        zelda.stage.text(f"hello there, text {number}")
    zelda.stage.text("coffee sat morning?")
    zelda.hear()
    zelda.wait(timedelta(minutes=1))
    assert [said for said in zelda.hear() if said.startswith("Coffee, Sat ")]


def test_joining_entitles(zelda: Talk) -> None:
    """Until there is billing everybody who joins may take part and ask for company."""
    row = zelda.row(
        "select eligible_to_participate, eligible_to_initiate, source from entitlements e"
        " join users u on u.id = e.user_id where u.first_name = 'Zelda'"
    )
    assert tuple(row.values()) == (True, True, "before_billing")
    assert zelda.values(
        "select m.region_id is not null from match_pool m join users u on u.id = m.user_id where u.first_name = 'Zelda'"
    ) == [True]


def test_two_lanes_make_one_linkup(zelda: Talk) -> None:
    """The same request and GO, taken by several lanes at once, are one LinkUp that went out once."""
    for body in ("coffee sat morning?", "coffee saturday morning?", "hike sunday morning?"):
        zelda.clock.wait(timedelta(seconds=2))
        zelda.stage.text(body)
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda _: zelda.stage.take_turns(), range(4)))
    assert len(zelda.stage.rows("select id from linkups")) == 1
    assert len(zelda.stage.rows("select id from linkups where state in ('draft', 'broadcasting')")) == 1


def test_notes_are_sealed_and_go_the_day_after(zelda: Talk) -> None:
    """What was said beside the plan is kept sealed, is in no text to anybody, and is removed when it is over."""
    said = zelda.say_all("coffee sat morning? I'll bring a book", "GO")
    assert "book" not in " ".join(said)
    linkup = _linkup(zelda)
    sealed = Sealed(linkup["notes_ciphertext"], linkup["notes_iv"], linkup["notes_tag"], linkup["key_version"])
    keyring = zelda.stage.settings.sms_body_keys
    assert keyring.open(sealed, table="linkups", row_id=linkup["id"], column="notes") == "I'll bring a book"
    means = Means(zelda.stage.settings, zelda.stage.pool, zelda.stage.bell)
    starts_at = zelda.row("select event_time from linkup_options")["event_time"]
    retention.run(means, starts_at + timedelta(hours=23))
    assert _linkup(zelda)["notes_ciphertext"] is not None
    run_sweep(retention.SWEEP, means, starts_at + timedelta(hours=24))
    assert _linkup(zelda)["notes_ciphertext"] is None


def test_notes_of_a_dropped_plan_go_at_once(zelda: Talk) -> None:
    """Nothing came of it, so nothing of it is kept beyond the next sweep."""
    zelda.say_all("coffee sat morning? I'll bring a book", "NO")
    assert _linkup(zelda)["notes_ciphertext"] is not None
    retention.run(Means(zelda.stage.settings, zelda.stage.pool, zelda.stage.bell), clock.now())
    assert _linkup(zelda)["notes_ciphertext"] is None


def test_words_leave_no_trace(zelda: Talk, readable: Readable) -> None:
    """A request is kept in keys and numbers."""
    zelda.say_all("coffee sat morning? my sister Ottoline says I should", "GO")
    assert readable.columns_with("Ottoline", "sister") == set()
