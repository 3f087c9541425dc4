"""Everything without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.phone import Phone


def test_a_whole_visit_by_keyboard(page: Page, ann: Phone) -> None:
    """Skip to the phones, type, send, go up to the answer, open its story, close it, type on."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the phones")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(5):  # name, away, who it is, photo, field
        page.keyboard.press("Tab")
    expect(ann.field).to_be_focused()
    page.keyboard.type("hello there")
    page.keyboard.press("Enter")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    page.keyboard.press("ArrowUp")
    expect(ann.answers.first.locator(".bubble")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(ann.mine.first.locator(".bubble")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary")).to_be_visible()
    page.keyboard.press("Escape")
    expect(ann.mine.first.locator(".bubble")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(ann.field).to_be_focused()


def test_arrow_keys_lead_from_phone_to_phone(page: Page, ann: Phone, ben: Phone) -> None:
    """From an empty field they change phones; in the middle of words they move the caret, as everywhere."""
    ann.field.focus()
    page.keyboard.press("ArrowRight")
    expect(ben.field).to_be_focused()
    page.keyboard.type("hm")
    page.keyboard.press("ArrowLeft")
    expect(ben.field).to_be_focused()
    ben.field.fill("")
    page.keyboard.press("ArrowLeft")
    expect(ann.field).to_be_focused()


def test_enter_sends_and_ctrl_or_shift_enter_breaks_the_line(page: Page, ann: Phone) -> None:
    """One text of three lines, sent by the last Enter."""
    ann.field.focus()
    page.keyboard.type("one")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("three")
    expect(ann.mine).to_have_count(0)
    page.keyboard.press("Enter")
    expect(ann.mine).to_have_count(1)
    assert ann.mine.locator(".words").inner_text() == "one\ntwo\nthree"
    expect(ann.field).to_have_value("")


def test_the_focus_can_be_seen(page: Page, ann: Phone) -> None:
    """Whatever the keyboard reaches has an outline."""
    ann.element.locator(".name").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert float(focused.evaluate("element => parseFloat(getComputedStyle(element).outlineWidth)")) >= 2


def test_every_control_has_a_name(page: Page, ann: Phone) -> None:
    """Nothing is announced as just a button or a field."""
    ann.text("hello there")
    expect(ann.answers.first).to_be_visible()
    page.locator("#faults summary").click()
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, input, textarea, select, a")]
        .filter(element => element.checkVisibility())
        .filter(element => !(element.getAttribute("aria-label") || element.textContent.trim()
            || element.labels?.[0]?.textContent.trim()))
        .map(element => element.outerHTML)"""
    )
    assert nameless == []
