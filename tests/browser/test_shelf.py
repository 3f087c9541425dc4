"""Which phones are on the page, and what they are called here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.phone import Phone

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Open


def test_a_first_visitor_finds_phones_to_text_from(open_page: Open) -> None:
    """Nobody has to understand anything before the first text."""
    page = open_page()
    expect(page.locator(".phone").first).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("button", name="New phone")).to_be_visible()


def test_a_phone_is_renamed_here_and_keeps_its_name(page: Page, ann: Phone) -> None:
    """Enter keeps the name, Escape the old one; a reload changes nothing."""
    name = ann.element.locator(".name")
    name.click()
    ann.element.locator("input.name").fill("Ann")
    page.keyboard.press("Enter")
    expect(name).to_have_text("Ann")
    expect(name).to_be_focused()
    name.click()
    ann.element.locator("input.name").fill("Somebody else")
    page.keyboard.press("Escape")
    expect(name).to_have_text("Ann")
    page.reload()
    expect(name).to_have_text("Ann")
    expect(ann.field).to_have_attribute("aria-label", "Text from Ann")


def test_a_phone_taken_off_the_page_can_be_brought_back(page: Page, ann: Phone, ben: Phone) -> None:
    """Its texts stay where they are: with the carrier."""
    gone = ann.number
    ann.text("hello there")
    expect(ann.answers.first).to_be_visible()
    ann.element.get_by_role("button", name="off the page").click()
    expect(page.locator(".phone")).to_have_count(1)
    expect(Phone(page, 0).field).to_be_focused()
    page.reload()
    expect(page.locator("#line[data-line=live]")).to_be_visible()
    expect(page.locator(".phone")).to_have_count(1)
    page.get_by_label("Show a phone").select_option(gone)
    expect(page.locator(".phone")).to_have_count(2)
    assert ben.number == gone
    expect(ben.mine.locator(".words")).to_have_text("hello there")


def test_new_numbers_are_fictional_and_unused(page: Page) -> None:
    """Each click gives another number of the range that belongs to nobody."""
    for _ in range(2):
        page.locator(".add").click()
    numbers = [phone.get_attribute("data-number") or "" for phone in page.locator(".phone").all()]
    assert len(set(numbers)) == 4
    assert all("+14155550101" <= number <= "+14155550199" for number in numbers[2:])
