"""Light and dark, wide and narrow, still and moving; and nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from engine.launcher.stack import Stack
    from tests.browser.conftest import Open

NARROW = {"width": 390, "height": 844}

LUMINANCE = """element => {
  const parse = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = rgb => rgb.slice(0, 3).map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  let ground = element;
  while (ground && (parse(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
  const back = light(parse(getComputedStyle(ground ?? document.documentElement).backgroundColor));
  const ink = light(parse(getComputedStyle(element).color));
  return (Math.max(ink, back) + 0.05) / (Math.min(ink, back) + 0.05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_can_be_read_in_light_and_in_dark(open_page: Open, numbers: Iterator[str], scheme: str) -> None:
    """The page follows the system's scheme, and its words keep 4.5:1 on their ground in both."""
    page = open_page(next(numbers), color_scheme=scheme, reduced_motion="reduce")
    ann = Phone(page, 0)
    ann.text("hello there")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    ann.text("STOP")
    expect(ann.carrier).to_be_visible()
    expect(ann.explain(ann.answers.first).locator(".step")).to_have_count(8)
    ground = page.locator("#panel").evaluate("element => getComputedStyle(element).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") is (scheme == "light")
    for words in (
        ".by-person .bubble", ".by-engine .bubble", ".by-carrier .bubble", ".owner .number", ".meta .state",
        ".contact .ours", "#panel .sentence", "#panel .facts dt", "#panel .step p", ".strip span",
        "#new", ".travel button",
    ):  # fmt: skip
        assert page.locator(words).first.evaluate(LUMINANCE) >= 4.5, words


def test_a_narrow_screen_shows_one_phone_at_a_time(open_page: Open, numbers: Iterator[str]) -> None:
    """390 pixels: one phone fills the screen, tabs lead to the others and say where something new came in."""
    page = open_page(next(numbers), next(numbers), viewport=NARROW, has_touch=True, is_mobile=True)
    ann, ben = Phone(page, 0), Phone(page, 1)
    expect(ann.field).to_be_in_viewport()
    expect(ben.field).not_to_be_in_viewport()
    tabs = page.get_by_role("navigation", name="Phones").get_by_role("button")
    expect(tabs.nth(0)).to_have_attribute("aria-current", "true")
    ann.text("hello there")
    tabs.nth(1).tap()
    expect(ben.field).to_be_in_viewport()
    expect(ann.field).not_to_be_in_viewport()
    expect(tabs.nth(1)).to_have_attribute("aria-current", "true")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    ben.text("hi")
    tabs.nth(0).tap()
    expect(tabs.nth(0)).to_have_attribute("aria-current", "true")
    expect(tabs.nth(0)).not_to_contain_class("news")
    expect(ann.answers.first).to_be_in_viewport()


def test_something_new_on_a_phone_out_of_sight_is_marked(open_page: Open, numbers: Iterator[str], stack: Stack) -> None:
    """The tab of a phone that got a text meanwhile carries a dot until one looks."""
    page = open_page(next(numbers), next(numbers), viewport=NARROW, has_touch=True, is_mobile=True)
    ben = Phone(page, 1)
    tab = page.get_by_role("navigation", name="Phones").get_by_role("button").nth(1)
    expect(page.locator("[aria-current]")).to_have_count(1)
    page.request.post(f"{stack.base_url}/sandbox/phones/{ben.number}/texts", data={"body": "hello there"})
    expect(tab).to_contain_class("news")
    tab.tap()
    expect(tab).not_to_contain_class("news")


def test_nothing_sticks_out_of_a_narrow_screen(open_page: Open, numbers: Iterator[str]) -> None:
    """No sideways scrolling of the page, with the controls open and with the panel open."""
    page = open_page(next(numbers), viewport=NARROW, has_touch=True, is_mobile=True)
    ann = Phone(page, 0)
    page.get_by_role("button", name="Controls").tap()
    expect(page.get_by_role("button", name="+1 day")).to_be_in_viewport()
    assert _sticks_out(page) == 0
    page.get_by_role("button", name="Controls").tap()
    ann.text("a" * 200)
    panel = ann.explain(ann.mine.first)
    expect(panel.locator(".step").first).to_be_visible()
    assert _sticks_out(page) == 0
    panel.get_by_role("button", name="Close").tap()
    expect(panel).to_be_hidden()


def test_less_motion_when_asked_for(open_page: Open, numbers: Iterator[str]) -> None:
    """Nothing slides or pops in for people who do not want it."""
    page = open_page(next(numbers), reduced_motion="reduce")
    ann = Phone(page, 0)
    ann.text("hello there")
    assert ann.mine.first.evaluate("element => getComputedStyle(element).animationName") == "none"
    assert page.locator("#shelf").evaluate("element => getComputedStyle(element).scrollBehavior") == "auto"


def test_nothing_comes_from_elsewhere(open_page: Open, numbers: Iterator[str], stack: Stack) -> None:
    """A strict policy is sent with the page and its files, and the page asks nobody but us."""
    page = open_page(next(numbers))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.locator("#line[data-line=live]")).to_be_visible()
    assert asked
    assert all(url.startswith(stack.base_url) for url in asked)
    for path in ("/sandbox", "/sandbox/", "/sandbox/static/js/page.js", "/sandbox/static/css/page.css"):
        policy = page.request.get(stack.base_url + path).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
    assert page.request.get(f"{stack.base_url}/sandbox/static/../page.py").status == 404


def _sticks_out(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
