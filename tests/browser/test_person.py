"""Who texts from a phone: the line below its name, and the panel with the profile as it forms."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from playwright.sync_api import expect

from crypto.hashes import PhoneHasher
from tests.browser.phone import Phone
from tests.browser.test_looks import LUMINANCE, NARROW
from tests.sandbox.person_rows import known, taught
from tests.sandbox.person_world import add_member, add_phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from engine.domain.profile.profile import Profile
    from engine.launcher.stack import Stack
    from tests.browser.conftest import Open

Somebody = Callable[..., str]

BANNED = "insert into public.phone_bans (phone_id, reason, banned_at) values (%s, 'under_18', now())"
HELD = "insert into public.safety_holds (phone_id, state, reason, applied_at) values (%s, 'hard_hold', 'threat', now())"


@pytest.fixture
def somebody(stack: Stack, numbers: Iterator[str]) -> Somebody:
    """A number whose owner is a member with this profile, as if they had been interviewed."""
    hasher = PhoneHasher.parse(stack.environment["PHONE_HASH_KEYS"])

    def add(profile: Profile, state: str = "active", first_name: str = "Ann") -> str:
        number = next(numbers)
        with psycopg.connect(stack.environment["DATABASE_URL"], autocommit=True) as rows:
            add_member(rows, hasher, number, profile, state=state, first_name=first_name)
        return number

    return add


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
    panel = Phone(open_page(somebody(known())), 0).meet()
    scale, dot, band = (
        panel.locator(f"[data-key=social_pace] {part}").bounding_box() for part in (".scale", ".dot", ".band")
    )
    assert scale
    assert dot
    assert band
    middle = dot["x"] + dot["width"] / 2
    assert (middle - scale["x"]) / scale["width"] == pytest.approx(0.75, abs=0.02)
    assert band["x"] + band["width"] / 2 == pytest.approx(middle, abs=1.5)


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
