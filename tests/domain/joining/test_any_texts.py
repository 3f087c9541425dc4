"""What holds for any texts: one outcome each, nobody in without their agreement, nothing kept of a minor."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.effects import AdmitPerson, ForgetJoin, KeepJoin, RefuseMinor, Reply, StaySilent
from engine.domain.purposes import Purpose
from tests.domain.joining.stranger import Stranger, at

STEPS = ["name", "last_name", "birthday", "confirm_birthday", "zip", "agree"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("body", ["i'm 16", "my birthday is 4/4/2010", "wait, I'm only 15 years old"])
def test_nothing_of_a_minor_is_kept(step: str, body: str) -> None:
    """Whoever turns out to be under 18 is parted from kindly, at any step, and their progress is gone."""
    stranger = at(step).text(body)
    assert not [effect for effect in stranger.last if isinstance(effect, KeepJoin | AdmitPerson)]
    assert RefuseMinor() in stranger.last
    assert ForgetJoin() in stranger.last
    assert "988" in stranger.words[-1]
    assert [e.purpose for e in stranger.last if isinstance(e, Reply)] == [Purpose.SAFETY]


@pytest.mark.parametrize(
    ("birthday", "grown_up"), [("11/20/2008", True), ("11/21/2008", True), ("11/22/2008", False), ("2/29/2008", True)]
)
def test_eighteen_today(birthday: str, *, grown_up: bool) -> None:
    """On their eighteenth birthday people may join, the day before they may not."""
    stranger = at("birthday").text(birthday)
    assert stranger.lines == (["join_zip"] if grown_up else ["under_18"])


_PIECES = st.sampled_from(
    [
        "JOIN", "Ann", "Ann Lee", "my name is Max", "Lee", "skip", "3/14/94", "march 14", "hola 3/4/94", "4/4/2010",
        "i'm 16",
        "94110", "99999", "94607", "M5V 2T6", "AGREE", "agree", "yes", "i agree but", "no", "ok", "thanks", "hello",
        "go back", "my birthday is wrong", "wrong zip", "actually it's Anne", "start over", "later", "what?", "nvm",
        "that's wrong", "how much is it?", "wrong number", "Liked “reply AGREE”", "👍", "", "12", "?",
    ]
)  # fmt: skip
_TEXTS = st.lists(
    st.one_of(_PIECES, st.lists(_PIECES, min_size=2, max_size=3).map(" ".join), st.text(max_size=40)), max_size=14
)


@settings(max_examples=150, deadline=None)
@given(bodies=_TEXTS, slow=st.lists(st.booleans(), max_size=14), begun=st.booleans())
def test_whatever_they_text(bodies: list[str], slow: list[bool], *, begun: bool) -> None:
    """Any texts, however fast: one outcome each; nobody in without agreeing to the consent; no minor's data kept."""
    stranger = Stranger().text("JOIN") if begun else Stranger()
    for place, body in enumerate(bodies):
        stranger.takes = timedelta(minutes=5 if place < len(slow) and slow[place] else 0)
        asked = stranger.turn(body).question("join")
        was_banned = stranger.banned_for is not None
        stranger.text(body)
        replies = [effect for effect in stranger.last if isinstance(effect, Reply)]
        silences = [effect for effect in stranger.last if isinstance(effect, StaySilent)]
        assert bool(replies) != (len(silences) == 1)
        assert not was_banned or stranger.join is None
        if stranger.admitted is not None:
            assert asked is not None
            assert (asked.token, stranger.admitted.consent) == ("agree", asked.template)
            assert any(word in body.lower() for word in ("agree", "yes"))
            break
        if stranger.join is not None and stranger.join.birthday is not None:
            assert stranger.join.birthday <= date(2008, 11, 22)
