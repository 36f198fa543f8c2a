"""The banner of a rehearsed page and its screen on the desk: by keyboard, on any screen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from tests.factories import ModeratorFactory
from tests.features.factories import ApprovedFactory

from .conftest import DESK, PHONE
from .test_three_walks import log_in

WIDTHS = [PHONE, {"viewport": {"width": 820, "height": 1180}}, DESK]


@pytest.mark.parametrize("screen", WIDTHS, ids=["390px", "820px", "1440px"])
def test_staff_step_through_the_days_by_keyboard_and_come_back(
    open_context: Callable[..., BrowserContext],
    assert_accessible: Callable[[Page], None],
    screen: dict,
) -> None:
    starts = timezone.now().replace(microsecond=0) + timedelta(days=3)
    ends = starts + timedelta(days=1)
    ApprovedFactory(headline="Everything must go", starts_at=starts, ends_at=ends)
    page = open_context(**screen).new_page()
    log_in(page, ModeratorFactory())
    page.goto("/admin/as-of/")
    assert_accessible(page)
    page.get_by_role("button", name="Next change").click()
    expect(page.get_by_text("Everything must go")).to_be_visible()
    assert_accessible(page)

    banner = page.locator(".asof")
    below = page.locator(".skip-link + *").first
    covered = banner.bounding_box()
    assert covered["y"] == 0
    assert below.bounding_box()["y"] >= covered["height"]
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")

    # Nothing has changed before: there is no way back, and the first is the way on.
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Everything must go")).to_have_count(0)
    expect(page.get_by_role("button", name="Previous")).to_be_enabled()
    page.get_by_role("button", name="Back to now").press("Enter")
    expect(banner).to_have_count(0)
