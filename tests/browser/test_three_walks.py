"""The three people the magazine is for, each walking the path they walk every day."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from playwright.sync_api import Page, expect

from magazine.features.models import Slot, State
from magazine.features.slots import Position
from tests.factories import (
    EditorFactory,
    MarketerFactory,
    OfferFactory,
    PersonPageFactory,
    ProductFactory,
    SectionPageFactory,
    TrendArticleFactory,
)
from tests.features.factories import FeatureFactory

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def log_in(page: Page, user: AbstractUser) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Sign in").click()
    # On a phone the menu is folded away; the front page of the desk has its heading anywhere.
    expect(page.get_by_role("heading", name="Reticule", level=1)).to_be_visible()


@pytest.mark.usefixtures("site")
def test_an_editor_publishes_an_article_with_a_product_and_it_is_on_the_front_page(
    page_at_1440: Page,
) -> None:
    page = page_at_1440
    section = SectionPageFactory(title="Trends", slug="trends")
    PersonPageFactory(title="Ottoline Vane")
    ProductFactory(name="Le Petit", brand__name="Maison Minuscule")
    log_in(page, EditorFactory())

    page.goto(f"/admin/pages/add/magazine/trendarticle/{section.pk}/")
    page.get_by_role("textbox", name="Headline").fill("A bag for one key")
    page.get_by_role("textbox", name="Standfirst").fill("How small is too small to go out with?")
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Product card").click()
    page.get_by_role("button", name="Choose product").click()
    page.get_by_role("dialog").get_by_role("link", name="Le Petit").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status")).to_contain_text("A bag for one key")

    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="A bag for one key").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A bag for one key")
    expect(page.get_by_role("main").get_by_role("link", name="Le Petit").first).to_be_visible()


@pytest.mark.usefixtures("site")
def test_a_reader_finds_a_micro_bag_with_a_strap_under_a_price(page_at_390: Page) -> None:
    page = page_at_390
    card_sized = {"width_mm": Decimal(120), "height_mm": Decimal(95), "depth_mm": Decimal(50)}
    wanted = ProductFactory(name="Found", has_strap=True, **card_sized)
    OfferFactory(product=wanted, price_minor=24900)
    dear = ProductFactory(name="Too dear", has_strap=True, **card_sized)
    OfferFactory(product=dear, price_minor=90000)
    strapless = ProductFactory(name="Strapless", has_strap=False, **card_sized)
    OfferFactory(product=strapless, price_minor=10000)
    large = ProductFactory(name="Too large", has_strap=True, width_mm=Decimal(240))
    OfferFactory(product=large, price_minor=10000)

    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name="Bags").first.click()
    page.get_by_text("Filters").click()
    page.get_by_role("checkbox", name="Micro").check()
    page.get_by_role("checkbox", name="With a strap").check()
    page.locator("summary", has_text="Price").click()
    page.get_by_label("At most, in euros").fill("300")
    page.get_by_role("button", name="Show bags").click()

    found = page.get_by_role("article").get_by_role("link")
    expect(found).to_have_text(["Found"])
    found.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Found")
    expect(page.get_by_role("main")).to_contain_text("12 × 9.5 × 5 cm")


@pytest.mark.usefixtures("site")
def test_a_marketer_proposes_the_hero_from_the_next_minute_and_an_editor_approves(
    page_at_1440: Page,
) -> None:
    """Noon in UTC is 13:00 on the desk's clock, in Paris in March."""
    page = page_at_1440
    TrendArticleFactory(title="The featured story", first_published_at=NOON - timedelta(days=2))
    newest = TrendArticleFactory(title="The newest story", first_published_at=NOON - timedelta(1))
    hero = Slot.objects.get(position=Position.HOME_HERO)
    FeatureFactory(
        slot=hero,
        page=newest,
        link="",
        headline="Booked before",
        state=State.APPROVED,
        starts_at=NOON + timedelta(hours=2),
        ends_at=NOON + timedelta(hours=3),
    )
    with time_machine.travel(NOON, tick=False) as clock:
        log_in(page, MarketerFactory())
        page.goto(f"{reverse('features:add')}?slot={hero.pk}")
        page.get_by_role("button", name="Choose a page").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("textbox").first.fill("featured")
        dialog.get_by_role("link", name="The featured story").click()
        starts, ends = (
            page.get_by_role("textbox", name="Starts"),
            page.get_by_role("textbox", name="Ends"),
        )
        starts.fill("2026-03-02 13:01")
        ends.fill("2026-03-02 15:30")
        page.get_by_role("button", name="Save and propose").click()
        expect(page.get_by_role("main")).to_contain_text("is taken by “Booked before”")

        ends.fill("2026-03-02 15:00")
        page.get_by_role("button", name="Save and propose").click()
        expect(page.get_by_role("status")).to_contain_text("The featured story")

        page.context.clear_cookies()
        log_in(page, EditorFactory())
        waiting = page.get_by_role("region", name="Waiting for your approval")
        waiting.get_by_role("link", name="Approve The featured story").click()
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("status")).to_contain_text("Approved")

        def hero_at(instant: datetime) -> str:
            clock.move_to(instant)
            page.goto("/")
            return page.locator(".feature-hero").inner_text()

        assert "The newest story" in hero_at(NOON + timedelta(seconds=59))
        assert "The featured story" in hero_at(NOON + timedelta(seconds=60))
        assert "The featured story" in hero_at(NOON + timedelta(hours=2, seconds=-1))
        assert "Booked before" in hero_at(NOON + timedelta(hours=2))
        assert "The newest story" in hero_at(NOON + timedelta(hours=3))
