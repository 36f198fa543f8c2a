"""A campaign from the plan to the site and back, as marketer and editor click it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import BrowserContext, Page, expect

from magazine.features.campaigns.models import Campaign, Stage
from magazine.features.models import Feature
from magazine.models import TrendArticle
from tests.factories import EditorFactory, MarketerFactory, SectionPageFactory, TrendArticleFactory
from tests.features.factories import FeatureFactory, slot

from .test_three_walks import log_in

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
DESK = {"viewport": {"width": 1280, "height": 900}}
TABLET = {"viewport": {"width": 820, "height": 1100}}


def drafted() -> TrendArticle:
    """A live story with another headline waiting."""
    page = TrendArticleFactory(title="The reticule", parent=SectionPageFactory(title="Trends"))
    page.title = "Two hundred years of nothing in it"
    page.save_revision()
    return page


def plan(page: Page) -> Campaign:
    """Fills in the form of a new campaign."""
    page.goto("/admin/campaigns/")
    page.get_by_role("link", name="Add campaign").first.click()
    page.get_by_role("textbox", name="Name").fill("Nano Week")
    page.get_by_label("Goes live").fill("2026-03-03 13:00")
    page.get_by_label("Ends").fill("2026-03-10 13:00")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Save and fill it").click()
    expect(page.get_by_text("There is nothing in the campaign.")).to_be_visible()
    return Campaign.objects.get()


@pytest.mark.usefixtures("site")
def test_a_campaign_is_planned_approved_seen_and_rolled_back(
    open_context: Callable[..., BrowserContext], assert_accessible: Callable[[Page], None]
) -> None:
    story = drafted()
    with time_machine.travel(NOON.replace(hour=8)):
        page = open_context(**DESK).new_page()
        log_in(page, MarketerFactory())
        campaign = plan(page)
        assert campaign.slug == "nano-week"
        page.get_by_role("link", name="Add a page").click()
        page.get_by_role("button", name="Choose a page").click()
        chooser = page.get_by_role("dialog")
        chooser.get_by_role("textbox", name="Search term").fill("reticule")
        chooser.get_by_role("link", name="Two hundred years of nothing in it").first.click()
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.get_by_role("button", name="Add to the campaign").click()
        expect(page.get_by_text("Nothing is in the way.")).to_be_visible()
        FeatureFactory(
            campaign=campaign, slot=slot("site_banner"), starts_at=NOON, headline="Nano Week"
        )
        page.reload()
        expect(page.get_by_text("1 feature is not approved yet.")).to_be_visible()
        assert_accessible(page)

        editor = open_context(**TABLET).new_page()
        log_in(editor, EditorFactory())
        editor.goto(f"/admin/campaigns/inspect/{campaign.pk}/")
        editor.get_by_role("link", name="Approve").click()
        expect(editor.get_by_role("button", name="Approve")).to_be_visible()
        assert_accessible(editor)
        editor.get_by_role("button", name="Approve").click()
        expect(editor.get_by_role("status")).to_contain_text("is approved")
        # Without the word of success, which Wagtail fades in.
        editor.reload()
        assert_accessible(editor)

    with time_machine.travel(NOON):
        reader = open_context(**DESK).new_page()
        reader.goto("/")
        expect(reader.get_by_text("Two hundred years of nothing in it").first).to_be_visible()
        expect(reader.get_by_label("Announcement: Nano Week")).to_be_visible()

        editor.reload()
        editor.get_by_role("link", name="Roll back").click()
        editor.get_by_label("Reason").fill("The museum asked for another day")
        editor.get_by_role("button", name="Roll back").click()
        expect(editor.get_by_text("is rolled back")).to_be_visible()
        reader.goto("/")
        expect(reader.get_by_text("The reticule").first).to_be_visible()
        expect(reader.get_by_label("Announcement: Nano Week")).to_have_count(0)
    assert TrendArticle.objects.get(pk=story.pk).title == "The reticule"
    assert Campaign.objects.get().stage == Stage.ROLLED_BACK
    assert Feature.objects.approved().count() == 0
