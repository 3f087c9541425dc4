"""What is learned of members, on the real tables: once a text, in codes and numbers, every move accounted for."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.domain.effects import MoveUser, Reply, SaveProfile
from engine.domain.people import UserState
from engine.domain.profile.profile import EMPTY
from engine.domain.profile.states import ProfileState
from engine.domain.turn import Decision
from engine.domain.voice import Line, say
from engine.operations.parking import release_work
from engine.store import profiles
from engine.store.profiles import ProfileEvent
from handlers import interview

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from tests.messaging.readable import Readable
    from tests.messaging.talk import Talk

_INTERVIEW = (
    "ready",
    "hiking with my cousin Balthazar, board games and coffee",
    "coffee at Ottoline's",
    "cozy like my grandmother Wilhelmina's kitchen, lots of laughing",
    "B",
    "A, my therapist Dr. Pemberton says",
    "C and D",
    "B",
    "B",
    "B",
    "no karaoke, ever since Thaddeus broke my nose",
    "evenings and weekends, not when I'm at Yoxall Labs",
)
_SAID = ("Balthazar", "Ottoline", "Wilhelmina", "grandmother", "therapist", "Pemberton", "Thaddeus", "nose", "Yoxall")


def _interviewed(talk: Talk) -> None:
    talk.become_member()
    talk.say_all(*_INTERVIEW)
    assert talk.row("select state from users")["state"] == "active"


def test_a_text_teaches_a_subject_once(talk: Talk) -> None:
    """One row of the ledger for each answer, keyed by person, step and text; the same key again changes nothing."""
    _interviewed(talk)
    user_id = talk.row("select id from users")["id"]
    sids = talk.values(
        "select twilio_message_sid from sms_messages where direction = 'in' order by arrival_seq offset 5"
    )
    rows = talk.stage.rows("select * from profile_events order by created_at, id")
    assert [row["idempotency_key"] for row in rows] == [
        f"profile:{user_id}:{row['payload']['about']}:{sid}" for row, sid in zip(rows, sids, strict=True)
    ]
    assert len({row["payload"]["about"] for row in rows}) == len(_INTERVIEW)
    again = ProfileEvent(
        rows[0]["correlation_id"], user_id, "profile_learned", "interview", "{}", rows[0]["idempotency_key"],
        rows[0]["correlation_id"],
    )  # fmt: skip
    with talk.stage.pool.connection() as conn:
        profiles.record_profile_events(conn, [again], now=clock.now())
    assert talk.stage.rows("select * from profile_events order by created_at, id") == rows


def test_words_leave_no_trace(talk: Talk, readable: Readable) -> None:
    """Of what somebody tells in an interview codes and numbers are kept: their words stand nowhere in the database."""
    _interviewed(talk)
    assert readable.columns_with(*_SAID) == set()
    assert readable.columns_with("karaoke")  # as the key of an activity they do not want


def test_every_move_is_accounted_for(talk: Talk) -> None:
    """The ledger tells an unbroken story of member and profile that ends where the rows stand."""
    _interviewed(talk)
    for entity, table, first in (("user", "users", "unverified"), ("profile", "profiles", "empty")):
        moves = talk.stage.rows(
            "select from_state, to_state from domain_events where entity_type = %(entity)s order by created_at, id",
            entity=entity,
        )
        assert moves[0]["from_state"] == first
        for before, after in itertools.pairwise(moves):
            assert after["from_state"] == before["to_state"]
        assert moves[-1]["to_state"] == talk.row(f"select state::text from {table}")["state"]  # noqa: S608 -- table names of this test


_KIND = Reply(say(Line.LATER))


@pytest.mark.parametrize(
    ("state", "effects", "error"),
    [
        ("nowhere", (), "UndeclaredMoveError"),
        (
            "activity_01",
            (SaveProfile(replace(EMPTY, state=ProfileState.STALE), (), "interview", "x"),),
            "UndeclaredMove",
        ),
        ("activity_01", (MoveUser(UserState.VERIFIED, "test"),), "UndeclaredMove"),
    ],
    ids=["conversation", "profile", "user"],
)
def test_undeclared_moves_lose_nothing(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, state: str, effects: tuple[Effect, ...], error: str
) -> None:
    """A handler gone wrong: three tries, then the text is set aside whole; mended and released, it counts."""
    talk.become_member()
    talk.say("ready")
    looked_at = "select state, fingerprint, interview, activity_patterns from profiles"
    before = talk.row(looked_at)
    broken = replace(interview.HANDLER, decide=lambda _: Decision(state, (*effects, _KIND)))
    with monkeypatch.context() as release:
        release.setattr("router.decide.route", lambda _: ("mode", broken))
        apology = talk.say("hiking, board games, coffee")
    assert apology[-1].startswith("JOSH here. Something broke")
    assert talk.row(looked_at) == before
    assert talk.row("select state::text from users")["state"] == "interviewing"
    assert talk.row("select state_token from conversation_sessions")["state_token"] == "activity_01"
    parked = talk.row("select attempts, processing_error from sms_messages where parked_at is not null")
    assert parked == {"attempts": 3, "processing_error": error}
    with talk.stage.pool.connection() as conn:
        release_work(conn, None)
    talk.hear()
    assert talk.row("select state_token from conversation_sessions")["state_token"] == "activity_02"
    assert talk.stage.outcomes()[-1] == "answered"
