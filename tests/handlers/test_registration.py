"""Joining, text by text: what is asked, corrected, agreed to, and what becomes of those who cannot or will not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from engine.domain.effects import AdmitPerson, Asks, Reply
from engine.domain.joining.progress import JoinProgress
from engine.domain.purposes import Purpose
from engine.domain.turn import Mode
from engine.domain.voice import Line, say
from tests.domain.joining.stranger import EAST_BAY, MISSION, Stranger, at

if TYPE_CHECKING:
    from engine.domain.people import Region

_IN_THE_END = ("join_waiting", "already_pointed", "already_pointed")
CONSENT = say(Line.JOIN_AGREE)
WHOLE = JoinProgress("Ann", "Lee", date(1994, 3, 14), "94110")


def test_the_way_in() -> None:
    """Name, birthday, ZIP code and the consent; then a member with a first question of the interview."""
    stranger = Stranger().text("JOIN", "Ann Lee", "3/14/1994", "94110", "AGREE")
    assert stranger.admitted == AdmitPerson(WHOLE, CONSENT.template, MISSION)
    assert (stranger.session.mode, stranger.step) == (Mode.INTERVIEWING, "intro_01")
    assert stranger.lines == ["join_welcome", "ask_intro_01"]
    assert stranger.questions[0].topic == "interview"


@pytest.mark.parametrize(
    ("step", "body", "lines", "after"),
    [
        # The right answer.
        ("name", "Ann Lee", ["join_birthday"], "birthday"),
        ("name", "Ann", ["join_last_name"], "last_name"),
        ("name", "just Ann", ["join_birthday"], "birthday"),
        ("last_name", "Lee", ["join_birthday"], "birthday"),
        ("last_name", "SKIP", ["join_birthday"], "birthday"),
        ("birthday", "3/14/94", ["join_zip"], "zip"),
        ("birthday", "hola, nací el 3/4/94", ["join_check"], "confirm_birthday"),
        ("confirm_birthday", "ok", ["join_zip"], "zip"),
        ("confirm_birthday", "no", ["join_back", "join_birthday_short"], "birthday"),
        ("confirm_birthday", "4/3/94", ["join_changed", "join_zip"], "zip"),
        ("zip", "94110", ["join_readback", "join_agree"], "agree"),
        # Several answers in one text.
        ("name", "Ann Lee 3/14/94 94110", ["join_readback", "join_agree"], "agree"),
        ("name", "ann lee, 3/14/94", ["join_zip"], "zip"),
        ("birthday", "3/14/94 94110", ["join_readback", "join_agree"], "agree"),
        ("last_name", "Lee 3/14/94", ["join_zip"], "zip"),
        # Answers to what is asked later.
        ("name", "3/14/94", ["join_noted", "join_name_short"], "name"),
        ("birthday", "my zip is 94110", ["join_noted", "join_birthday_short"], "birthday"),
        # What cannot be read: what is needed, in so many words.
        ("name", "12", ["join_name_missed"], "name"),
        ("last_name", "12", ["join_last_name_missed"], "last_name"),
        ("birthday", "banana", ["join_birthday_missed"], "birthday"),
        ("birthday", "march 14", ["join_noted", "join_year_short"], "birthday"),
        ("birthday", "1994", ["join_noted", "join_day_short"], "birthday"),
        ("last_name", "3/14", ["join_birthday_no_year"], "birthday"),
        ("last_name", "3/14/94", ["join_zip"], "zip"),
        ("last_name", "94110", ["join_birthday"], "birthday"),
        ("zip", "99999", ["join_zip_unreal"], "zip"),
        ("birthday", "i'm 32", ["join_birthday_only_age"], "birthday"),
        ("birthday", "3/14/1890", ["join_birthday_unlikely"], "birthday"),
        ("birthday", "hola nací 10/12/2008", ["join_birthday_two_ways"], "birthday"),
        ("confirm_birthday", "banana", ["join_birthday_missed"], "confirm_birthday"),
        ("zip", "oakland", ["join_zip_missed"], "zip"),
        ("zip", "M5V 2T6", ["join_zip_canada"], "zip"),
        ("agree", "banana", ["join_agree_unclear"], "agree"),
        # What cannot be left out.
        ("name", "skip", ["join_name_needed", "join_name_short"], "name"),
        ("birthday", "rather not say", ["join_birthday_needed", "join_birthday_short"], "birthday"),
        ("zip", "skip", ["join_zip_needed", "join_zip_short"], "zip"),
        ("agree", "skip", ["join_agree_unclear"], "agree"),
        # Corrections.
        ("birthday", "wait my name is Max", ["join_changed", "join_birthday_short"], "birthday"),
        ("zip", "oops i meant 3/15/94", ["join_changed", "join_zip_short"], "zip"),
        ("confirm_birthday", "my name is Max", ["join_changed", "join_check_short"], "confirm_birthday"),
        ("agree", "zip is 94111 not 94110", ["join_agree_corrected"], "agree"),
        ("agree", "94607", ["join_region_waiting", "join_agree_corrected"], "agree"),
        ("agree", "actually it's Anne", ["join_agree_corrected"], "agree"),
        ("agree", "my birthday is wrong", ["join_back", "join_birthday_short"], "birthday"),
        ("agree", "that's wrong", ["join_what_is_wrong"], "agree"),
        ("agree", "go back", ["join_back", "join_zip_short"], "zip"),
        ("zip", "go back", ["join_back", "join_birthday_short"], "birthday"),
        ("confirm_birthday", "change my name", ["join_back", "join_name_short"], "name"),
        ("zip", "start over", ["join_start_over", "join_name_short"], "name"),
        # Small talk, and the question again.
        ("name", "hello", ["join_still_here", "join_name_short"], "name"),
        ("zip", "ok", ["join_zip_short"], "zip"),
        ("birthday", "thanks", ["join_birthday_short"], "birthday"),
        ("zip", "what?", ["join_zip_short"], "zip"),
        ("agree", "what?", ["join_agree_plain"], "agree"),
        ("agree", "what are the terms?", ["join_agree_plain"], "agree"),
        ("birthday", "JOIN", ["join_underway", "join_birthday_short"], "birthday"),
        ("zip", "later", ["join_later"], "zip"),
        ("birthday", "hola, no hablo inglés, quiero hablar español", ["spanish_notice"], "birthday"),
        ("zip", "Liked “What's your ZIP code?”", ["tapback"], "zip"),
        ("confirm_birthday", "Liked “is that Mar 4, 1994?”", ["join_zip"], "zip"),
        ("agree", "Loved “If you're 18+ and agree, reply AGREE.”", ["join_agree_unclear"], "agree"),
        ("zip", "I'm driving right now, I'll get back to you later.", ["auto_reply"], "zip"),
        # Questions on the side.
        ("zip", "how much is it?", ["aside_price", "join_zip_short"], "zip"),
        ("agree", "is there really nobody in chicago yet?", ["aside_which_cities", "join_agree_short"], "agree"),
        ("agree", "how many texts", ["aside_how_many_texts", "join_agree_short"], "agree"),
        ("agree", "who sees this?", ["aside_who_sees", "join_agree_short"], "agree"),
        ("name", "Ann Lee. Is it free?", ["aside_price", "join_birthday"], "birthday"),
        ("birthday", "why", ["aside_why_ask", "join_birthday_short"], "birthday"),
        # Agreeing, more or less.
        ("agree", "ok", ["join_agree_unclear"], "agree"),
        ("agree", "agree lol", ["join_agree_unclear"], "agree"),
        ("agree", "yes", ["join_welcome", "ask_intro_01"], "intro_01"),
        ("agree", "no", ["join_left"], "idle"),
        ("name", "no thanks", ["join_left"], "idle"),
        ("zip", "wrong number", ["wrong_number"], "idle"),
        ("zip", "i'm 16", ["under_18"], "idle"),
        ("birthday", "4/4/2010", ["under_18"], "idle"),
    ],
)
def test_every_step(step: str, body: str, lines: list[str], after: str) -> None:
    """At every step: the answer, a wrong one, a correction, an aside, a repeat, or the end of it."""
    stranger = at(step).text(body)
    assert (stranger.lines, stranger.step) == (lines, after)


@pytest.mark.parametrize(
    ("body", "lines", "after"),
    [
        ("JOIN", ["join_name"], "name"),
        ("jion", ["join_name"], "name"),
        ("how do i join?", ["join_name"], "name"),
        ("JOIN, I'm Ann Lee", ["join_birthday"], "birthday"),
        ("JOIN Ann Lee", ["join_birthday"], "birthday"),
        ("join please", ["join_name"], "name"),
        ("sign me up! Ann Lee 3/14/94 94110", ["join_readback", "join_agree"], "agree"),
        ("JOIN, I'm Ann Lee, born 4/4/2010", ["under_18"], "idle"),
    ],
)
def test_the_first_text(body: str, lines: list[str], after: str) -> None:
    """Whoever wants in is asked for what they have not said yet."""
    stranger = Stranger().text(body)
    assert (stranger.lines, stranger.step) == (lines, after)


@pytest.mark.parametrize(
    ("step", "body", "lines"),
    [
        ("name", "12", ["join_name_missed", "join_name_lost", "join_stuck", "join_name_short", *_IN_THE_END]),
        ("last_name", "12", ["join_last_name_missed", "join_last_name_left+join_birthday"]),
        ("last_name", "??", ["join_last_name_short", "join_last_name_left+join_birthday"]),
        ("last_name", "why?", ["aside_why_ask+join_last_name_short", "aside_why_ask+join_birthday"]),
        ("last_name", "ok", ["join_last_name_short", "join_last_name_left+join_birthday"]),
        ("birthday", "x", ["join_birthday_missed", "join_birthday_lost", "join_stuck", "join_birthday_short"]),
        ("birthday", "huh?", ["join_birthday_short", "join_birthday", "join_birthday_short"]),
        ("zip", "x", ["join_zip_missed", "join_zip_lost", "join_stuck", "join_zip_short", *_IN_THE_END]),
        ("zip", "M5V 2T6", ["join_zip_canada", "join_zip_canada_still", "join_stuck", "join_zip_short"]),
        ("agree", "agree lol", ["join_agree_unclear", "join_no_change", "join_agree_short", "join_agree_unclear"]),
        ("agree", "banana", ["join_agree_unclear", "join_no_change", *_IN_THE_END]),
        ("agree", "huh?", ["join_agree_plain", "join_readback+join_agree", "join_agree_plain"]),
        ("zip", "ok", ["join_zip_short", "closer", "closer"]),
        ("zip", "later", ["join_later", "closer"]),
        ("zip", "hello", ["join_still_here+join_zip_short", "join_zip_short"]),
        ("zip", "skip", ["join_zip_needed+join_zip_short", "join_zip_missed"]),
        ("zip", "i live in toronto", ["join_zip_canada", "join_zip_canada_still", "join_stuck"]),
        ("agree", "that's wrong", ["join_what_is_wrong", "join_agree_unclear"]),
    ],
)
def test_another_try(step: str, body: str, lines: list[str]) -> None:
    """Each try is worded differently, a person is named, and in the end we wait; only the last name is let go."""
    stranger = at(step)
    assert ["+".join(stranger.text(body).lines) for _ in lines] == lines


@pytest.mark.parametrize("body", ["hey, sorry, i was away", "sorry about that", "my bad, got busy", "hello"])
@pytest.mark.parametrize("step", ["birthday", "zip"])
def test_being_back(step: str, body: str) -> None:
    """Who comes back after days and says so is welcomed and asked, not told that it is no date."""
    stranger = at(step).text(body, after=timedelta(days=3))
    assert stranger.lines == ["join_still_here", f"join_{step}_short"]
    assert stranger.text("sorry", after=timedelta(days=2)).lines == stranger.lines


@pytest.mark.parametrize(
    ("zip_code", "line", "region"),
    [
        ("94110", None, MISSION),
        ("94607", "join_region_waiting", EAST_BAY),
        ("94901", "join_region_closed", None),
        ("99950", "join_region_unknown", None),
    ],
)
def test_regions_are_spoken_of_honestly(zip_code: str, line: str | None, region: Region | None) -> None:
    """A waitlisted, closed or unknown place is named before the consent, and joining goes on."""
    stranger = at("zip").text(zip_code)
    assert stranger.lines == [*([line] if line else []), "join_readback", "join_agree"]
    stranger.text("AGREE")
    assert stranger.admitted is not None
    if region is not None or line == "join_region_unknown":
        assert stranger.admitted.region == region


def test_the_consent_is_a_text_of_its_own() -> None:
    """What is agreed to is one text without a letter added, and the open question names its version."""
    stranger = at("agree")
    reply = stranger.last[-1]
    assert reply == Reply(CONSENT, Purpose.QUESTION, Asks("join", "agree"))
    assert stranger.questions[0].template == CONSENT.template


def test_what_we_have_is_read_back() -> None:
    """Before the consent, and after each correction, they see name, birthday and ZIP code as we have them."""
    stranger = at("agree")
    assert "Ann Lee, born Mar 14, 1994, ZIP 94110" in stranger.words[-2]
    stranger.text("my name is Max Kim")
    assert "Max Kim, born Mar 14, 1994, ZIP 94110" in stranger.words[-1]
    stranger.text("AGREE")
    assert stranger.admitted is not None
    assert stranger.admitted.progress == replace(WHOLE, first_name="Max", last_name="Kim")


def test_an_earlier_wording_is_shown_again() -> None:
    """Between the consent and the answer a release changed the wording: nobody is held to words they did not see."""
    stranger = at("agree")
    stranger.questions = (replace(stranger.questions[0], template="join_agree@00000000"), *stranger.questions[1:])
    stranger.text("AGREE")
    assert stranger.admitted is None
    assert stranger.lines == ["join_new_terms", "join_readback", "join_agree"]
    stranger.text("AGREE")
    assert stranger.admitted == AdmitPerson(WHOLE, CONSENT.template, MISSION)


def test_an_unknown_state_goes_on_with_what_is_missing() -> None:
    """A step of another release stands for the first answer we do not have."""
    stranger = at("zip")
    stranger.session = replace(stranger.session, state="from_next_year")
    assert stranger.text("hello").step == "zip"
