"""The panel that shows what the engine did for a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from playwright.sync_api import Page

    from tests.browser.phone import Phone


def test_the_panel_tells_the_whole_story(ann: Phone) -> None:
    """Decision, spans of time, every step from arrival to delivery, and the correlation id."""
    ann.text("hello there")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    panel = ann.explain(ann.mine.first)
    expect(panel.locator(".sentence")).to_have_text("Answered by idle (first contact in 30 days)")
    expect(panel.locator("blockquote")).to_have_text("hello there")
    expect(panel.locator(".facts dd")).to_contain_text(["idle → idle", "idle", "mode", "answered", "1", "answers"])
    expect(panel.locator(".strip li span")).to_have_text(["turn", "claimed", "accepted", "delivered"])
    kinds = ["arrived", "turn", "job", "claimed", "answer", "callback", "callback", "callback"]
    expect(panel.locator(".step")).to_have_count(len(kinds))
    assert [step.get_attribute("data-kind") for step in panel.locator(".step").all()] == kinds
    expect(panel.locator("code")).to_have_text(re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"))


def test_a_text_and_its_answer_tell_the_same_story(page: Page, ann: Phone) -> None:
    """Whichever of the two is clicked: it is one story under one correlation id."""
    ann.text("hello there")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    panel = ann.explain(ann.mine.first)
    expect(panel.locator(".step")).to_have_count(8)
    asked = panel.locator("code").inner_text()
    ann.explain(ann.answers.first)
    expect(panel.locator("blockquote")).to_contain_text("this is JOSH")
    expect(panel.locator("code")).to_have_text(asked)
    expect(page.locator(".chosen")).to_have_count(1)


def test_the_panel_keeps_up_with_what_happens(page: Page, ann: Phone) -> None:
    """Opened on a text that has only just left, it fills by itself."""
    ann.field.fill("hello there")
    ann.field.press("Enter")
    panel = ann.explain(ann.mine.first)
    expect(panel.locator(".step", has_text="delivered to the handset")).to_be_visible()
    expect(page.locator("#panel .strip li")).to_have_count(4)


def test_escape_and_the_button_close_it_and_give_the_focus_back(page: Page, ann: Phone) -> None:
    """Both ways lead back to the bubble one came from."""
    ann.text("hello there")
    bubble = ann.mine.first.locator(".bubble")
    panel = ann.explain(ann.mine.first)
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(bubble).to_be_focused()
    bubble.press("Enter")
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()
    expect(bubble).to_be_focused()


def test_it_holds_no_words_no_numbers_and_nobody_else(ann: Phone, ben: Phone, sandbox: Callable[..., Any]) -> None:
    """The story of a text names ids and codes of its own number only."""
    ann.text("apples for everybody")
    ben.text("pears for nobody")
    for phone in (ann, ben):
        expect(phone.answers.first).to_have_attribute("data-status", "delivered")
    sids = [phone.mine.first.get_attribute("data-sid") for phone in (ann, ben)]
    mine, theirs = (sandbox("GET", f"why?sid={sid}") for sid in sids)
    assert mine["correlation_id"] not in str(theirs)
    for job in mine["jobs"]:
        assert job["id"] not in str(theirs)
    for story in (mine, theirs):
        assert not any(word in str(story) for word in ("apples", "pears", "JOSH", "+1415", "555-01"))


def test_texts_set_aside_lead_to_the_turn_that_answered_them(
    numbers: Iterator[str], sandbox: Callable[..., Any]
) -> None:
    """Beyond eight a minute texts are answered together; each of them tells of that turn."""
    number = next(numbers)
    texts = [*(f"word {place}" for place in range(8)), "hm, wait", "sorry, one more thing:", "how much is it?"]
    sids = [sandbox("POST", f"phones/{number}/texts", body=text)["sid"] for text in texts]
    sandbox("POST", "settle", timeout_seconds=30)
    sandbox("POST", "clock", advance_seconds=180)
    for sid in sids[8:]:
        story = sandbox("GET", f"why?sid={sid}")
        assert (story["rule"], story["over"]) == ("texts_folded", True)
        assert {"arrived", "turn", "job", "answer"} <= {step["kind"] for step in story["steps"]}


def test_what_the_carrier_wrote_and_what_nobody_wrote(numbers: Iterator[str], sandbox: Callable[..., Any]) -> None:
    """The carrier's own confirmation is named as such, and has no story."""
    number = next(numbers)
    sandbox("POST", f"phones/{number}/texts", body="STOP")
    confirmation = sandbox("GET", f"phones/{number}/texts")[1]
    assert confirmation["author"] == "carrier"
    story = sandbox("GET", f"why?sid={confirmation['sid']}")
    assert (story["known"], story["steps"]) == (False, [])
    assert story["sentence"].startswith("The carrier wrote this itself")
