from __future__ import annotations

from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.invite_options import Offered, offer_tokens, offered_words
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
from engine.domain.linkups.states import InviteState
from engine.domain.linkups.windows import Part, Window

SAT_MORNING = Window(date(2026, 11, 28), Part.MORNING)
SAT_EVENING = Window(date(2026, 11, 28), Part.EVENING)
SUN_AFTERNOON = Window(date(2026, 11, 29), Part.AFTERNOON)
COFFEE_ID, HIKE_ID, GAMES_ID = UUID(int=1), UUID(int=2), UUID(int=3)


def invite(
    id_: UUID,
    letters: str,
    *windows: Window,
    label: str,
    state: InviteState = InviteState.PENDING,
    is_open: bool = True,
    chosen: str = "",
) -> Invite:
    """Return an invite whose options are shown as these letters."""
    offered = tuple(
        Offered(letter, own, offered_words(window))
        for letter, own, window in zip(letters, "AB"[: len(windows)], windows, strict=True)
    )
    return Invite(id_, offered, state, is_open, label, frozenset(chosen))


COFFEE = invite(COFFEE_ID, "A", SAT_MORNING, label="coffee")
HIKE = invite(HIKE_ID, "AB", SAT_MORNING, SUN_AFTERNOON, label="a hike")
GAMES = invite(GAMES_ID, "CD", SAT_EVENING, SUN_AFTERNOON, label="board games")
COMING = invite(HIKE_ID, "AB", SAT_MORNING, SUN_AFTERNOON, label="a hike", state=InviteState.ACCEPTED, chosen="A")
NOT_COMING = invite(HIKE_ID, "AB", SAT_MORNING, SUN_AFTERNOON, label="a hike", state=InviteState.DECLINED)
OVER = invite(COFFEE_ID, "A", SAT_MORNING, label="coffee", state=InviteState.CLOSED, is_open=False)

ONLY = Accept(COFFEE_ID, frozenset("A"))
TO_A, TO_B, TO_BOTH = (Accept(HIKE_ID, frozenset(own)) for own in ("A", "B", "AB"))
NO_HIKE = Decline((HIKE_ID,))
BOTH_IDS = (GAMES_ID, HIKE_ID)


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        *((text, ONLY) for text in (
            "A", "a", "A!", "a please", "yes", "Yes!", "yep", "sure", "im in", "I'm in!", "count me in", "saturday",
            "sat works", "10am works", "10 am is good", "no worries, I'm in", "yes. where do we meet?", "sounds good",
            "I'd love to!", "down", "👍", "A lol", "A 😂", "yes please", "either", "saturday sounds great", "see you saturday",
        )),
        *((text, Decline((COFFEE_ID,))) for text in (
            "no", "nope", "No thanks", "can't", "cant make it, sorry", "not this time", "busy that day",
            "I have plans", "I'd love to but I can't", "can't do sat", "maybe next time", "👎", "pass", "not saturday",
            "busy saturday", "I have plans saturday", "not A",
        )),
        *((text, Unclear(COFFEE_ID)) for text in (
            "ok", "maybe", "yes but after 11", "sure, with strangers lol", "yes if my friend can come", "A?",
            "A but only after 11", "A if it doesn't rain", "B", "probably", "A I guess",
            "my mom comes saturday", "is saturday ok?",
        )),
        *((text, NotAReply()) for text in (
            "who's coming?", "what time?", "coffee is great", "is it free?", "thanks!", "", "   ", "🎉",
            "Liked “Coffee Sat at 10am? Reply A to come”", "remind me where it is", "did you go hiking?",
        )),
    ],
)  # fmt: skip
def test_one_option(text: str, reply: InviteReply) -> None:
    """A yes, the letter or the option's words accept the only option; doubt, jokes and conditions bind nobody."""
    assert read_invite_reply(text, [COFFEE]) == reply


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        *((text, TO_A) for text in (
            "A", "sat morning", "sat but not sunday", "the first one", "1", "yes A", "saturday please", "10am",
        )),
        *((text, TO_B) for text in (
            "B", "b pls", "sunday", "sunday afternoon works best", "2", "the second", "B. btw who sees this?", "3 pm",
            "can't do sat, sunday works", "B, can't do A", "prefer B", "no worries, B",
        )),
        *((text, TO_BOTH) for text in ("both", "either works", "A and B", "I can do both", "any", "yes to both")),
        *((text, WhichOption(HIKE_ID)) for text in ("yes", "im in", "A or B?", "can't do sat", "not A", "yeah!", "busy sat")),
        *((text, NO_HIKE) for text in ("no", "neither", "neither works", "can't make either", "none of those", "not sat, not sun")),
        *((text, Unclear(HIKE_ID)) for text in ("A but only after 11", "B if it's sunny", "maybe A", "both, if dry")),
        *((text, NotAReply()) for text in ("is A far?", "who is it?", "the weather is nice")),
    ],
)  # fmt: skip
def test_two_options(text: str, reply: InviteReply) -> None:
    """A letter, a place in the list or words of one option name it; a bare yes is asked which."""
    assert read_invite_reply(text, [HIKE]) == reply


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        *((text, Switch(HIKE_ID, frozenset("B"))) for text in (
            "actually B", "switch me to B", "can you switch me to B?", "change to sunday", "B", "make it sunday pls",
        )),
        *((text, Switch(HIKE_ID, frozenset("AB"))) for text in ("both", "B too", "B works too")),
        *((text, NO_HIKE) for text in ("actually i can't", "can't make it anymore", "im out", "something came up")),
        *((text, TO_A) for text in ("A", "yes", "never mind, A")),
        ("no", Unclear(HIKE_ID)),
        *((text, NotAReply()) for text in ("ok thanks", "where is it?", "see you then")),
    ],
)  # fmt: skip
def test_changing_ones_mind(text: str, reply: InviteReply) -> None:
    """While it looks for people the last word wins; a bare no out of the blue gives up nothing."""
    assert read_invite_reply(text, [COMING]) == reply


@pytest.mark.parametrize(
    ("text", "reply"),
    [("actually A", TO_A), ("B please", TO_B), ("i can come after all", WhichOption(HIKE_ID)), ("no", NotAReply())],
)
def test_after_a_no(text: str, reply: InviteReply) -> None:
    """Whoever declined may still come, and need not decline again."""
    assert read_invite_reply(text, [NOT_COMING]) == reply


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
