"""From a stranger to a member on the real tables: sealed on the way, admitted once, by the words that were shown."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from engine.domain.voice import TEMPLATES, Line
from engine.ids import new_id
from tests.messaging.stage import ANN, BEN, CAT, new_sid, number
from tests.messaging.talk import PAUSE, Talk

if TYPE_CHECKING:
    from tests.messaging.readable import Readable

_SPELLINGS = ("Zelda", "Quimby", "3/14/1994", "1994-03-14", "03141994", "Mar 14", "94110")
_DECLARED = {"users.first_name", "users.last_name", "users.birthday", "users.zip"}
_SCOPES = {"recurring_texts", "age_18", "terms", "privacy"}
_NO_SPAM = "JOSH sends recurring automated texts, about 40 a month. Reply AGREE to agree to that."


def test_what_strangers_say_is_sealed(talk: Talk, readable: Readable) -> None:
    """Before AGREE no column holds name, birthday or ZIP code; afterwards only those of users that are there for it."""
    talk.join()
    assert talk.row("select step from pending_joins")["step"] == "agree"
    assert readable.columns_with(*_SPELLINGS) == set()
    talk.say("AGREE")
    assert talk.values("select count(*) from pending_joins") == [0]
    assert readable.columns_with(*_SPELLINGS) == _DECLARED


def test_progress_lasts_seven_days(talk: Talk) -> None:
    """Within seven days of their last word they are where they were; after that they begin anew."""
    talk.say_all("JOIN", "Zelda Quimby")
    before = talk.row("select * from pending_joins")
    talk.wait(timedelta(days=6, hours=23))
    assert "ZIP" in talk.say("3/14/1994")[-1]
    assert talk.row("select started_at from pending_joins")["started_at"] == before["started_at"]
    talk.wait(timedelta(days=7, minutes=1))
    assert "94110" not in talk.say("94110")[-1]
    assert talk.row("select step from pending_joins")["step"] == "zip"  # it went nowhere: the row has run out
    assert "first and last name" in talk.say("JOIN")[-1]
    after = talk.row("select * from pending_joins")
    assert (after["step"], after["started_at"] > before["started_at"]) == ("name", True)
    assert "birthday" not in str(talk.values("select token from open_questions where closed_at is null"))


@pytest.mark.parametrize(
    ("zip_code", "status"), [("94110", "active"), ("94601", "waitlisted"), ("60601", "waitlisted"), ("59001", None)]
)
def test_admission_is_whole(talk: Talk, zip_code: str, status: str | None) -> None:
    """User, profile, place, conversation and ledger: an open region is active, a closed one waits, none has no row."""
    talk.become_member(zip_code=zip_code)
    user = talk.row("select * from users")
    assert (user["first_name"], user["last_name"], user["zip"]) == ("Zelda", "Quimby", zip_code)
    assert (user["birthday"], user["state"], user["phone_e164"]) == (date(1994, 3, 14), "interviewing", ANN)
    assert user["phone_hash"] == talk.row("select phone_hash from phones")["phone_hash"]
    assert talk.row("select user_id, state from profiles") == {"user_id": user["id"], "state": "empty"}
    places = talk.stage.rows("select user_id, region_id, status from region_memberships")
    assert [(place["user_id"], place["status"]) for place in places] == ([(user["id"], status)] if status else [])
    assert (user["region_id"] is None) is (status is None)
    session = talk.row("select user_id, mode, state_token from conversation_sessions")
    assert session == {"user_id": user["id"], "mode": "interviewing", "state_token": "intro_01"}
    moves = talk.stage.rows("select from_state, to_state from domain_events where entity_type = 'user' order by id")
    assert [tuple(move.values()) for move in moves] == [("unverified", "verified"), ("verified", "interviewing")]
    asked = talk.row("select topic, token, user_id from open_questions where closed_at is null")
    assert asked == {"topic": "interview", "token": "intro_01", "user_id": user["id"]}
    assert talk.row("select user_id from sms_outbound_jobs order by enqueue_seq desc limit 1")["user_id"] == user["id"]


def test_consent_is_on_record(talk: Talk) -> None:
    """Four rows under the SID of AGREE, and the very words that were shown, kept under their version."""
    *_, shown = talk.join()
    talk.say("AGREE")
    rows = talk.stage.rows("select * from consent_events")
    assert {row["scope"] for row in rows} == _SCOPES
    assert len(rows) == len(_SCOPES)
    agreed = talk.row("select twilio_message_sid, correlation_id from sms_messages where direction = 'in' "
                      "order by arrival_seq desc limit 1")  # fmt: skip
    assert {row["source_sid"] for row in rows} == {agreed["twilio_message_sid"]}
    assert {row["correlation_id"] for row in rows} == {agreed["correlation_id"]}
    wording = talk.row("select version, line, body from consent_wordings")
    assert {row["wording_version"] for row in rows} == {wording["version"]}
    assert wording["body"] == shown


def test_new_terms_are_shown_first(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release with other words between question and AGREE asks again; what is agreed to is what was shown."""
    talk.join()
    _release(monkeypatch, _NO_SPAM)
    assert _NO_SPAM in talk.say("AGREE")
    assert talk.values("select count(*) from users") == [0]
    assert talk.values("select count(*) from consent_wordings") == [0]
    talk.say("AGREE")  # within twenty seconds of the first, but after another question
    assert talk.row("select body from consent_wordings")["body"] == _NO_SPAM
    assert talk.values("select count(*) from consent_events join consent_wordings on version = wording_version") == [4]


def _release(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    changed = MappingProxyType({**TEMPLATES, Line.JOIN_AGREE: replace(TEMPLATES[Line.JOIN_AGREE], text=words)})
    for module in ("router.rows", "engine.domain.joining.consent", "engine.domain.voice.saying"):
        monkeypatch.setattr(f"{module}.TEMPLATES", changed)


def test_a_squatter_gives_way(talk: Talk, readable: Readable) -> None:
    """An unverified registration of the number claims nothing; it is deleted, emptied and accounted for."""
    squatter = new_id()
    talk.stage.execute(
        "insert into users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, email, zip,"
        " timezone, sms_consent, age_consent, terms_consent, privacy_consent)"
        " select %(id)s, id, %(number)s, phone_hash, 'Mallory', 'Moxon', '1971-02-03', 'mallory@example.com', '10001',"
        " 'America/New_York', true, true, true, true from phones where id = %(phone)s",
        id=squatter, number=ANN, phone=talk.phone_id,
    )  # fmt: skip
    assert "You're in" in talk.become_member()[0]
    row = talk.row("select * from users where id = %(id)s", id=squatter)
    assert row["state"] == "deleted"
    kept = {"id", "phone_id", "state", "deleted_at", "erased_at", "created_at", "updated_at"}
    assert {name for name, value in row.items() if value not in {None, True}} == kept
    assert readable.columns_with("Mallory", "Moxon", "1971-02-03", "10001") == set()
    move = talk.row("select * from domain_events where entity_id = %(id)s", id=squatter)
    assert (move["from_state"], move["to_state"]) == ("unverified", "deleted")
    admitted = talk.row("select correlation_id from domain_events where event_type = 'phone_proved'")
    assert move["correlation_id"] == admitted["correlation_id"]
    assert talk.values("select count(*) from users where deleted_at is null") == [1]


@pytest.mark.parametrize("same_sid", [True, False], ids=["delivered twice", "tapped twice"])
def test_agreeing_twice_admits_once(talk: Talk, *, same_sid: bool) -> None:
    """The same AGREE from two receivers, or two of them at once, worked on by two lanes: one member, four consents."""
    talk.join()
    talk.wait(PAUSE)
    sids = [new_sid()] * 2 if same_sid else [new_sid(), new_sid()]
    start = threading.Barrier(2)

    def deliver(sid: str) -> None:
        text = talk.stage.new_text("AGREE", sid=sid)
        start.wait()
        talk.stage.store(text)
        talk.stage.take_turns()

    threads = [threading.Thread(target=deliver, args=(sid,)) for sid in sids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    talk.hear()
    assert talk.values("select count(*) from users") == [1]
    assert talk.values("select count(*) from consent_events") == [4]
    assert talk.values("select count(*) from profiles") == [1]
    assert None not in talk.stage.outcomes()


def test_sixty_join_at_once(talk: Talk) -> None:
    """Sixty numbers at the same step share one transaction, all the way in."""
    crowd = [talk.other(number(place)) for place in range(60)]
    for body in ("JOIN", "Robin Reyes", "3/14/1994", "94110", "AGREE"):
        talk.wait(PAUSE)
        talk.stage.store(*(talk.stage.new_text(body, sender=one.sender) for one in crowd))
        talk.stage.lane().step()
        assert not talk.stage.rows("select from sms_messages where processed_at is null and direction = 'in'")
        talk.hear()
    assert talk.values("select count(*) from users where state = 'interviewing'") == [60]
    assert talk.values("select count(*) from consent_events") == [240]
    assert talk.values("select count(distinct xmin::text) from users") == [1]
    assert talk.values("select count(*) from consent_wordings") == [1]


def test_one_that_fails_keeps_nobody_out(talk: Talk) -> None:
    """Whose progress does not open is tried three times and set aside, with an apology; the others are in."""
    crowd = [talk.other(one) for one in (ANN, BEN, CAT)]
    for one in crowd:
        one.join()
    talk.stage.execute(
        "update pending_joins set progress_tag = set_byte(progress_tag, 0, 255 - get_byte(progress_tag, 0))"
        " where phone_id = %(phone)s",
        phone=crowd[1].phone_id,
    )
    talk.wait(PAUSE)
    talk.stage.store(*(talk.stage.new_text("AGREE", sender=one.sender) for one in crowd))
    talk.hear()
    assert set(talk.values("select phone_e164 from users")) == {ANN, CAT}
    parked = talk.row("select from_e164, attempts from sms_messages where parked_at is not null")
    assert parked == {"from_e164": BEN, "attempts": 3}
    assert talk.stage.alerts() == ["text_parked"]


def test_a_replay_changes_nothing(talk: Talk, readable: Readable) -> None:
    """Every text of a join and an interview delivered once more leaves every table as it was."""
    talk.become_member()
    talk.say_all("ready", "hiking, board games, coffee", "coffee", "cozy and lots of laughing", "B")
    before = readable.digest()
    texts = talk.stage.rows("select twilio_message_sid as sid from sms_messages where direction = 'in'")
    assert len(texts) == 10
    talk.stage.store(*(talk.stage.new_text("words that differ", sid=text["sid"]) for text in texts))
    assert talk.hear() == []
    assert readable.digest() == before
