from __future__ import annotations

import pytest

from engine.domain.linkups.invite_reply import Decline, InviteReply, NotAReply, Switch, Unclear, WhichOption
from engine.domain.linkups.replies import read_invite_reply
from tests.domain.linkups.invites import (
    COFFEE,
    COFFEE_ID,
    COMING,
    HIKE,
    HIKE_ID,
    NO_HIKE,
    NOT_COMING,
    ONLY,
    TO_A,
    TO_B,
    TO_BOTH,
)


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        *((text, ONLY) for text in (
            "A", "a", "A!", "a please", "yes", "Yes!", "yep", "sure", "im in", "I'm in!", "count me in", "saturday",
            "sat works", "10am works", "10 am is good", "no worries, I'm in", "yes. where do we meet?", "sounds good",
            "I'd love to!", "down", "👍", "A lol", "A 😂", "yes please", "either", "saturday sounds great",
            "see you saturday", "ok yes", "yasss", "i accept", "coffee yes", "coffee sounds great",
            "I'm free saturday", "Yes - can't wait!",
        )),
        *((text, Decline((COFFEE_ID,))) for text in (
            "no", "nope", "No thanks", "can't", "cant make it, sorry", "not this time", "busy that day",
            "I have plans", "I'd love to but I can't", "can't do sat", "maybe next time", "👎", "pass", "not saturday",
            "busy saturday", "I have plans saturday", "not A",
        )),
        *((text, Unclear(COFFEE_ID)) for text in (
            "ok", "maybe", "yes but after 11", "sure, with strangers lol", "yes if my friend can come", "A?",
            "A but only after 11", "A if it doesn't rain", "B", "probably", "A I guess",
            "my mom comes saturday", "A actually no", "A. actually I can't", "A, never mind", "A with a plus one",
            "Saturday would be hard", "yes! wait no", "yes and can I bring my dog?",
        )),
        *((text, NotAReply()) for text in (
            "who's coming?", "what time?", "coffee is great", "is it free?", "thanks!", "", "   ", "🎉",
            "Liked “Coffee Sat at 10am? Reply A to come”", "remind me where it is",
            "last saturday was fun", "friday works", "stop asking me", "did you go hiking?",
            "is saturday ok?",
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
            "only sunday", "I'd rather do sunday", "Sunday over saturday",
        )),
        *((text, TO_BOTH) for text in ("both", "either works", "A and B", "I can do both", "any", "yes to both")),
        *((text, WhichOption(HIKE_ID)) for text in ("yes", "im in", "A or B?", "can't do sat", "not A", "busy sat",
            "A/B", "Saturday I can't", "saturday no", "sunday > saturday", "saturday is hard for me")),
        *((text, NO_HIKE) for text in ("no", "neither works", "can't make either", "none of those", "not A, not B")),
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
