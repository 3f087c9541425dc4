"""Who texts from a phone: the line below its name, and the panel with the profile as it forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from playwright.sync_api import expect

from crypto.hashes import PhoneHasher
from tests.browser.phone import Phone
from tests.browser.test_looks import LUMINANCE
from tests.sandbox.person_world import add_phone, add_send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from engine.launcher.stack import Stack
    from tests.browser.conftest import Open

BANNED = "insert into public.phone_bans (phone_id, reason, banned_at) values (%s, 'under_18', now())"
HELD = "insert into public.safety_holds (phone_id, state, reason, applied_at) values (%s, 'hard_hold', 'threat', now())"


def test_joining_and_the_interview_are_followed_live(page: Page, ann: Phone, sandbox: Callable[..., Any]) -> None:
    """From a stranger to somebody with a name, a region and tastes: text by text, without a reload."""
    expect(ann.standing).to_contain_text("Nobody we know yet")
    panel = ann.meet()
    ann.text("join")
    expect(panel.locator(".sentence")).to_have_text("Joining: asked for the name")
    sandbox("POST", "settle", timeout_seconds=30)
    ann.text("Ann Lee")
    expect(panel.locator(".sentence")).to_have_text("Joining: asked for the birthday")
    expect(panel.get_by_role("progressbar", name="Joining")).to_have_attribute("aria-valuenow", "1")
    expect(panel.locator(".stages [data-state=now]")).to_have_text("Birthday")
    expect(ann.standing).to_contain_text("Joining 1 of 4")
    for words, sentence in (
        ("3/14/1994", "Joining: asked for the ZIP code"),
        ("94110", "Joining: asked for their agreement"),
        ("AGREE", "In the interview: ready to begin?"),
        ("ready", "In the interview: what they like to do"),
    ):
        sandbox("POST", "settle", timeout_seconds=30)  # an answer counts once its question has gone out
        ann.text(words)
        expect(panel.locator(".sentence")).to_have_text(sentence)
    expect(panel.get_by_role("heading", name="Ann")).to_be_visible()
    expect(panel.locator(".place")).to_have_text("San Francisco open")
    expect(panel.locator(".activities")).to_have_text("Not known yet")
    sandbox("POST", "settle", timeout_seconds=30)
    ann.text("coffee, hiking and board games")
    expect(panel.locator(".activities li")).to_contain_text(["coffee", "hiking", "board games"])
    expect(panel.get_by_role("progressbar", name="Interview")).to_have_attribute("aria-valuenow", "2")
    expect(ann.standing).to_contain_text("Ann · Interview 2 of 12")
    assert page.locator("#panel").is_hidden()


@pytest.mark.parametrize(
    ("insert", "sentence"),
    [
        (BANNED, "Not let in: said they are under 18"),
        (HELD, "On hold: told so once a day, and nothing else"),
    ],
    ids=["banned", "held"],
)
def test_who_is_kept_out_is_told_in_words(
    open_page: Open, numbers: Iterator[str], stack: Stack, insert: str, sentence: str
) -> None:
    """A ban or a hold is said below the phone and in the panel, not only coloured."""
    number, hasher = next(numbers), PhoneHasher.parse(stack.environment["PHONE_HASH_KEYS"])
    with psycopg.connect(stack.environment["DATABASE_URL"], autocommit=True) as rows:
        rows.execute(insert.encode(), [add_phone(rows, hasher, number)])
    phone = Phone(open_page(number), 0)
    expect(phone.standing).to_have_accessible_name(re.compile("Who texts from .*, " + sentence.replace(": ", ", ")))
    panel = phone.meet()
    expect(panel.locator(".sentence")).to_have_text(sentence)
    expect(panel.locator(".portrait")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_text_whose_fate_is_unknown_is_told_on_the_card(
    open_page: Open, numbers: Iterator[str], stack: Stack, scheme: str, width: int
) -> None:
    """In words that can be read, below the phone's name, in light and in dark, wide and narrow; so in the panel."""
    number, hasher = next(numbers), PhoneHasher.parse(stack.environment["PHONE_HASH_KEYS"])
    with psycopg.connect(stack.environment["DATABASE_URL"], autocommit=True) as rows:
        add_send(rows, add_phone(rows, hasher, number), status="failed", last_error="proven_absent")
    phone = Phone(open_page(number, color_scheme=scheme, viewport={"width": width, "height": 844}), 0)
    said = "Nobody knows whether a text of ours arrived; it is not sent again"
    note = phone.element.locator(".notes li")
    expect(note).to_have_text(said)
    expect(note).to_be_in_viewport(ratio=1)
    expect(phone.field).to_be_in_viewport(ratio=1)
    assert note.evaluate(LUMINANCE) >= 4.5
    expect(phone.meet().locator(".notes")).to_have_text(said)


def test_it_opens_and_closes_by_keyboard(page: Page, ann: Phone) -> None:
    """Enter opens it, Escape closes it, and the focus is back where it came from."""
    expect(ann.standing).to_have_attribute("aria-expanded", "false")
    ann.standing.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("button", name="Close")).to_be_focused()
    expect(ann.standing).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(ann.standing).to_be_focused()
    ann.standing.press("Enter")
    ann.standing.press("Enter")
    expect(ann.standing).to_have_attribute("aria-expanded", "false")


def test_it_follows_the_phone_one_works_with(ann: Phone, ben: Phone) -> None:
    """With the panel open, going to another phone shows who texts from there; taking it off the page closes it."""
    panel = ann.meet()
    expect(panel.get_by_role("heading", level=2)).to_have_text(f"Phone {ann.number[-2:]}")
    ben.field.focus()
    expect(panel.get_by_role("heading", level=2)).to_have_text(f"Phone {ben.number[-2:]}")
    expect(ben.standing).to_have_attribute("aria-expanded", "true")
    expect(ann.standing).to_have_attribute("aria-expanded", "false")
    ben.element.get_by_role("button", name="off the page").click()
    expect(panel).to_be_hidden()


def test_the_story_of_a_text_lies_on_top_of_it(page: Page, ann: Phone) -> None:
    """One panel at a time: closing the story shows the person again."""
    ann.text("hello there")
    expect(ann.answers.first).to_be_visible()
    person = ann.meet()
    story = ann.explain(ann.mine.first)
    expect(person).to_be_hidden()
    page.keyboard.press("Escape")
    expect(story).to_be_hidden()
    expect(person).to_be_visible()
    page.keyboard.press("Escape")
    expect(person).to_be_hidden()


def test_only_news_are_asked_about(page: Page, ann: Phone, ben: Phone) -> None:
    """A text leads to a few questions about its own phone, none about the others, whatever statuses it goes through."""
    expect(ann.standing).to_contain_text("Nobody we know yet")
    expect(ben.standing).to_contain_text("Nobody we know yet")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/person") else None)
    ann.text("hello there")
    expect(ann.answers.first).to_have_attribute("data-status", "delivered")
    expect(ann.standing).to_contain_text("A stranger")
    assert 1 <= len(asked) <= 6
    assert all(ann.number.removeprefix("+") in url for url in asked)
