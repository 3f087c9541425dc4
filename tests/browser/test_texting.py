"""Texting from a phone on the page and seeing what comes back, live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.phone import Phone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from playwright.sync_api import Page

    from tests.browser.conftest import Open


def test_a_new_phone_texts_and_is_answered(page: Page) -> None:
    """One click makes a phone with the next free number; its first text is answered without a reload."""
    page.get_by_role("banner").get_by_role("button", name="New phone").click()
    expect(page.locator(".phone")).to_have_count(3)
    phone = Phone(page, 2)
    assert phone.number.startswith("+141555501")
    expect(phone.field).to_be_focused()
    phone.text("hello there")
    expect(phone.answers.first).to_contain_text("this is JOSH")


def test_statuses_segments_and_times_are_shown(ann: Phone) -> None:
    """Both ways: how far it got, how many segments it takes and when it was."""
    ann.text("hello there")
    expect(ann.mine.locator(".meta")).to_contain_text("Delivered")
    expect(ann.mine.locator(".size")).to_have_text("1 segment")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    expect(ann.answers.first.locator(".size")).to_have_text("2 segments")
    expect(ann.answers.first.locator(".ticks")).to_have_attribute("data-ticks", "2")
    expect(ann.answers.first.locator("time")).to_contain_text("M")


def test_stop_is_confirmed_by_the_carrier(ann: Phone) -> None:
    """The confirmation is the carrier's own and looks like it; the engine adds nothing to it."""
    ann.text("STOP")
    expect(ann.carrier).to_have_count(1)
    expect(ann.carrier).to_contain_text("successfully been unsubscribed")
    panel = ann.explain(ann.mine.first)
    expect(panel.locator(".sentence")).to_have_text("No answer, decided by stop (the carrier answers this word itself)")
    expect(panel.locator(".step", has_text="Opt-out recorded")).to_be_visible()
    expect(ann.answers).to_have_count(0)


def test_a_photo_is_sent_with_one_button(ann: Phone) -> None:
    """Without words it is a photo alone, and the engine says that it cannot see it."""
    ann.element.get_by_role("button", name="Send a photo").click()
    expect(ann.mine.locator(".picture")).to_be_visible()
    expect(ann.mine.locator(".size")).to_have_text("photo")
    expect(ann.answers.first).to_contain_text("only read words")


def test_markup_in_a_text_is_shown_as_text(page: Page, ann: Phone) -> None:
    """Nobody's text becomes a part of the page, in the bubble or in the panel."""
    evil = '<script>document.title = "owned"</script><img src=x onerror="document.title=1"><b>hi</b>'
    ann.text(evil)
    expect(ann.mine.locator(".words")).to_have_text(evil)
    expect(ann.explain(ann.mine.first).locator("blockquote")).to_have_text(evil)
    assert page.locator(".texts script, .texts img, .texts b, .panel script").count() == 0
    expect(page).to_have_title("JOSH phones")


def test_texts_of_others_appear_live(open_page: Open, numbers: Iterator[str], sandbox: Callable[..., Any]) -> None:
    """A text sent by a script appears on a page that did nothing, with its answer, on two pages alike."""
    number = next(numbers)
    phones = [Phone(open_page(number), 0) for _ in range(2)]
    sandbox("POST", f"phones/{number}/texts", body="from a script")
    for phone in phones:
        expect(phone.mine.locator(".words")).to_have_text("from a script")
        expect(phone.answers.first).to_have_attribute("data-status", "delivered")


def test_texts_stay_in_order_and_are_never_doubled(page: Page, ann: Phone) -> None:
    """What the page shows before the carrier has it and what the feed tells of it become one bubble."""
    for words in ("one", "two", "three"):
        ann.text(words)
    expect(ann.mine.locator(".words")).to_have_text(["one", "two", "three"])
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    page.reload()
    expect(ann.mine.locator(".words")).to_have_text(["one", "two", "three"])


def test_an_undelivered_text_says_so_and_can_be_sent_again(page: Page, ann: Phone, complaints: list[str]) -> None:
    """When our webhook does not answer the phone says why; trying again sends that very text."""
    page.route("**/texts", lambda route: route.fulfill(status=502, json={"error": "11200: no connection"}), times=1)
    ann.text("are you there?")
    expect(ann.mine.locator(".meta")).to_contain_text("Not delivered: 11200")
    ann.mine.get_by_role("button", name="Try again").click()
    expect(ann.mine.locator(".meta")).to_contain_text("Delivered")
    expect(ann.answers.first).to_be_visible()
    expect(ann.mine).to_have_count(1)
    assert "502" in complaints.pop()
