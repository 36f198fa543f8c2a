"""The desk's screens that show a change before it is made: walked through, clean for axe.

The first screen is not asked of axe: its two searches of one name are Wagtail's.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page, expect

from magazine.features.models import Feature, State
from tests.factories import ModeratorFactory
from tests.features.factories import ApprovedFactory, FeatureFactory

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.usefixtures("site")
def test_a_feature_is_repeated_moved_with_its_series_and_put_in_a_calendar(
    page_at_1440: Page, assert_accessible: Callable[[Page], None]
) -> None:
    page, moderator = page_at_1440, ModeratorFactory()
    starts = NOON + timedelta(days=1)
    first = ApprovedFactory(starts_at=starts, ends_at=starts + timedelta(hours=2))
    later = starts + timedelta(days=10)
    FeatureFactory(
        state=State.PROPOSED, proposed_by=moderator, starts_at=later, headline="Small wonders"
    )
    with time_machine.travel(NOON, tick=False):
        page.goto("/admin/")
        page.get_by_label("Username").fill(moderator.username)
        page.get_by_label("Password").fill("secret")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("region", name="Waiting for your approval")).to_be_visible()

        page.goto(reverse("features:repeat", args=[first.pk]))
        page.get_by_label("Or so many times").fill("3")
        page.get_by_role("button", name="Show what would happen").click()
        expect(page.get_by_role("heading", name="2 features")).to_be_visible()
        assert_accessible(page)
        page.get_by_role("button", name="Make and approve them").click()
        expect(page.get_by_role("status")).to_contain_text("It repeats 2 more times.")

        page.goto(reverse("features:many") + "?state=approved")
        page.get_by_label("Move by days").check()
        page.get_by_label("Days", exact=True).fill("1")
        page.get_by_role("button", name="Show what would happen").click()
        expect(page.get_by_role("heading", name="3 features")).to_be_visible()
        assert_accessible(page)
        page.get_by_role("button", name="Move them").click()
        expect(page.get_by_role("status")).to_contain_text("Done, for 3 features.")

        page.goto(reverse("features:calendars"))
        page.get_by_role("button", name="Make an address").click()
        assert page.get_by_label("Copy this address").input_value().endswith(".ics")
        assert_accessible(page)
    first.refresh_from_db()
    assert first.starts_at == starts + timedelta(days=1)
    assert Feature.objects.approved().count() == 3
