"""The form of a feature helps with a clash, while its slot and times are being chosen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page, expect

from magazine.features.models import Feature, State
from tests.factories import MarketerFactory
from tests.features.factories import ApprovedFactory, slot

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.usefixtures("site")
def test_a_free_time_is_filled_in_at_one_click_and_proposed(
    page_at_1440: Page, assert_accessible: Callable[[Page], None]
) -> None:
    page, hero = page_at_1440, slot()
    starts = NOON + timedelta(hours=2)
    ApprovedFactory(headline="Booked before", starts_at=starts, ends_at=starts + timedelta(hours=1))
    with time_machine.travel(NOON, tick=False):
        page.goto("/admin/")
        page.get_by_label("Username").fill(MarketerFactory().username)
        page.get_by_label("Password").fill("secret")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("/admin/")
        page.goto(reverse("features:add"))
        panel = page.locator("[data-around]")
        expect(panel).to_contain_text("Choose a slot and the times")

        page.get_by_role("combobox", name="Slot").select_option(str(hero.pk))
        page.get_by_role("textbox", name="Starts").fill("2026-03-02 15:30")
        page.get_by_role("textbox", name="Ends").fill("2026-03-02 16:30")
        expect(panel).to_contain_text("Home hero is not free then.")
        expect(panel).to_contain_text("Booked before")
        page.locator("#header-title").click()
        assert_accessible(page)

        panel.get_by_role("button", name="Take the nearest free time").first.click()
        expect(panel).to_contain_text("Home hero is free then.")
        expect(page.get_by_role("textbox", name="Starts")).to_have_value("2026-03-02 16:00")
        page.locator("#header-title").click()
        page.get_by_role("textbox", name="Link").fill("/bags/")
        page.get_by_role("textbox", name="Headline").fill("Small wonders")
        page.get_by_role("button", name="Save and propose").click()
        expect(page.get_by_role("status")).to_contain_text("Small wonders")
    made = Feature.objects.get(headline="Small wonders")
    assert (made.state, made.starts_at) == (State.PROPOSED, NOON + timedelta(hours=3))
