"""Members change what we know of them at any time: name, home, and a look at what we have."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.messaging.readable import Readable
    from tests.messaging.talk import Talk

_PLACES = (
    "select r.slug, m.status, m.released_at"
    " from region_memberships m join regions r on r.id = m.region_id order by m.id"
)
_AS_WRITTEN = {"sms_messages", "sms_outbound_jobs", "sms_send_attempts", "message_events", "phones", "open_questions"}
"""What any text leaves behind that is answered with the open question after the answer."""


@pytest.fixture
def member(talk: Talk) -> Talk:
    """Somebody in the middle of the interview, in an open region."""
    talk.become_member()
    talk.say_all("ready", "hiking, board games, coffee")
    return talk


def test_a_new_name(member: Talk, readable: Readable) -> None:
    """CALL ME changes what they are called, keeps the last name and the open question, and stands nowhere else."""
    assert "Maximiliana" in " ".join(member.say("call me Maximiliana"))
    assert member.row("select first_name, last_name from users") == {"first_name": "Maximiliana", "last_name": "Quimby"}
    assert member.row("select state_token from conversation_sessions")["state_token"] == "activity_02"
    assert readable.columns_with("Maximiliana") == {"users.first_name"}


def test_a_move_leaves_history(member: Talk) -> None:
    """The old place ends and the new one begins at once; the ZIP code's date is kept; a month must pass in between."""
    member.wait(timedelta(days=1))
    assert "94601" in " ".join(member.say("I moved to 94601")) or member.row("select zip from users")["zip"] == "94601"
    user = member.row("select zip, zip_changed_at, region_id from users")
    old, new = member.stage.rows(_PLACES)
    assert (old["slug"], old["status"], old["released_at"]) == ("san-francisco", "active", user["zip_changed_at"])
    assert (new["slug"], new["status"], new["released_at"]) == ("east-bay", "waitlisted", None)
    member.say("I moved to 94110")
    assert member.row("select zip, zip_changed_at, region_id from users") == user
    assert len(member.stage.rows(_PLACES)) == 2
    member.wait(timedelta(days=31))
    member.say("MOVED 94110")
    assert [(row["slug"], row["released_at"] is None) for row in member.stage.rows(_PLACES)] == [
        ("san-francisco", False),
        ("east-bay", False),
        ("san-francisco", True),
    ]
    assert member.row("select zip from users")["zip"] == "94110"


def test_a_move_out_of_reach(member: Talk) -> None:
    """A ZIP code of no region counts once they insist; then they have no region, and their old place has ended."""
    member.say("I moved to 59001")
    assert member.row("select zip from users")["zip"] == "94110"
    member.say("MOVED 59001")
    assert member.row("select zip, region_id from users") == {"zip": "59001", "region_id": None}
    assert [row["released_at"] is None for row in member.stage.rows(_PLACES)] == [False]


def test_two_move_in_one_batch(member: Talk) -> None:
    """Moves of several members in one transaction each end and begin their own places."""
    other = member.other("+14155550133")
    other.become_member(zip_code="94601")
    member.wait(timedelta(minutes=2))
    for one, zip_code in ((member, "94601"), (other, "94110")):
        one.stage.text(f"MOVED {zip_code}", sender=one.sender)
    member.stage.lane().step()
    open_places = "select u.zip, r.slug from region_memberships m join regions r on r.id = m.region_id"
    rows = member.stage.rows(f"{open_places} join users u on u.id = m.user_id where m.released_at is null order by 1")
    assert [tuple(row.values()) for row in rows] == [("94110", "san-francisco"), ("94601", "east-bay")]


def test_a_look_changes_nothing(member: Talk, readable: Readable) -> None:
    """ME is answered in words, and leaves only the texts themselves behind."""
    before = readable.digest()
    told = " ".join(member.say("ME"))
    assert "Zelda" in told
    assert "hiking" in told.lower()
    after = readable.digest()
    assert {table for table in after if after[table] != before.get(table)} <= _AS_WRITTEN
    assert readable.columns_with("Zelda") == {"users.first_name"}


def test_taste_changes_are_codes(member: Talk, readable: Readable) -> None:
    """What they like no more is learned as a key, under the SID of the text, and confirmed."""
    assert member.say("I don't do hiking any more, not since Thaddeus fell")
    learned = member.row(
        "select source, payload::text as payload from profile_events order by created_at desc, id desc limit 1"
    )
    assert "hiking" in learned["payload"]
    assert readable.columns_with("Thaddeus") == set()
