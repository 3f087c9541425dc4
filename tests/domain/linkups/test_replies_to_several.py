from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.invite_options import offer_tokens, offered_words
from engine.domain.linkups.invite_reply import (
    Accept,
    Closed,
    Decline,
    Invite,
    InviteReply,
    NotAReply,
    Several,
    Switch,
    Unclear,
    Which,
    WhichOption,
)
from engine.domain.linkups.replies import read_invite_reply
from engine.domain.linkups.windows import Part, Window
from tests.domain.linkups.invites import (
    BOTH_IDS,
    COFFEE_ID,
    GAMES,
    GAMES_ID,
    HIKE,
    HIKE_ID,
    ONLY,
    OVER,
    SAT_MORNING,
    TO_A,
    TO_B,
    invite,
)


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("yes", Which(BOTH_IDS, said=True)),
        ("no", Which(BOTH_IDS, said=False)),
        ("sunday", Which(BOTH_IDS, said=True)),
        ("1", Which(BOTH_IDS, said=True)),
        ("the first", Which(BOTH_IDS, said=True)),
        ("both", Which(BOTH_IDS, said=True)),
        ("A", TO_A),
        ("d please", Accept(GAMES_ID, frozenset("B"))),
        ("saturday evening", Accept(GAMES_ID, frozenset("A"))),
        ("sat morning", TO_A),
        ("A and C", Several((Accept(GAMES_ID, frozenset("A")), TO_A))),
        ("neither", Decline(BOTH_IDS)),
        ("no to board games", Decline((GAMES_ID,))),
        ("yes to the hike", WhichOption(HIKE_ID)),
        ("hike yes", WhichOption(HIKE_ID)),
        ("B, no to games", TO_B),
        ("coffee", NotAReply()),
    ],
)
def test_two_open_invites(text: str, reply: InviteReply) -> None:
    """Letters are distinct, activities tell them apart, and a bare yes or no is asked once which."""
    assert read_invite_reply(text, [GAMES, HIKE]) == reply


@pytest.mark.parametrize(
    ("text", "said", "reply"),
    [
        ("the hike", True, WhichOption(HIKE_ID)),
        ("coffee please", True, ONLY),
        ("coffee", False, Decline((COFFEE_ID,))),
        ("board games", False, Decline((GAMES_ID,))),
        ("A", False, TO_A),
        ("yes", True, Which((GAMES_ID, HIKE_ID, COFFEE_ID), said=True)),
    ],
)
def test_after_which(text: str, reply: InviteReply, *, said: bool) -> None:
    """Asked which, the activity's name alone says what was said before; a letter says its own."""
    invites = [GAMES, HIKE, invite(COFFEE_ID, "E", SAT_MORNING, label="coffee")]
    asked = Which(tuple(each.id for each in invites), said=said)
    assert read_invite_reply(text, invites, asked=asked) == reply


def test_after_which_option() -> None:
    """Asked about one invite, a yes or no is about that one."""
    asked = Unclear(COFFEE_ID)
    invites = [GAMES, invite(COFFEE_ID, "A", SAT_MORNING, label="coffee")]
    assert read_invite_reply("yes", invites, asked=asked) == ONLY
    assert read_invite_reply("no", invites, asked=asked) == Decline((COFFEE_ID,))


@pytest.mark.parametrize(
    ("text", "invites", "reply"),
    [
        *((text, [OVER], Closed(COFFEE_ID)) for text in ("A", "yes", "saturday", "no", "count me in")),
        *((text, [OVER], NotAReply()) for text in ("hi there", "ok", "who won?")),
        ("A", [GAMES, OVER], Closed(COFFEE_ID)),
        ("C", [GAMES, OVER], Accept(GAMES_ID, frozenset("A"))),
        ("yes", [GAMES, OVER], WhichOption(GAMES_ID)),
        ("A", [HIKE, OVER], TO_A),
        ("yes", [], NotAReply()),
    ],
)
def test_too_late(text: str, invites: list[Invite], reply: InviteReply) -> None:
    """An answer that only fits an invite that is closed is told so; open ones come first."""
    assert read_invite_reply(text, invites) == reply


def test_letters_are_never_shared() -> None:
    """Each further open invite gets the next pair of letters, whether it needs both or not."""
    taken: list[str] = []
    for count, letters in ((1, "A"), (2, "CD"), (1, "E"), (2, "GH")):
        assert "".join(offer_tokens(count, taken)) == letters
        taken += letters
    assert offer_tokens(2, "BD") == ("E", "F")
    with pytest.raises(ValueError, match="no letters"):
        offer_tokens(1, "ACEGIKMOQSUWY")


@pytest.mark.parametrize(
    ("window", "some", "none"),
    [
        (SAT_MORNING, {"sat", "saturday", "sat morning", "morning", "10am", "sat 10am"}, {"sun", "evening"}),
        (Window(date(2026, 11, 27), Part.NIGHT, time(21)), {"fri", "friday night", "9pm"}, {"8pm"}),
        (Window(date(2026, 11, 26), Part.MIDDAY), {"thu", "thurs", "thursday", "noon", "lunch"}, {"12pm"}),
        (Window(date(2026, 11, 26), Part.MIDDAY, time(12)), {"12pm"}, {"0pm", "12am"}),
    ],
)
def test_words_of_a_window(window: Window, some: set[str], none: set[str]) -> None:
    """A window is named by its day, its part, both, and a whole hour."""
    words = set(offered_words(window))
    assert some <= words
    assert not none & words


WORDS = (
    "A", "B", "C", "yes", "no", "both", "sat", "sunday", "hike", "games", "but", "if", "cant", "switch", "to", "me",
    ",", ".", "?", "lol", "not", "1",
)  # fmt: skip


@given(
    text=st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(WORDS),
            max_size=9,
        ).map(" ".join),
    ),
    asked=st.sampled_from([None, Which(BOTH_IDS, said=True), WhichOption(HIKE_ID), Unclear(GAMES_ID)]),
)
def test_any_text(text: str, asked: Which | WhichOption | Unclear | None) -> None:
    """Whatever is typed means something, the same each time, about invites there are and options they have."""
    invites = [GAMES, HIKE, OVER]
    reply = read_invite_reply(text, invites, asked=asked)
    assert reply == read_invite_reply(text, invites, asked=asked)
    for each in reply.replies if isinstance(reply, Several) else [reply]:
        if isinstance(each, Accept | Switch):
            assert each.invite in BOTH_IDS
            assert each.options
            assert each.options <= {"A", "B"}
