"""A browser at the two widths we design for, axe and the HTML validator beside it."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from tests.browser import chromium
from tests.installing import CHROMIUM, NotInstalled

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
HTML_VALIDATE = ROOT / "node_modules/.bin/html-validate"
# The widths of rules and screenshots: a phone, and a desk.
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1440, "height": 900}}


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """Chromium, one for the whole run."""
    try:
        path = CHROMIUM.find()
    except NotInstalled as missing:
        pytest.fail(str(missing), pytrace=False)
    initial_data = connection._test_serialized_contents
    with sync_playwright() as playwright, _django_in_an_event_loop(initial_data):
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield started
        started.close()


@contextmanager
def _django_in_an_event_loop(initial_data: str) -> Iterator[None]:
    """Playwright keeps an event loop running in this thread, and Django has for such a thread
    connections of its own. They have to know what tables hold before each test, and be closed
    before the database is dropped.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        patch.setattr(connection, "_test_serialized_contents", initial_data, raising=False)
        yield
        connection.close()


@pytest.fixture
def open_context(
    browser: Browser, live_server: LiveServer, site: Site
) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser window on the site, as somebody new: `open_context(viewport=…)`.

    When the test is over, anything its pages complained of fails it: errors in scripts and
    in the console, refusals by the content security policy, files that did not come.
    """
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def new(**options: object) -> BrowserContext:
        context = browser.new_context(
            base_url=live_server.url, reduced_motion="reduce", locale="en-GB", **options
        )
        context.set_default_timeout(10_000)
        context.on("console", lambda message: _note(message, complaints))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


def _note(message: ConsoleMessage, complaints: list[str]) -> None:
    """Keep what is an error; that a page itself answers 404 or 500 is the test's to judge, and
    a conflict (409) is how the schedule says no.
    """
    where = message.location["url"]
    of_the_page = message.page is not None and where == message.page.url
    answered = "Failed to load" in message.text and (of_the_page or "409" in message.text)
    if message.type == "error" and not answered:
        complaints.append(f"{message.text} ({where})")


@pytest.fixture
def page_at_390(open_context: Callable[..., BrowserContext]) -> Page:
    """A page on a phone."""
    return open_context(**PHONE).new_page()


@pytest.fixture
def page_at_1440(open_context: Callable[..., BrowserContext]) -> Page:
    """A page on a desk."""
    return open_context(**DESK).new_page()


@pytest.fixture(params=[PHONE, DESK], ids=["390px", "1440px"])
def page_at_both(
    request: pytest.FixtureRequest, open_context: Callable[..., BrowserContext]
) -> Page:
    """The same test on a phone and on a desk."""
    return open_context(**request.param).new_page()


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """Fails when axe finds a violation in the page as it stands."""

    def check(page: Page) -> None:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run().then(result => result.violations)")
        told = [
            f"{violation['id']}: {violation['help']}\n    {node['html']}\n    at {node['target']}"
            for violation in found
            for node in violation["nodes"]
        ]
        assert not told, f"axe on {page.url}:\n" + "\n".join(told)

    return check


@pytest.fixture
def assert_valid_html() -> Callable[[bytes], None]:
    """Fails when the HTML validator objects to a document, given as it was sent."""

    def check(document: bytes) -> None:
        done = subprocess.run(
            [HTML_VALIDATE, "--config", ROOT / "tests/browser/htmlvalidate.json", "--stdin"],
            input=document,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"},
            check=False,
        )
        assert done.returncode == 0, (done.stdout + done.stderr).decode()

    return check
