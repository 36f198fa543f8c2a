"""True size: the layout on paper, the layers in millimetres, and what the page says."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from catalog.drawing import BagDrawing
from catalog.truesize.layers import TINY_MM, bag_layer, card_to_match, lens, print_of
from catalog.truesize.paper import (
    A4_MM,
    FIRST_SHEET,
    FURTHER_SHEET,
    LETTER_MM,
    MARGINS_MM,
    MOST_SHEETS,
    OVERLAP_MM,
    lay_out,
)
from catalog.vocabulary import EssentialKind
from tests.factories import ColourwayFactory, EssentialFactory, ProductFactory

NNBSP = "\N{NARROW NO-BREAK SPACE}"
sizes = st.floats(min_value=0.1, max_value=2500)


def test_what_is_printed_fits_on_a4_and_on_letter():
    for sheet in (A4_MM, LETTER_MM):
        assert FURTHER_SHEET.width + 2 * MARGINS_MM[0] <= sheet[0]
        assert FURTHER_SHEET.height + 2 * MARGINS_MM[1] <= sheet[1]
        assert FIRST_SHEET.height < FURTHER_SHEET.height


@given(sizes, sizes)
def test_the_sheets_show_all_of_a_drawing_and_overlap_by_a_strip(width, height):
    layout = lay_out(width, height)
    if not layout.tiles:
        assert layout.sheets > MOST_SHEETS
        return
    assert layout.sheets == len(layout.tiles) <= MOST_SHEETS
    drawn = (height, width) if layout.turned else (width, height)
    room = FIRST_SHEET if layout.on_first_sheet else FURTHER_SHEET
    for tile in layout.tiles:
        assert tile.width <= room.width + 1e-6
        assert tile.height <= room.height + 1e-6
    for start, length, whole in (("x", "width", drawn[0]), ("y", "height", drawn[1])):
        windows = sorted({(getattr(t, start), getattr(t, length)) for t in layout.tiles})
        assert windows[0][0] == 0
        assert sum(windows[-1]) == pytest.approx(whole)
        for (at, long), (following, _) in pairwise(windows):
            assert at + long - following == pytest.approx(OVERLAP_MM)


@given(sizes, sizes)
def test_a_turned_drawing_takes_fewer_sheets_than_an_upright_one(width, height):
    layout = lay_out(width, height)
    other = lay_out(height, width)
    if not layout.on_first_sheet and not other.on_first_sheet:
        assert layout.sheets == other.sheets
        assert not (layout.turned and other.turned)


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, -1), (float("nan"), 5)])
def test_a_drawing_without_a_size_cannot_be_printed(width, height):
    with pytest.raises(ValueError, match="cannot be printed"):
        lay_out(width, height)


def root(svg: str) -> tuple[float, float, list[float]]:
    """(width, height, viewBox) of an SVG in millimetres."""
    head = svg[: svg.index(">")]
    width, height = (
        float(re.search(rf'{name}="([\d.]+)mm"', head)[1]) for name in ("width", "height")
    )
    view = [float(part) for part in re.search(r'viewBox="([^"]+)"', head)[1].split()]
    return width, height, view


@given(
    st.decimals("0.3", "600", places=3),
    st.decimals("0.3", "600", places=3),
    st.sampled_from(["tote", "flap", "bucket", "round", "wallet"]),
)
def test_a_unit_of_the_drawing_is_a_millimetre(width, height, silhouette):
    bag = BagDrawing(silhouette, width, height, name="A bag")
    svg = bag_layer(bag)
    wide, high, view = root(svg)
    assert (wide, high) == (view[2], view[3])
    face = re.search(r'<rect x="[^"]+" y="[^"]+" fill="none" width="([\d.]+)" height="([\d.]+)"',
                     svg)  # fmt: skip
    assert float(face[1]) == pytest.approx(float(width), abs=5e-5)
    assert float(face[2]) == pytest.approx(float(height), abs=5e-5)
    assert wide >= width
    assert high >= height


def test_the_card_to_match_is_as_large_as_a_card_to_its_very_edge():
    assert root(card_to_match(upright=False))[2][2:] == [85.6, 53.98]
    assert root(card_to_match(upright=True))[2][2:] == [53.98, 85.6]


def test_a_bag_below_a_millimetre_is_shown_in_a_lens_that_says_how_strong_it_is():
    seen = lens(BagDrawing("tote", Decimal("0.657"), Decimal("0.700"), Decimal("0.222")))
    assert seen.times == 40
    assert lens(BagDrawing("tote", Decimal(40), Decimal(40))) is None
    assert lens(BagDrawing("tote", Decimal(str(TINY_MM)), Decimal(1))) is None


def test_a_bag_larger_than_a_sheet_is_cut_into_windows_that_join():
    printed = print_of(BagDrawing("tote", Decimal(320), Decimal(230), name="Large"))
    assert len(printed.tiles) == printed.layout.sheets > 1
    assert {(tile.column, tile.row) for tile in printed.tiles} >= {(1, 1)}
    for tile, window in zip(printed.tiles, printed.layout.tiles, strict=True):
        assert root(tile.svg)[0] == pytest.approx(window.width, abs=0.01)


def read(client, product) -> BeautifulSoup:
    response = client.get(f"{product.get_absolute_url()}true-size/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(found) -> str:
    return " ".join(found.get_text(" ").replace(NNBSP, " ").split())


@pytest.mark.django_db
class TestThePage:
    def test_it_claims_no_scale_and_says_what_it_needs(self, client, site):
        EssentialFactory(
            name="A phone", kind=EssentialKind.PHONE, is_yardstick=True,
            length_mm=Decimal("147.6"), width_mm=Decimal("71.6"),
        )  # fmt: skip
        product = ColourwayFactory().product
        page = read(client, product)
        assert page.select_one("[data-true-size]")["data-scale"] == "none"
        assert words(page.select_one("#not-to-scale")) == "Not yet to scale"
        assert "needs JavaScript" in words(page.select_one("[data-needs-script]"))
        assert "Printed, it is true to size" in words(page.select_one("[data-needs-script]"))
        assert [words(label) for label in page.select(".true-size__over label")] == [
            "A bank card",
            "A phone",
        ]
        assert product.get_absolute_url() in [link["href"] for link in page.select("main a")]

    def test_a_side_that_no_source_states_is_not_made_up(self, client, site):
        page = read(client, ProductFactory(height_mm=None))
        assert "No source states how high it is" in words(page.main)
        assert not page.select("main svg, main script")

    def test_a_bag_of_no_known_size_has_a_page_that_says_so(self, client, site):
        page = read(client, ProductFactory(width_mm=None, height_mm=None, depth_mm=None))
        assert "Size not known" in words(page.main)

    def test_a_tiny_bag_is_magnified(self, client, site):
        page = read(client, ProductFactory(width_mm=Decimal("0.657"), height_mm=Decimal("0.7")))
        assert "40 times as large" in words(page.select_one(".true-size__magnified"))

    def test_what_would_take_too_much_paper_is_said_and_not_printed(self, client, site):
        page = read(client, ProductFactory(width_mm=1200, height_mm=900, depth_mm=None))
        assert "sheets of paper, so it is not printed" in words(
            page.select_one(".true-size__paper")
        )
        assert len(page.select(".true-size__sheet")) == 1

    def test_a_hidden_bag_and_an_unknown_one_are_not_found(self, client, site):
        hidden = ProductFactory(live=False)
        assert client.get(f"{hidden.get_absolute_url()}true-size/").status_code == 404
        assert client.get("/bags/no/such/true-size/").status_code == 404

    def test_a_name_is_escaped_in_every_drawing(self, client, site):
        product = ProductFactory(name="<b>Tiny</b> & co", slug="tiny")
        text = client.get(f"{product.get_absolute_url()}true-size/").content.decode()
        assert "<b>Tiny" not in text

    def test_it_is_gathered_in_a_handful_of_queries(
        self, client, site, django_assert_max_num_queries
    ):
        product = ColourwayFactory().product
        client.get(product.get_absolute_url())
        with django_assert_max_num_queries(8):
            read(client, product)

    def test_the_product_page_leads_there(self, client, site):
        product = ProductFactory()
        page = BeautifulSoup(client.get(product.get_absolute_url()).content, "html.parser")
        link = page.find("a", string="See its true size")
        assert link["href"] == f"{product.get_absolute_url()}true-size/"
