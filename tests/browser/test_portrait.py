"""A profile as a picture: with words for every mark, wide and narrow, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.test_looks import LUMINANCE, NARROW
from tests.sandbox.person_rows import known, taught

if TYPE_CHECKING:
    from tests.browser.conftest import Open, Somebody


def test_a_known_person_is_a_picture_with_words(open_page: Open, somebody: Somebody) -> None:
    """Every mark of the picture has a text of its own, and the unknown is said to be unknown."""
    panel = Phone(open_page(somebody(known())), 0).meet()
    expect(panel.get_by_role("img", name="social pace 0.75, confidence 0.80")).to_be_visible()
    expect(panel.get_by_role("img", name="conflict tolerance not known yet")).to_be_attached()
    expect(panel.locator(".factor")).to_have_count(12)
    expect(panel.locator(".motive")).to_have_count(6)
    expect(panel.locator(".factor[data-state=unknown]")).to_have_count(1)
    expect(panel.locator(".activities .intent")).to_have_text("This week: chess")
    expect(panel.locator(".activities .unsure")).to_contain_text("coffee, confidence 0.40")
    expect(panel.locator(".hours .sure")).to_have_text(["evenings", "weekends"])
    expect(panel.get_by_role("img", name="groups of 4 to 6 people")).to_be_visible()
    expect(panel.locator(".bounds li")).to_have_text(["no bars", "step-free places"])
    expect(panel.locator(".stage")).to_have_text("Complete enough to match")


def test_each_stands_on_their_line(open_page: Open, somebody: Somebody) -> None:
    """A dot is where the value is on a line from 0 to 1, in the middle of its band."""
    panel = Phone(open_page(somebody(known()), reduced_motion="reduce"), 0).meet()
    scale, dot, band = (
        panel.locator(f"[data-key=social_pace] {part}").bounding_box() for part in (".scale", ".dot", ".band")
    )
    assert scale
    assert dot
    assert band
    middle = dot["x"] + dot["width"] / 2
    assert (middle - scale["x"]) / scale["width"] == pytest.approx(0.75, abs=0.02)
    assert band["x"] + band["width"] / 2 == pytest.approx(middle, abs=1.5)


def test_a_name_is_shown_as_it_is(open_page: Open, somebody: Somebody) -> None:
    """Nobody's name becomes a part of the page."""
    page = open_page(somebody(taught(), first_name="<b>Bo</b>"))
    panel = Phone(page, 0).meet()
    expect(panel.get_by_role("heading", level=2)).to_have_text("<b>Bo</b>")
    assert page.locator("#person b, .standing b").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_a_narrow_screen(open_page: Open, somebody: Somebody, scheme: str) -> None:
    """At 390 pixels it is a sheet that fits and scrolls, and its words keep 4.5:1 in light and in dark."""
    number = somebody(known())
    page = open_page(
        number, viewport=NARROW, has_touch=True, is_mobile=True, color_scheme=scheme, reduced_motion="reduce"
    )
    phone = Phone(page, 0)
    expect(phone.standing).to_contain_text("Ann · A member")
    assert phone.standing.evaluate("element => element.offsetHeight") >= 34
    phone.standing.tap()
    panel = page.locator("#person")
    expect(panel.locator(".sentence")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert panel.evaluate("element => element.scrollWidth - element.clientWidth") == 0
    panel.locator(".bounds").scroll_into_view_if_needed()
    expect(panel.locator(".bounds")).to_be_in_viewport()
    for words in (
        ".eyebrow", "h2", ".sentence", ".place span", ".count", "h3", ".factor[data-state=known] .label",
        ".factor[data-state=unknown] .label", ".factor .reading", ".legend", ".motive .label", ".chips .intent",
        ".chips .sure", ".chips .unsure", ".chips .no", ".people p", "footer p",
    ):  # fmt: skip
        assert panel.locator(words).first.evaluate(LUMINANCE) >= 4.5, words
    panel.get_by_role("button", name="Close").tap()
    expect(panel).to_be_hidden()
    assert phone.standing.evaluate(LUMINANCE) >= 4.5


def test_nothing_overflows_its_own_row(open_page: Open, somebody: Somebody) -> None:
    """Labels of the picture fit beside it, on a wide page and on a small handset."""
    number = somebody(known())
    for viewport in ({"width": 1440, "height": 900}, {"width": 360, "height": 740}):
        page = open_page(number, viewport=viewport)
        panel = Phone(page, 0).meet()
        expect(panel.locator(".factor")).to_have_count(12)
        cut = panel.evaluate(
            """panel => [...panel.querySelectorAll(".factor > .label, .factor > .reading, .chips li")]
            .filter(part => part.scrollWidth > part.clientWidth + 1 || part.offsetHeight > 30)
            .map(part => part.textContent)"""
        )
        assert cut == []
