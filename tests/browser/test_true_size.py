"""True size in a browser: calibrated by hand, kept, doubted when the screen changes, printed."""

import io
from collections.abc import Callable
from decimal import Decimal

import pdfplumber
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from catalog.vocabulary import EssentialKind
from tests.browser.conftest import DESK, PHONE
from tests.factories import EssentialFactory, ProductFactory

CARD_MM = (85.6, 53.98)
PT_A_MM = 72 / 25.4
SHEETS = ("A4", "Letter")


@pytest.fixture
def bag(site):
    EssentialFactory(
        name="A phone", kind=EssentialKind.PHONE, is_yardstick=True,
        length_mm=Decimal("147.6"), width_mm=Decimal("71.6"),
    )  # fmt: skip
    return ProductFactory(name="Chiquito", width_mm=Decimal("120"), height_mm=Decimal("95.5"))


def address(bag) -> str:
    return f"{bag.get_absolute_url()}true-size/"


def state(page: Page) -> str:
    return page.locator("[data-true-size]").get_attribute("data-scale")


def drawn_mm(page: Page, selector: str) -> tuple[float, float]:
    """Width and height in CSS pixels of a shape as it is on the screen, its stroke left out."""
    return page.locator(selector).evaluate(
        """shape => {
            const box = shape.getBBox();
            const to = shape.getScreenCTM();
            return [box.width * to.a, box.height * to.d];
        }"""
    )


def kept_pixels(page: Page) -> float:
    return page.evaluate("JSON.parse(localStorage.getItem('reticule.scale')).pixels")


def confirm(page: Page) -> None:
    page.get_by_role("button", name="The card matches").click()
    expect(page.locator("[data-true-size]")).to_have_attribute("data-scale", "true")


def test_before_a_card_was_held_up_nothing_is_said_to_be_true(page_at_both: Page, bag):
    page_at_both.goto(address(bag))
    expect(page_at_both.get_by_text("Not yet to scale")).to_be_visible()
    expect(page_at_both.get_by_text("True size", exact=True)).to_be_hidden()
    expect(page_at_both.locator(".true-size__ruler").first).to_be_hidden()
    expect(page_at_both.get_by_role("checkbox", name="A bank card")).to_be_hidden()
    expect(page_at_both.get_by_text("this page needs JavaScript")).to_be_hidden()


def test_calibrated_by_keyboard_the_bag_has_its_size_to_a_pixel(page_at_1440: Page, bag):
    page_at_1440.goto(address(bag))
    slider = page_at_1440.get_by_label("Length of the card on this screen")
    slider.focus()
    before = float(slider.input_value())
    for _ in range(9):
        slider.press("ArrowRight")
    slider.press("PageUp")
    slider.press("ArrowLeft")
    pixels = float(slider.input_value())
    assert pixels > before + 50
    assert slider.get_attribute("aria-valuetext") == f"{slider.input_value()} pixels"
    card = page_at_1440.locator(".calibrator__card--lying").bounding_box()
    assert card["width"] == pytest.approx(pixels, abs=0.05)
    page_at_1440.keyboard.press("Tab")
    page_at_1440.keyboard.press("Enter")
    assert state(page_at_1440) == "true"
    a_mm = pixels / CARD_MM[0]
    width, height = drawn_mm(page_at_1440, ".true-size__bag .true-size__face")
    assert width == pytest.approx(120 * a_mm, abs=1)
    assert height == pytest.approx(95.5 * a_mm, abs=1)
    ruler, _ = drawn_mm(page_at_1440, ".true-size__check .true-size__ruler-line")
    assert ruler == pytest.approx(50 * a_mm, abs=1)


@pytest.mark.parametrize(("device", "side"), [(DESK, 0), (PHONE, 1)], ids=["desk", "phone"])
def test_calibrated_by_dragging_the_edge(
    open_context: Callable[..., BrowserContext], bag, device, side
):
    page = open_context(**device).new_page()
    page.goto(address(bag))
    edge = page.locator("[data-edge]")
    edge.scroll_into_view_if_needed()
    grip = edge.bounding_box()
    left = page.locator("[data-fit]").bounding_box()["x"]
    to = left + 300
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + 30)
    page.mouse.down()
    page.mouse.move(to - 40, grip["y"] + 60, steps=4)
    page.mouse.move(to, grip["y"] + 60)
    page.mouse.up()
    confirm(page)
    a_mm = kept_pixels(page)
    assert a_mm == pytest.approx(300 / CARD_MM[side], rel=0.002)
    width, height = drawn_mm(page, ".true-size__bag .true-size__face")
    assert (width, height) == (
        pytest.approx(120 * a_mm, abs=1),
        pytest.approx(95.5 * a_mm, abs=1),
    )


def test_card_and_phone_laid_over_it_have_their_size_too(page_at_1440: Page, bag):
    page_at_1440.goto(address(bag))
    confirm(page_at_1440)
    a_mm = kept_pixels(page_at_1440)
    for name, layer, width_mm in (("A bank card", "card", 87.6), ("A phone", "phone", 73.6)):
        drawing = page_at_1440.locator(f".true-size__{layer}")
        expect(drawing).to_be_hidden()
        page_at_1440.get_by_role("checkbox", name=name).check()
        expect(drawing).to_be_visible()
        assert drawing.bounding_box()["width"] == pytest.approx(width_mm * a_mm, abs=1)


def test_it_is_remembered_for_the_next_bag(page_at_1440: Page, bag):
    page_at_1440.goto(address(bag))
    page_at_1440.get_by_label("Length of the card on this screen").fill("400")
    confirm(page_at_1440)
    other = ProductFactory(width_mm=40, height_mm=40)
    page_at_1440.goto(address(other))
    assert state(page_at_1440) == "true"
    width, _ = drawn_mm(page_at_1440, ".true-size__bag .true-size__face")
    assert width == pytest.approx(40 * 400 / CARD_MM[0], abs=1)
    page_at_1440.get_by_role("button", name="Hold the card up again").click()
    assert state(page_at_1440) == "none"
    slider = page_at_1440.get_by_label("Length of the card on this screen")
    expect(slider).to_be_focused()
    assert slider.input_value() == "400"


def test_another_zoom_is_noticed_and_asked_about(open_context: Callable[..., BrowserContext], bag):
    context = open_context(**DESK)
    page = context.new_page()
    page.goto(address(bag))
    page.get_by_label("Length of the card on this screen").fill("400")
    confirm(page)
    # As a browser zoomed to 200 % has it: twice the ratio, half the viewport.
    session = context.new_cdp_session(page)
    session.send(
        "Emulation.setDeviceMetricsOverride",
        {"width": 720, "height": 450, "deviceScaleFactor": 2, "mobile": False},
    )
    expect(page.locator("[data-true-size]")).to_have_attribute("data-scale", "changed")
    expect(page.get_by_text("The zoom or the screen is another")).to_be_visible()
    assert page.get_by_label("Length of the card on this screen").input_value() == "200"
    page.reload()
    assert state(page) == "changed"
    confirm(page)
    width, _ = drawn_mm(page, ".true-size__bag .true-size__face")
    assert width == pytest.approx(120 * 200 / CARD_MM[0], abs=1)


def test_zooming_with_the_fingers_takes_the_claim_back(
    open_context: Callable[..., BrowserContext], bag
):
    context = open_context(**PHONE)
    page = context.new_page()
    page.goto(address(bag))
    confirm(page)
    session = context.new_cdp_session(page)
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 1.5})
    expect(page.locator("[data-true-size]")).to_have_attribute("data-scale", "pinched")
    expect(page.get_by_text("you have zoomed in with your fingers")).to_be_visible()
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 1})
    expect(page.locator("[data-true-size]")).to_have_attribute("data-scale", "true")


@pytest.mark.parametrize("kept", ["", "{", '{"pixels":0}', '{"pixels":"wide"}', '{"pixels":1e9}'])
def test_a_memory_that_makes_no_sense_is_no_calibration(page_at_1440: Page, bag, kept):
    page_at_1440.goto(address(bag))
    page_at_1440.evaluate("kept => localStorage.setItem('reticule.scale', kept)", kept)
    page_at_1440.reload()
    assert state(page_at_1440) == "none"


def test_a_bag_wider_than_the_screen_is_panned_and_says_by_how_much(page_at_390: Page, site):
    wide = ProductFactory(width_mm=280, height_mm=170)
    page_at_390.goto(address(wide))
    confirm(page_at_390)
    expect(page_at_390.get_by_text("Out of view:")).to_be_visible()
    scroller = page_at_390.get_by_role("region", name="The drawing")
    expect(scroller).to_be_focused()
    hidden, shown = scroller.evaluate("e => [e.scrollWidth - e.clientWidth, e.clientWidth]")
    assert shown <= 390
    told = page_at_390.locator("[data-out-cm]").inner_text()
    assert told == f"{hidden / kept_pixels(page_at_390) / 10:.1f} cm"
    page_at_390.keyboard.press("ArrowRight")
    expect(scroller).not_to_have_js_property("scrollLeft", 0)
    assert page_at_390.evaluate("document.documentElement.scrollWidth") == 390


def test_without_javascript_it_says_what_it_needs(open_context: Callable[..., BrowserContext], bag):
    page = open_context(**DESK, java_script_enabled=False).new_page()
    page.goto(address(bag))
    expect(page.get_by_text("this page needs JavaScript")).to_be_visible()
    expect(page.get_by_text("Not yet to scale")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def shapes_mm(pdf: bytes) -> list[list[tuple[float, float]]]:
    """Page by page, the widths and heights in mm of all shapes on paper."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            [
                (shape["width"] / PT_A_MM, shape["height"] / PT_A_MM)
                for shape in (*page.lines, *page.rects, *page.curves)
            ]
            for page in document.pages
        ]


def has(shapes: list[tuple[float, float]], width: float, height: float) -> bool:
    """Whether there is one of that size, to a twentieth of a millimetre."""
    return any(abs(w - width) < 0.05 and abs(h - height) < 0.05 for w, h in shapes)


@pytest.mark.parametrize("sheet", SHEETS)
def test_on_paper_everything_is_true_to_size(page_at_1440: Page, bag, sheet):
    page_at_1440.goto(address(bag))
    first, *further = shapes_mm(page_at_1440.pdf(format=sheet))
    assert has(first, 50, 0)
    assert has(first, *CARD_MM)
    assert len(further) == 1
    assert has(further[0], 120, 95.5)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_small_bag_is_printed_on_the_sheet_of_the_card(page_at_390: Page, site, sheet):
    small = ProductFactory(silhouette="wallet", width_mm=95, height_mm=80)
    page_at_390.goto(address(small))
    # Calibrated or not, and however large on the screen: paper has millimetres of its own.
    page_at_390.get_by_label("Length of the card on this screen").fill("700")
    confirm(page_at_390)
    pages = shapes_mm(page_at_390.pdf(format=sheet))
    assert len(pages) == 1
    assert has(pages[0], 50, 0)
    assert has(pages[0], *CARD_MM)
    assert has(pages[0], 95, 80)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_large_bag_takes_as_many_sheets_as_it_says(page_at_1440: Page, site, sheet):
    large = ProductFactory(silhouette="tote", width_mm=300, height_mm=240)
    page_at_1440.goto(address(large))
    pdf = page_at_1440.pdf(format=sheet)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        told = [page.extract_text() for page in document.pages]
    sheets = len(told) - 1
    assert sheets > 1
    assert f"The bag is on the next {sheets} sheets" in " ".join(told[0].split())
    for number, text in enumerate(told[1:], start=1):
        assert f"sheet {number} of {sheets}" in text


def test_it_is_accessible_and_valid(page_at_both: Page, bag, assert_accessible, assert_valid_html):
    answer = page_at_both.goto(address(bag))
    assert_valid_html(answer.body())
    assert_accessible(page_at_both)
    confirm(page_at_both)
    page_at_both.get_by_role("checkbox", name="A bank card").check()
    assert_accessible(page_at_both)


def test_it_is_accessible_in_the_dark_and_when_tiny(
    open_context: Callable[..., BrowserContext], site, assert_accessible, assert_valid_html
):
    page = open_context(**PHONE, color_scheme="dark").new_page()
    answer = page.goto(
        address(ProductFactory(width_mm=Decimal("0.657"), height_mm=Decimal("0.7"), depth_mm=None))
    )
    assert_valid_html(answer.body())
    assert_accessible(page)
    confirm(page)
    assert_accessible(page)
    width, height = drawn_mm(page, ".true-size__bag .true-size__face")
    a_mm = kept_pixels(page)
    assert width == pytest.approx(0.657 * a_mm, abs=0.05)
    assert height == pytest.approx(0.7 * a_mm, abs=0.05)
