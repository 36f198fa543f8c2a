"""Every kind of public page, with the demo's content: accessible, valid, as wide as the screen."""

import io
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.template.loader import get_template
from playwright.sync_api import BrowserContext, Page
from wagtail.models import Page as AnyPage
from wagtail.models import Site

from tests.browser.conftest import DESK, PHONE

ADDRESSES = [
    "/",
    "/trends/",
    "/trends/the-rise-of-the-micro-purse/",
    "/how-to-wear/seven-ways-to-wear-almost-nothing/",
    "/masthead/",
    "/masthead/ottoline-vane/",
    "/how-we-measure/",
    "/bags/",
    "/bags/?size=micro&strap=yes&under=1",
    "/bags/jacquemus/le-chiquito/",
    "/bags/mschf/microscopic-handbag/",
    "/bags/jacquemus/le-chiquito/true-size/",
    "/bags/atlas/",
    "/bags/kit/",
    "/bags/kit/?kit=bank-card,iphone-16,lipstick",
    "/bags/?kit=bank-card,iphone-16,lipstick",
    "/bags/compare/",
    "/bags/compare/?bag=jacquemus/le-chiquito&bag=dior/lady-dior-micro",
    "/brands/",
    "/brands/jacquemus/",
    "/search/",
    "/search/?q=reticule",
    "/search/?q=zeppelin",
    "/no-such-page/",
]
NOT_FOUND = {"/no-such-page/"}


@pytest.fixture
def demo(site: Site) -> None:
    """The demo magazine, its pictures drawn small."""
    quiet = io.StringIO()
    call_command("demo", force=True, picture_width=24, workers=1, stdout=quiet)
    # The demo leaves the home page that a site has in its place; here its own is looked at.
    site.root_page = AnyPage.objects.get(slug="reticule")
    site.save()


def too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.usefixtures("demo")
def test_every_page_is_accessible_valid_and_no_wider_than_the_screen(
    open_context: Callable[..., BrowserContext],
    assert_accessible: Callable[[Page], None],
    assert_valid_html: Callable[[bytes], None],
) -> None:
    phone, desk = open_context(**PHONE).new_page(), open_context(**DESK).new_page()
    night = open_context(**PHONE, color_scheme="dark").new_page()
    wrong = []
    for address in ADDRESSES:
        for name, page in (("phone", phone), ("desk", desk), ("phone at night", night)):
            answer = page.goto(address)
            if answer.status != (404 if address in NOT_FOUND else 200):
                wrong.append(f"{address}: {answer.status}")
            if too_wide(page):
                wrong.append(f"{address} is wider than a {name}")
            wrong += complaint_of(assert_accessible, page, f"{address} on a {name}")
        wrong += complaint_of(assert_valid_html, answer.body(), address)

    assert not wrong, "\n\n".join(wrong)


def complaint_of(check: Callable, subject: object, where: str) -> list[str]:
    """So that one run tells of every page, not of the first that fails."""
    try:
        check(subject)
    except AssertionError as error:
        return [f"{where}\n{error}"]
    return []


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_the_page_for_our_own_mistakes_is_as_good_as_the_others(
    open_context: Callable[..., BrowserContext],
    assert_accessible: Callable[[Page], None],
    assert_valid_html: Callable[[bytes], None],
    screen: dict,
) -> None:
    page = open_context(**screen).new_page()
    page.goto("/search/")
    document = get_template("500.html").render()
    page.set_content(document)

    assert not too_wide(page)
    assert_accessible(page)
    assert_valid_html(document.encode())
