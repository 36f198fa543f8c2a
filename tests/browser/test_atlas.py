"""The size atlas in a browser: what is pointed at is told, by mouse, key and finger."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from catalog.vocabulary import EssentialKind
from tests.browser.conftest import DESK, PHONE
from tests.factories import EssentialFactory, ProductFactory, TrendArticleFactory


@pytest.fixture
def bags(site):
    EssentialFactory(
        name="A phone",
        kind=EssentialKind.PHONE,
        is_yardstick=True,
        length_mm=Decimal("147.6"),
        width_mm=Decimal("71.6"),
    )
    sizes = [(240, 180, 1824), (180, 150, 1930), (170, 120, 2016), (120, 90, 2017), (60, 45, 2019)]
    made = [
        ProductFactory(name=f"Number {n}", width_mm=width, height_mm=height, year=year)
        for n, (width, height, year) in enumerate(sizes, 1)
    ]
    made.append(ProductFactory(name="Speck", width_mm=Decimal("0.657"), height_mm=Decimal("0.7")))
    return made


def corner(page: Page, bag) -> tuple[float, float]:
    """Just inside the upper right corner of a bag's outline."""
    box = page.locator(f'[data-outline="{bag.pk}"] rect').bounding_box()
    return box["x"] + box["width"] - 3, box["y"] + 3


def test_the_tab_key_steps_through_the_outlines_and_each_is_told(page_at_both: Page, bags):
    page = page_at_both
    page.goto("/bags/atlas/")
    page.get_by_role("link", name="The same as a table").focus()
    detail = page.locator("[data-detail]")
    for bag in bags:
        page.keyboard.press("Tab")
        expect(detail.locator("[data-detail-name]")).to_have_text(bag.name)
        expect(detail.locator("[data-detail-brand]")).to_have_text(bag.brand.name)
        assert page.evaluate("document.activeElement.dataset.outline") == str(bag.pk)
    expect(detail).to_contain_text("0.657 × 0.7 × 40\u202fmm")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{bags[-1].get_absolute_url()}$"))


def test_the_outline_pointed_at_is_drawn_on_top(page_at_1440: Page, bags):
    page = page_at_1440
    page.goto("/bags/atlas/")
    page.locator("[data-outline]").first.scroll_into_view_if_needed()
    for bag in bags[:4]:
        page.mouse.move(*corner(page, bag))
        expect(page.locator("[data-detail-name]")).to_have_text(bag.name)
        frame = page.locator("[data-pointed]")
        expect(frame).to_have_attribute("width", str(bag.width_mm))
        expect(frame).to_have_attribute("height", str(bag.height_mm))


def test_outlines_are_to_scale_on_the_screen(page_at_both: Page, bags):
    page = page_at_both
    for by in ("size", "year", "brand"):
        page.goto(f"/bags/atlas/?by={by}")
        scales = []
        for bag in bags[:5]:
            box = page.locator(f'[data-outline="{bag.pk}"] rect').evaluate(
                "rect => { const m = rect.getScreenCTM(); return [m.a, m.d]; }"
            )
            scales += box
        assert max(scales) == pytest.approx(min(scales), rel=0.002)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_finger_is_told_first_and_led_on_second(page_at_390: Page, bags):
    page = page_at_390
    page.goto("/bags/atlas/")
    page.locator("[data-outline]").first.scroll_into_view_if_needed()
    page.touchscreen.tap(*corner(page, bags[0]))
    expect(page.locator("[data-detail-name]")).to_have_text("Number 1")
    expect(page).to_have_url(re.compile("/bags/atlas/$"))
    page.touchscreen.tap(*corner(page, bags[0]))
    expect(page).to_have_url(re.compile(f"{bags[0].get_absolute_url()}$"))


def test_without_javascript_outlines_are_links_with_titles(
    open_context: Callable[..., BrowserContext], bags
):
    page = open_context(**DESK, java_script_enabled=False).new_page()
    page.goto("/bags/atlas/?by=year")
    link = page.get_by_role("link", name=f"{bags[2]}, 2016: 17 × 12\u202fcm (6.7 × 4.7\u202fin)")
    expect(link).to_have_attribute("href", bags[2].get_absolute_url())
    page.get_by_role("link", name="Size ↑").click()
    rows = page.locator("[data-row] th")
    expect(rows).to_have_text([f"Number {n}" for n in range(1, 6)] + ["Speck"])


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
    keys = [bag.pk for bag in bags]
    block = {"heading": "Smaller", "products": keys, "arrangement": "size", "caption": "To scale."}
    by_year = {**block, "arrangement": "year"}
    story = TrendArticleFactory(
        body=[
            {"type": "chapter", "value": {"heading": "Size", "label": ""}},
            {"type": "size_atlas", "value": block},
            {"type": "size_atlas", "value": by_year},
        ]
    )
    page = open_context(**device, color_scheme=scheme).new_page()
    for place in (
        "/bags/atlas/",
        "/bags/atlas/?by=year&sort=-year",
        "/bags/atlas/?by=brand&size=mini",
        "/bags/atlas/?size=full&kind=moon",
        story.url,
    ):
        answer = page.goto(place)
        assert_accessible(page)
        assert_valid_html(answer.body())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
