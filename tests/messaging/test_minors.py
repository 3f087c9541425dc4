"""Somebody under 18, stranger or member: nothing of theirs stays, here or at the carrier, and the door stays shut."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.domain.dialogue.nudging import DUE_AFTER
from engine.store import outreach
from engine.store.connections import transaction
from engine.sweeps import erasure
from tests.messaging.stage import BEN

if TYPE_CHECKING:
    from tests.messaging.readable import Readable
    from tests.messaging.talk import Talk

_TOLD = ("Zelda", "Quimby", "1994-03-14", "94110")
_OPEN_BODIES = "select count(*) from {} where body_ciphertext is not null and phone_id = %(phone)s"
MONTH = timedelta(days=30)


@pytest.fixture
def stranger(talk: Talk) -> Talk:
    """Somebody who has just said that they are 16, in the middle of joining, with a text of ours still waiting."""
    talk.say_all("JOIN", "Zelda Quimby")
    talk.stage.queue("waits for the evening", run_at=clock.now() + timedelta(hours=9))
    talk.stage.queue("to somebody else", to=BEN, run_at=clock.now() + timedelta(hours=9))
    talk.say("actually I'm 16")
    return talk


@pytest.fixture
def member(talk: Talk) -> Talk:
    """The same of a member in the middle of the interview."""
    talk.become_member()
    talk.say_all("ready", "hiking, board games, coffee")
    talk.stage.queue("waits for the evening", run_at=clock.now() + timedelta(hours=9))
    talk.say("actually I'm 16")
    return talk


def _bodies_left(talk: Talk) -> list[int]:
    return [
        talk.values(_OPEN_BODIES.format(table), phone=talk.phone_id)[0]
        for table in ("sms_messages", "sms_outbound_jobs")
    ]


def _sweep(talk: Talk) -> None:
    """Run the part of the erasure sweep that needs no carrier."""
    with talk.stage.pool.connection() as conn, transaction(conn):
        erasure._empty_late(conn, 100, clock.now())


@pytest.mark.parametrize("who", ["stranger", "member"])
def test_nothing_of_theirs_stays(who: str, request: pytest.FixtureRequest, readable: Readable) -> None:
    """Every body, name, birthday, ZIP code and progress is gone here; each SID is queued for the carrier, once."""
    talk: Talk = request.getfixturevalue(who)
    sids = set(talk.values("select twilio_message_sid from sms_messages where phone_id = %(id)s", id=talk.phone_id))
    assert len(sids) >= 6
    _sweep(talk)  # the good-bye itself was still on its way
    assert _bodies_left(talk) == [0, 0]
    queued = talk.values("select twilio_message_sid from carrier_erasures where phone_id = %(id)s", id=talk.phone_id)
    assert sorted(queued) == sorted(sids)
    assert readable.columns_with(*_TOLD) == set()
    assert talk.values("select count(*) from pending_joins") == [0]
    waiting = "select status, canceled_reason from sms_outbound_jobs where run_at > created_at and phone_id = %(id)s"
    assert talk.row(waiting, id=talk.phone_id) == {"status": "canceled", "canceled_reason": "under_18"}
    asked = talk.stage.rows("select closed_at, closed_reason from open_questions order by id")
    assert asked[-1]["closed_reason"] == "under_18"
    assert all(row["closed_at"] for row in asked)


def test_nobody_else_is_touched(stranger: Talk) -> None:
    """Whatever waits for others still waits."""
    row = stranger.row("select status, body_ciphertext from sms_outbound_jobs where to_e164 = %(ben)s", ben=BEN)
    assert (row["status"], row["body_ciphertext"] is not None) == ("pending", True)


@pytest.mark.parametrize("who", ["stranger", "member"])
def test_the_ban(who: str, request: pytest.FixtureRequest) -> None:
    """Twelve months for that number, by hash only; the hash is kept."""
    talk: Talk = request.getfixturevalue(who)
    ban = talk.row("select phone_id, reason, expires_at - banned_at as time, lifted_at from phone_bans")
    assert ban == {"phone_id": talk.phone_id, "reason": "under_18", "time": timedelta(days=365), "lifted_at": None}
    written = talk.stage.settings.phone_hash_keys.write(talk.sender).value
    assert talk.row("select phone_hash from phones where id = %(id)s", id=talk.phone_id)["phone_hash"] == written


def test_what_was_learned_of_a_member_goes_too(member: Talk) -> None:
    """Neither the number nor the profile is left with the person; an empty row keeps the ledger's place."""
    left = (
        "select phone_e164, phone_hash, fingerprint, activity_patterns, interview"
        " from users join profiles on profiles.user_id = users.id"
    )
    row = member.row(left)
    assert row == {
        "phone_e164": None, "phone_hash": None, "fingerprint": {}, "activity_patterns": [], "interview": {},
    }  # fmt: skip


def test_a_member_is_out_of_everything(member: Talk) -> None:
    """Hard hold, suspended, no place, an operator called; the ledger says why; and no nudge will reach them."""
    user = member.row("select * from users")
    assert (user["state"], user["suspended_at"] is not None, user["erased_at"] is not None) == ("suspended", True, True)
    hold = member.row("select state::text, reason, user_id, cleared_at, expires_at from safety_holds")
    assert hold == {
        "state": "hard_hold", "reason": "under_18", "user_id": user["id"], "cleared_at": None, "expires_at": None,
    }  # fmt: skip
    assert member.stage.alerts() == ["member_under_age"]
    assert member.values("select count(*) from region_memberships where released_at is null") == [0]
    move = member.row("select from_state, to_state from domain_events where event_type = 'under_18'")
    assert move == {"from_state": "interviewing", "to_state": "suspended"}
    member.wait(timedelta(hours=3))
    with member.stage.pool.connection() as conn:
        assert (
            outreach.unanswered_interviews(conn, now=clock.now(), first=DUE_AFTER[1], second=DUE_AFTER[2], batch=10)
            == []
        )


@pytest.mark.parametrize("who", ["stranger", "member"])
def test_what_they_write_later_goes_too(who: str, request: pytest.FixtureRequest, readable: Readable) -> None:
    """A text after that is not let in, however old they are now; the sweep erases it, here and at the carrier."""
    talk: Talk = request.getfixturevalue(who)
    talk.wait(timedelta(days=2))
    talk.say("ok but I'm Zelda and born 3/14/1994, JOIN")
    assert talk.values("select count(*) from pending_joins") == [0]
    _sweep(talk)
    assert _bodies_left(talk) == [0, 0]
    missing = (
        "select count(*) from sms_messages m where m.phone_id = %(id)s and not exists"
        " (select from carrier_erasures e where e.twilio_message_sid = m.twilio_message_sid)"
    )
    assert talk.values(missing, id=talk.phone_id) == [0]
    assert readable.columns_with("Zelda", "1994-03-14") == set()


@pytest.mark.parametrize("who", ["stranger", "member"])
def test_stop_and_help_still_work(who: str, request: pytest.FixtureRequest) -> None:
    """Consent outranks a ban: STOP is recorded, HELP ends as everybody's does."""
    talk: Talk = request.getfixturevalue(who)
    talk.say("HELP")
    talk.say("please stop texting me")
    assert talk.stage.outcomes(talk.sender)[-2:] == ["carrier_answers", "answered"]
    assert talk.values("select lifted_at is null from sms_opt_outs") == [True]


def test_after_thirteen_months_they_may_join(stranger: Talk) -> None:
    """The ban ends by itself; whoever is old enough then is a member like any other, and their texts are theirs."""
    stranger.wait(13 * MONTH + timedelta(days=6))
    assert "You're in" in stranger.become_member()[0]
    _sweep(stranger)
    assert _bodies_left(stranger)[0] > 0


def test_the_door_can_shut_again(stranger: Talk) -> None:
    """Who is still too young thirteen months later is banned for another twelve; the first ban is history."""
    stranger.wait(13 * MONTH + timedelta(days=6))
    stranger.say_all("JOIN", "Zelda Quimby")
    stranger.say("I'm 17")
    bans = stranger.stage.rows("select banned_at, expires_at, lifted_at from phone_bans order by banned_at")
    assert [ban["lifted_at"] == ban["expires_at"] for ban in bans] == [True, False]
    assert bans[1]["lifted_at"] is None
    _sweep(stranger)
    assert _bodies_left(stranger) == [0, 0]
    assert stranger.stage.outcomes()[-1] == "answered"


def test_said_by_birthday(talk: Talk, readable: Readable) -> None:
    """A birthday that is too young shuts the door just as the words do."""
    talk.say_all("JOIN", "Zelda Quimby", "3/14/2012")
    assert talk.row("select reason from phone_bans")["reason"] == "under_18"
    _sweep(talk)
    assert _bodies_left(talk) == [0, 0]
    assert readable.columns_with("Zelda", "Quimby", "2012-03-14") == set()
