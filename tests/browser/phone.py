"""A phone on the page, as a test uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Phone:
    """The phone at this place on the page, counted from 0."""

    def __init__(self, page: Page, place: int) -> None:
        self.page = page
        self.element = page.locator(".phone").nth(place)
        self.field = self.element.locator("textarea")
        self.mine = self.element.locator(".by-person")
        self.answers = self.element.locator(".by-engine")
        self.carrier = self.element.locator(".by-carrier")
        self.standing = self.element.locator(".standing")

    @property
    def number(self) -> str:
        """Its number in E.164."""
        return self.element.get_attribute("data-number") or ""

    def text(self, words: str) -> None:
        """Type and press Enter."""
        self.field.fill(words)
        self.field.press("Enter")

    def explain(self, text: Locator) -> Locator:
        """Click on a text; the panel."""
        text.locator(".bubble").click()
        return self.page.locator("#panel")

    def meet(self) -> Locator:
        """Click on the line that says who texts from here; the panel about them."""
        self.standing.click()
        return self.page.locator("#person")
