"""A real stack, a real browser: one of each for the run, a fresh browser profile and fresh numbers for each test."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import requests
from playwright.sync_api import sync_playwright

from crypto.hashes import PhoneHasher
from engine.launcher.stack import Stack
from tests.browser.phone import Phone
from tests.sandbox.person_world import add_member
from tests.stack.stack_stage import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright._impl._api_structures import LocalStorageEntry, StorageState
    from playwright.sync_api import Browser, BrowserContext, Page

    from engine.domain.profile.profile import Profile

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESKTOP = {"width": 1440, "height": 900}

Open = Callable[..., "Page"]
Somebody = Callable[..., str]


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Everything, with its data thrown away afterwards."""
    with Stack(tmp_path_factory.mktemp("browser"), shell=AT_ONCE, fsync=False) as stack:
        yield stack
    if stack.postgres is not None:
        stack.postgres.remove()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the machine's own, else the one Playwright has downloaded."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def numbers() -> Iterator[str]:
    """Fictional numbers, each handed out once; those of area 415 are left to the button that makes new phones."""
    return (f"+1{area}55501{tail:02}" for area, tail in itertools.product((628, 510, 408), range(100)))


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained about. A test that provokes a complaint takes it out."""
    return []


@pytest.fixture
def open_page(stack: Stack, browser: Browser, complaints: list[str]) -> Iterator[Open]:
    """Open the phones page with these numbers on it (none: as a first visitor). Nothing may be left on the console."""
    contexts: list[BrowserContext] = []

    def open_page(*numbers: str, **options: Any) -> Page:  # noqa: ANN401 -- any option of a browser context
        memory: list[LocalStorageEntry] = [{"name": "josh.phones", "value": json.dumps(numbers)}] if numbers else []
        kept: StorageState = {"cookies": [], "origins": [{"origin": stack.base_url, "localStorage": memory}]}
        context = browser.new_context(
            viewport=options.pop("viewport", DESKTOP),
            storage_state=kept,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{stack.base_url}/sandbox")
        page.locator("#line[data-line=live]").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page: Open, numbers: Iterator[str]) -> Page:
    """The page with two phones on it that nobody has used."""
    return open_page(next(numbers), next(numbers))


@pytest.fixture
def ann(page: Page) -> Phone:
    """The first phone on the page."""
    return Phone(page, 0)


@pytest.fixture
def ben(page: Page) -> Phone:
    """The second phone on the page."""
    return Phone(page, 1)


@pytest.fixture
def sandbox(stack: Stack) -> Iterator[Callable[..., Any]]:
    """Call the sandbox as a script would: `sandbox("POST", "clock", advance_seconds=60)`."""
    with requests.Session() as session:

        def call(method: str, path: str, **content: str | float) -> Any:  # noqa: ANN401 -- JSON of any shape
            answer = session.request(method, f"{stack.base_url}/sandbox/{path}", json=content or None, timeout=60)
            answer.raise_for_status()
            return answer.json()

        yield call


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
