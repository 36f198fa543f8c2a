"""Comparing in a browser, and the unit a reader chooses."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.factories import ColourwayFactory, OfferFactory, ProductFactory


@pytest.fixture
def bags(site):
    made = [
        ProductFactory(name=f"Number {n}", width_mm=50 * n, height_mm=40 * n) for n in (1, 2, 3, 4)
    ]
    for bag in made[:2]:
        ColourwayFactory(product=bag)
        OfferFactory(product=bag)
    return made


def address(*bags) -> str:
    return "/bags/compare/?" + "&".join(f"bag={bag.brand.slug}/{bag.slug}" for bag in bags)


def expect_names(page: Page, *names: str) -> None:
    expect(page.locator(".compare-table__name")).to_have_text(list(names))


def test_four_bags_from_an_empty_table_by_name_and_by_link(page_at_both: Page, bags):
    page = page_at_both
    page.goto("/bags/compare/")
    expect(page.get_by_text("Nothing to compare yet")).to_be_visible()
    for bag in bags:
        page.get_by_role("combobox").fill(str(bag))
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("link", name=bag.name, exact=True)).to_be_visible()
    expect_names(page, *(bag.name for bag in bags))
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.get_by_role("img", name="Sizes compared")).to_be_visible()
    page.get_by_role("link", name=f"Move {bags[3]} to the left").click()
    expect_names(page, "Number 1", "Number 2", "Number 4", "Number 3")
    page.get_by_role("link", name=f"Take away {bags[0]}").click()
    expect_names(page, "Number 2", "Number 4", "Number 3")
    page.go_back()
    expect_names(page, "Number 1", "Number 2", "Number 4", "Number 3")


def test_a_bag_s_page_adds_it_to_the_comparison_of_this_tab(page_at_1440: Page, bags):
    page_at_1440.goto(address(*bags[:2]))
    page_at_1440.goto(bags[2].get_absolute_url())
    page_at_1440.get_by_role("link", name="Compare it with others").click()
    expect_names(page_at_1440, "Number 1", "Number 2", "Number 3")


def test_without_javascript_it_is_compared_all_the_same(
    open_context: Callable[..., BrowserContext], bags
):
    page = open_context(**DESK, java_script_enabled=False).new_page()
    page.goto(bags[0].get_absolute_url())
    page.get_by_role("link", name="Compare it with others").click()
    page.get_by_role("combobox").fill("Number 2")
    page.get_by_role("button", name="Add").click()
    expect_names(page, "Number 1", "Number 2")
    expect(page.get_by_role("group", name="Show sizes in")).to_be_hidden()
    cell = page.get_by_role("row", name="Width").get_by_role("cell").first
    assert cell.inner_text().split() == ["5", "cm", "2", "in", "narrowest"]


def test_the_table_scrolls_within_the_page(page_at_390: Page, bags):
    page_at_390.goto(address(*bags))
    assert page_at_390.evaluate("document.documentElement.scrollWidth") == 390
    region = page_at_390.get_by_role("region", name="In figures")
    assert region.evaluate("e => e.scrollWidth > e.clientWidth && e.tabIndex === 0")


def test_a_chosen_unit_is_kept_from_the_first_paint_on(page_at_1440: Page, bags):
    page = page_at_1440
    page.goto(address(bags[0]))
    width = page.get_by_role("row", name="Width").get_by_role("cell").first
    assert width.inner_text().split() == ["5", "cm", "2", "in"]
    group = page.get_by_role("group", name="Show sizes in")
    expect(group.get_by_role("button", name="both")).to_have_attribute("aria-pressed", "true")
    group.get_by_role("button", name="in", exact=True).click()
    assert width.inner_text().split() == ["2", "in"]
    page.goto(bags[0].get_absolute_url())
    figures = page.locator(".product__figures")
    expect(figures.get_by_text("2 × 1.6 × 1.6 in")).to_be_visible()
    expect(figures.get_by_text("5 × 4 × 4 cm")).to_be_hidden()
    expect(figures.get_by_role("button", name="in", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    # Set before the body is read: no other unit is ever painted.
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) {"
        "  window.unitsAtFirst = document.documentElement.dataset.units; watch.disconnect(); }"
        "}).observe(document, { childList: true, subtree: true });"
    )
    page.reload()
    assert page.evaluate("window.unitsAtFirst") == "in"
    figures.get_by_role("button", name="cm").click()
    expect(figures.get_by_text("2 × 1.6 × 1.6 in")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESK], ids=["390px", "1440px"])
def test_it_is_accessible_and_valid(
    open_context: Callable[..., BrowserContext],
    bags,
    assert_accessible,
    assert_valid_html,
    device,
    scheme,
):
    page = open_context(**device, color_scheme=scheme).new_page()
    for place in (
        address(*bags),
        address(bags[0]) + "&bag=no/such&add=number",
        "/bags/compare/",
        "/bags/compare/?add=zeppelin",
        bags[0].get_absolute_url(),
    ):
        answer = page.goto(place)
        assert_accessible(page)
        assert_valid_html(answer.body())
