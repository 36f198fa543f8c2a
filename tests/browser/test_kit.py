"""What a reader carries goes with them: from the form to the catalogue, to a bag and back."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from catalog.vocabulary import EssentialKind
from tests.browser.conftest import DESK, PHONE
from tests.factories import EssentialFactory, ProductFactory

SHARED = "/bags/?kit=30x20x10:Tin"


@pytest.fixture
def bags(site):
    EssentialFactory(name="Bank card", slug="bank-card")
    EssentialFactory(
        name="A phone",
        slug="a-phone",
        kind=EssentialKind.PHONE,
        length_mm=Decimal(147),
        width_mm=Decimal(71),
        thickness_mm=Decimal(8),
    )
    return [
        ProductFactory(name="Roomy", width_mm=200, height_mm=100, depth_mm=60),
        ProductFactory(name="Tiny", width_mm=60, height_mm=40, depth_mm=20),
        ProductFactory(
            name="Measured",
            width_mm=200,
            height_mm=100,
            depth_mm=40,
            inner_width_mm=190,
            inner_height_mm=90,
            inner_depth_mm=30,
        ),
    ]


def expect_bags(page: Page, *names: str) -> None:
    expect(page.locator(".product-card__name")).to_have_text(list(names))


def build(page: Page) -> None:
    page.goto("/bags/kit/")
    page.get_by_label("A phone", exact=False).first.check()
    page.get_by_label("Bank card", exact=False).first.check()
    page.get_by_label("How many: Bank card").fill("2")
    page.get_by_label("Its size 1").fill("6 × 4 × 1 cm")
    page.get_by_label("What it is 1").fill("Tin")
    page.get_by_role("button", name="See what holds it").click()


def test_a_kit_goes_along_from_the_form_to_a_bag_and_back(page_at_both: Page, bags):
    page = page_at_both
    build(page)
    page.wait_for_url("**/bags/kit/?kit=a-phone,bank-card*2,60x40x10:Tin")
    expect(page.get_by_role("heading", name="1 bag holds it")).to_have_count(0)
    expect(page.get_by_text("1 bag holds it")).to_be_visible()
    page.get_by_role("link", name="Show these bags").click()
    expect_bags(page, "Measured", "Roomy")
    page.get_by_role("link", name="Measured").click()
    expect(page.get_by_role("heading", name="Your kit, packed")).to_be_visible()
    page.reload()
    page.get_by_role("link", name="All bags that hold your kit").click()
    expect_bags(page, "Measured", "Roomy")
    page.goto("/bags/")
    expect_bags(page, "Measured", "Tiny", "Roomy")
    page.get_by_role("link", name="Show with your kit").click()
    expect_bags(page, "Measured", "Roomy")
    page.goto(bags[1].get_absolute_url())
    page.get_by_role("link", name="Show with your kit").click()
    expect(page.get_by_role("heading", name="Your kit, packed")).to_be_visible()


def test_a_friend_s_link_is_shown_and_one_s_own_kit_is_kept(page_at_1440: Page, bags):
    page = page_at_1440
    build(page)
    expect(page.get_by_text("Your kit", exact=True)).to_be_visible()
    page.goto(SHARED)
    expect(page.get_by_text("With room for")).to_contain_text("Tin")
    page.goto("/bags/")
    page.get_by_role("link", name="Show with your kit").click()
    expect(page.locator(".kit-bar__things")).to_contain_text("A phone")
    page.goto(SHARED)
    page.get_by_role("button", name="Keep as my kit").click()
    expect(page.get_by_role("button", name="Kept")).to_be_disabled()
    page.goto("/bags/")
    page.get_by_role("link", name="Show with your kit").click()
    expect(page.get_by_text("With room for")).to_contain_text("Tin")


def test_beginning_again_forgets_the_kit(page_at_1440: Page, bags):
    page = page_at_1440
    build(page)
    page.get_by_role("link", name="Begin again").click()
    page.wait_for_url("**/bags/kit/")
    page.goto("/bags/")
    expect(page.get_by_role("link", name="Search by what you carry")).to_be_visible()
    expect(page.get_by_role("link", name="Show with your kit")).to_be_hidden()


def test_filters_keep_the_kit(page_at_1440: Page, bags):
    page = page_at_1440
    page.goto("/bags/?kit=a-phone")
    page.get_by_label("Search by brand or name").fill("roomy")
    page.get_by_role("button", name="Show bags").click()
    expect_bags(page, "Roomy")
    expect(page.get_by_text("With room for")).to_contain_text("A phone")


def test_without_javascript_a_kit_is_put_together_all_the_same(
    open_context: Callable[..., BrowserContext], bags
):
    page = open_context(**PHONE, java_script_enabled=False).new_page()
    build(page)
    page.get_by_role("link", name="Show these bags").click()
    expect_bags(page, "Measured", "Roomy")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["390px", "1440px"])
def test_it_is_accessible_valid_and_no_wider_than_the_screen(
    open_context: Callable[..., BrowserContext],
    bags,
    assert_accessible,
    assert_valid_html,
    device,
    scheme,
):
    page = open_context(**device, color_scheme=scheme).new_page()
    for place in (
        "/bags/kit/",
        "/bags/kit/?kit=a-phone,bank-card*2,60x40x10:Tin",
        "/bags/kit/?build=1&thing=a-phone&count-a-phone=0&own=1e9&own-name=Brick",
        "/bags/?kit=a-phone,bank-card*2",
        "/bags/?kit=100x38x1",
        "/bags/?kit=1500x1500x1500",
        bags[0].get_absolute_url() + "?kit=a-phone",
    ):
        answer = page.goto(place)
        assert_accessible(page)
        assert_valid_html(answer.body())
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), place
