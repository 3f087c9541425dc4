"""The line between page and sandbox: live, asking, and back again."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from engine.launcher.processes import identify, wait_until
from tests.browser.phone import Phone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from playwright.sync_api import Page

    from engine.launcher.stack import Stack
    from tests.browser.conftest import Open


def test_without_a_stream_the_page_asks(
    open_page: Open, numbers: Iterator[str], sandbox: Callable[..., Any], complaints: list[str]
) -> None:
    """Where a stream cannot be had, texts and their statuses appear all the same, a little later."""
    number = next(numbers)
    page = open_page(number)
    page.route("**/sandbox/feed", lambda route: route.fulfill(status=503, body="no streams here"))
    page.reload()
    expect(page.locator("#line .word")).to_have_text("asking every 2 s")
    sandbox("POST", f"phones/{number}/texts", body="hello there")
    expect(Phone(page, 0).answers.first).to_have_attribute("data-status", "delivered", timeout=15_000)
    page.unroute("**/sandbox/feed")
    expect(page.locator("#line .word")).to_have_text("live", timeout=15_000)
    assert all("503" in complaint for complaint in complaints)
    complaints.clear()


def test_a_page_that_listens_does_not_hold_the_web_process(
    page: Page, ann: Phone, stack: Stack, complaints: list[str]
) -> None:
    """Asked to stop, the web process goes at once, though a live stream has no end; the page finds the next one."""
    ann.text("hello there")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    web = identify(stack.processes["web"])
    assert web is not None
    page.request.get(f"{stack.base_url}/healthz")
    stack.kill("web", signal.SIGTERM)
    wait_until(lambda: not web.is_alive(), 10)  # uvicorn alone would wait twice as long for the stream
    assert not web.is_alive()
    wait_until(stack.is_ready, 30)
    expect(page.locator("#line .word")).to_have_text("live", timeout=15_000)
    ann.text("still there?")
    expect(ann.answers).to_have_count(2)
    complaints.clear()  # the browser mentions each connection it could not have meanwhile
