"""What the bar above the phones does to the world: time, faults, settling."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from playwright.sync_api import Page, Route

    from tests.browser.phone import Phone

THERE = ZoneInfo("America/Los_Angeles")


@pytest.fixture(autouse=True)
def calm(sandbox: Callable[..., Any]) -> Iterator[None]:
    """Whatever a test armed is gone before the next one."""
    yield
    sandbox("DELETE", "faults")


def business_now(sandbox: Callable[..., Any]) -> datetime:
    """Business time, where the phones are."""
    return datetime.fromisoformat(sandbox("GET", "info")["now"]).astimezone(THERE)


@pytest.mark.parametrize(
    ("button", "ahead"),
    [("+1 min", timedelta(minutes=1)), ("+1 h", timedelta(hours=1)), ("+1 day", timedelta(days=1))],
)
def test_a_button_moves_business_time(page: Page, sandbox: Callable[..., Any], button: str, ahead: timedelta) -> None:
    """Time moves by that much, the page's clock with it, and the page says that it arrived."""
    before = business_now(sandbox)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("#travelled")).to_contain_text("Arrived")
    after = business_now(sandbox)
    assert after - before >= ahead
    expect(page.locator("#clock .day")).to_have_text(f"{after:%a, %b} {after.day}")


def test_to_the_next_morning(page: Page, sandbox: Callable[..., Any]) -> None:
    """It is nine in the morning where the phones are, whatever the time was before."""
    before = business_now(sandbox)
    page.get_by_role("button", name="9:00 AM").click()
    expect(page.locator("#travelled")).to_contain_text("Arrived")
    after = business_now(sandbox)
    assert (after.hour, after.minute) == (9, 0)
    assert before < after <= before + timedelta(days=1, hours=1)
    expect(page.locator(".phone .status .hour").first).to_have_text("9:00")


def test_moving_shows_that_it_runs_and_takes_no_second_order(page: Page) -> None:
    """While time moves the clock is marked and the buttons say that they wait."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/sandbox/clock", hold)
    page.get_by_role("button", name="+1 min", exact=True).click()
    expect(page.locator("#clock")).to_have_class("clock moving")
    page.get_by_role("button", name="+1 h", exact=True).click(force=True)
    expect(page.locator("#travelled")).to_contain_text("Moving through everything due")
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator("#clock")).to_have_class("clock")


def test_another_page_hears_that_time_moved(page: Page, sandbox: Callable[..., Any]) -> None:
    """The clock follows what somebody else did to it."""
    sandbox("POST", "clock", advance_seconds=2 * 86_400)
    after = business_now(sandbox)
    expect(page.locator("#clock .day")).to_have_text(f"{after:%a, %b} {after.day}")


def test_a_fault_is_armed_strikes_and_is_gone(page: Page, ann: Phone) -> None:
    """Armed twice over it is counted in the bar; the next sends meet it, the text arrives all the same."""
    page.locator("#faults summary").click()
    row = page.locator("[data-kind=rate_limit_429]").first
    row.get_by_label("How often").fill("2")
    row.get_by_role("button", name="Arm").click()
    expect(page.locator("#faults summary")).to_contain_text("2 armed")
    expect(page.locator(".armed li")).to_have_text("Answer 429 × 2")
    page.keyboard.press("Escape")
    ann.text("hello there")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered", timeout=30_000)
    expect(page.locator("#faults .count")).to_be_hidden()
    panel = ann.explain(ann.mine.first)
    expect(panel.locator(".step", has_text="HTTP 429")).to_have_count(2)
    expect(panel.locator(".step", has_text="Claimed again, try 3")).to_be_visible()


def test_an_error_code_is_shown_on_the_text(page: Page, ann: Phone) -> None:
    """A text the carrier could not deliver looks like one, with the code."""
    page.locator("#faults summary").click()
    page.get_by_label("Fail with error").fill("30005")
    page.locator(".code").get_by_role("button", name="Arm").click()
    expect(page.locator(".armed li")).to_have_text("Error 30005")
    page.keyboard.press("Escape")
    ann.text("hello there")
    expect(ann.answers.first.locator(".state")).to_have_text("Undelivered (30005)")
    panel = ann.explain(ann.answers.first)
    expect(panel.locator(".step.bad", has_text="error 30005")).to_be_visible()


def test_every_fault_of_the_contract_has_a_switch_and_all_can_be_cleared(page: Page) -> None:
    """Nine kinds besides the error codes; clearing takes back whatever is armed."""
    page.locator("#faults summary").click()
    rows = page.locator(".kinds li")
    expect(rows).to_have_count(9)
    for row in rows.all():
        row.get_by_role("button", name="Arm").click()
    expect(page.locator(".armed li")).to_have_count(9)
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".armed li")).to_have_count(0)
    expect(page.get_by_text("the carrier behaves")).to_be_visible()


def test_settle_says_how_it_went(page: Page, ann: Phone) -> None:
    """After a text has been dealt with, nothing is left to do."""
    ann.text("hello there")
    page.get_by_role("button", name="Settle").click()
    expect(page.locator("#settled")).to_have_text("Nothing left to do")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")


def test_settle_lists_what_is_left(page: Page, complaints: list[str]) -> None:
    """A stack that does not come to rest says with what."""
    left = {"settled": False, "left": {"texts": 2, "jobs_due": 1}}
    page.route("**/sandbox/settle", lambda route: route.fulfill(status=504, json=left))
    page.get_by_role("button", name="Settle").click()
    expect(page.locator("#settled")).to_have_text("Left: 2 texts, 1 jobs due")
    assert "504" in complaints.pop()


def test_the_engines_own_pages_are_linked(page: Page) -> None:
    """Readiness and metrics are one click away."""
    for path in ("/readyz", "/metrics"):
        assert page.request.get(page.url.removesuffix("/sandbox") + path).ok
        expect(page.locator(f".links a[href='{path}']")).to_be_visible()
