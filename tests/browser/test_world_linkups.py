"""LinkUps on the page: each person's in the panel about them, everybody's in one of its own, and both keep up."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from playwright.sync_api import expect

from crypto.hashes import PhoneHasher
from tests.browser.phone import Phone
from tests.browser.test_looks import LUMINANCE, NARROW
from tests.sandbox.linkup_world import Coffee
from tests.sandbox.person_rows import known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from playwright.sync_api import Page

    from engine.launcher.stack import Stack
    from tests.browser.conftest import Open, Somebody


class Table:
    """A coffee that Ann asks for, with Ben, Cat and Dan asked along; their numbers, in that order."""

    def __init__(self, rows: psycopg.Connection, hasher: PhoneHasher, numbers: list[str], now: datetime) -> None:
        self.numbers = numbers
        self.ids = [self._id(rows, hasher, number) for number in numbers]
        self.coffee = Coffee(rows, self.ids[0], now)
        self.coffee.ask(*self.ids[1:])

    @staticmethod
    def _id(rows: psycopg.Connection, hasher: PhoneHasher, number: str) -> UUID:
        row = rows.execute("select id from public.phones where phone_hash = %s", [hasher.write(number).value])
        found: UUID = next(row)[0]
        return found


@pytest.fixture
def table(stack: Stack, somebody: Somebody, sandbox: Callable[..., Any]) -> Iterator[Table]:
    """It goes out now."""
    numbers = [somebody(known(), first_name=name) for name in ("Ann", "Ben", "Cat", "Dan")]
    now = datetime.fromisoformat(sandbox("GET", "info")["now"])
    with psycopg.connect(stack.environment["DATABASE_URL"], autocommit=True) as rows:
        yield Table(rows, PhoneHasher.parse(stack.environment["PHONE_HASH_KEYS"]), numbers, now)


def meet(page: Page, place: int) -> Phone:
    """Open the panel about whoever texts from this phone."""
    phone = Phone(page, place)
    phone.meet()
    expect(page.locator("#person .linkup")).to_be_visible()
    return phone


def test_an_answer_moves_the_cards_and_the_group(open_page: Open, table: Table) -> None:
    """Ben says A: his own card says that he is in, and Ann's counts two, while one looks and without a reload."""
    page = open_page(*table.numbers[:2])
    ann, ben = Phone(page, 0), Phone(page, 1)
    expect(ann.standing).to_contain_text("Ann · Coffee: looking for people")
    expect(ben.standing).to_contain_text("Ben · Coffee: asked along")
    meet(page, 1)
    card = page.locator("#person .linkup")
    expect(card.locator(".theirs")).to_contain_text("Asked in wave 1: A or B? until")
    expect(card.locator("[aria-current=step]")).to_have_text("Broadcasting")
    ben.text("A")
    expect(card.locator(".theirs")).to_contain_text("In for A", timeout=15_000)
    expect(card.get_by_role("img", name="2 of 6 in, 3 needed")).to_be_visible()
    expect(ben.standing).to_contain_text("Ben · Coffee: in")
    ann.standing.click()
    expect(page.locator("#person h2")).to_have_text("Ann")
    expect(card.locator(".theirs")).to_have_text("Their own")
    expect(card.locator(".option .in")).to_have_text(["2 in", "1 in"])
    ben.text("B")  # the panel is about Ann, and hears of it all the same
    expect(card.locator(".option .in")).to_have_text(["1 in", "2 in"], timeout=15_000)
    card.get_by_role("button", name="Coffee, looking for people: everybody in it").click()
    group = page.locator("#group")
    expect(group.locator(".comer[data-mark=in] strong")).to_have_text(["Ann", "Ben"])
    ben.text("I can't make it")
    expect(group.locator(".comer[data-mark=out] strong")).to_have_text(["Ben"], timeout=15_000)
    expect(group.locator(".waves li")).to_contain_text("1 declined, 2 no answer yet")


def test_the_group_shows_everybody_and_leads_to_their_phones(open_page: Open, table: Table) -> None:
    """Steps, times, people by what they said, waves and what happened; a name brings up that person's phone."""
    page = open_page(table.numbers[0])
    meet(page, 0)
    page.locator("#person .linkup .open").click()
    group = page.get_by_role("complementary", name="Coffee")
    expect(group.get_by_role("button", name="Close")).to_be_focused()
    expect(page.locator("#person")).to_be_hidden()
    expect(group.locator(".life li")).to_have_text(["Draft", "Broadcasting", "Locked", "Completed"])
    expect(group.locator(".known dt")).to_have_text(["Waves", "Next wave", "Answers until", "Where"])
    expect(group.locator(".comer .says")).to_have_text(["asked for it", *["no answer yet"] * 3])
    expect(group.locator(".course strong")).to_contain_text(["Read back", "GO", "A wave of invites"])
    group.get_by_role("button", name=re.compile("Cat")).click()
    expect(page.locator(".phone")).to_have_count(2)
    expect(page.locator("#person h2")).to_have_text("Cat")
    expect(group).to_be_hidden()


def test_it_closes_step_by_step_by_keyboard(open_page: Open, table: Table) -> None:
    """Escape goes from the group to the person, with the focus on its card, and from there to the phone."""
    page = open_page(table.numbers[0])
    ann = meet(page, 0)
    opener = page.locator("#person .linkup .open")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#group")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#group")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#person")).to_be_hidden()
    expect(ann.standing).to_be_focused()


def test_what_follows_the_lock_is_shown(open_page: Open, table: Table) -> None:
    """Chosen time, place, reminder, who has a place and for whom a seat is kept; afterwards how it ended."""
    _, ben, cat, dan = table.ids
    for phone, (state, selected) in {ben: ("accepted", "A"), cat: ("accepted", "B"), dan: ("closed", None)}.items():
        table.coffee.answer(phone, state, selected)
    table.coffee.lock(ben)
    page = open_page(table.numbers[1], table.numbers[2])
    expect(Phone(page, 0).standing).to_contain_text("Ben · Coffee: it is on")
    meet(page, 0)
    card = page.locator("#person .linkup")
    expect(card.locator(".theirs")).to_have_text("Has a place")
    expect(card.locator(".option[data-chosen=true] time")).to_contain_text("10:00 AM")
    expect(card.locator(".known dt")).to_have_text(["Coming", "Where", "Next reminder", "Counts as over"])
    expect(card.locator(".known dd").nth(2)).to_contain_text("7:00 PM, the evening before")
    Phone(page, 1).standing.click()
    expect(card.locator(".theirs")).to_contain_text("A seat is kept for them until")
    card.locator(".open").click()
    says = ["asked for it, has a place", "has a place", "a seat is kept for them", "closed without them"]
    expect(page.locator("#group .says")).to_have_text(says)
    expect(page.locator("#group .reminders li")).to_contain_text("the evening beforeahead")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_a_narrow_screen(open_page: Open, table: Table, scheme: str) -> None:
    """At 390 pixels cards and group fit and scroll, nothing is cut, and their words keep 4.5:1."""
    table.coffee.answer(table.ids[1], "accepted", "both")
    table.coffee.answer(table.ids[2], "declined")
    page = open_page(
        table.numbers[0], viewport=NARROW, has_touch=True, is_mobile=True, color_scheme=scheme, reduced_motion="reduce"
    )
    Phone(page, 0).standing.tap()
    panel = page.locator("#person")
    expect(panel.locator(".linkup .life")).to_be_in_viewport()
    for words in (".what", ".theirs", ".life [data-state=ahead]", ".option .in", ".option .token", ".known dt"):
        assert panel.locator(f".linkup {words}").first.evaluate(LUMINANCE) >= 4.5, words
    panel.locator(".linkup .open").tap()
    group = page.locator("#group")
    expect(group.locator(".sentence")).to_be_in_viewport()
    for sheet in (panel, group):
        assert sheet.evaluate("element => element.scrollWidth - element.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    cut = group.evaluate(
        """panel => [...panel.querySelectorAll(".life li, .option time, .known dd, .comer strong, .says, li time")]
        .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent)"""
    )
    assert cut == []
    for words in (
        ".eyebrow", "h2", ".sentence", ".comer .says", ".comer .when", ".comer[data-mark=out] strong", "li time",
        ".course span",
    ):  # fmt: skip
        assert group.locator(words).first.evaluate(LUMINANCE) >= 4.5, words
