"""Whether a bag holds the kit, on cards, brand pages and comparisons."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from catalog.kits.carried import carried_from
from catalog.kits.marks import Mark, mark_of
from catalog.models import Product
from tests.factories import BrandFactory, ProductFactory

pytestmark = pytest.mark.django_db

PHONE = "147.6x71.6x7.8"
BAD_KITS = ["0x1x1", "-1x2x3", "1e9x1x1", "NaN", "👜", "no-such-thing", ",".join(["1x1x1"] * 40)]


def bag(*sides: object, inside: bool = False, **told: object) -> Product:
    width, height, depth = (None if side is None else Decimal(str(side)) for side in sides)
    room = {"inner_width_mm": width, "inner_height_mm": height, "inner_depth_mm": depth}
    outside = {"width_mm": width, "height_mm": height, "depth_mm": depth}
    if inside:
        outside = {name: side + 4 for name, side in outside.items()}
    return ProductFactory(**outside, **(room if inside else {}), **told)


@pytest.mark.parametrize(
    ("kit", "sides", "inside", "mark"),
    [
        (PHONE, (150, 80, 20), True, Mark.HOLDS),
        (PHONE, (160, 90, 30), False, Mark.SHOULD_HOLD),
        (PHONE, (100, 80, 20), True, Mark.TOO_SMALL),
        (PHONE, (100, 80, 20), False, Mark.LIKELY_TOO_SMALL),
        (PHONE, (160, 90, None), False, Mark.UNKNOWN),
        # By its sorted sides it does not, and at a slant it does.
        ("120x10x3", (100, 100, 5), True, Mark.HOLDS),
        ("120x10x3", (86, 86, 5), True, Mark.TOO_SMALL),
    ],
)
def test_what_is_said_of_a_bag_and_a_kit(kit, sides, inside, mark):
    carried, _complaints = carried_from([kit])
    assert mark_of(bag(*sides, inside=inside), carried) is mark


def page_of(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_a_card_tells_its_inside_to_the_script_and_nothing_of_anybodys_kit(client, site):
    brand = BrandFactory(slug="dior")
    bag(80, "150.50", 20, inside=True, brand=brand)
    bag(160, 90, None, brand=brand)
    cards = page_of(client, "/brands/dior/").select(".product-card")
    assert sorted((card["data-inside"], card.has_attr("data-measured")) for card in cards) == [
        ("", False),
        ("150.5 80 20", True),
    ]
    assert not page_of(client, "/brands/dior/").select("li .kit-mark")


def test_a_brands_page_with_a_kit_marks_each_bag(client, site):
    brand = BrandFactory(slug="dior")
    bag(150, 80, 20, inside=True, brand=brand)
    bag(100, 80, 20, brand=brand)
    page = page_of(client, f"/brands/dior/?kit={PHONE}")
    assert sorted(mark.get_text(strip=True) for mark in page.select("li .kit-mark")) == [
        "Holds your kit",
        "Too small for your kit, by estimate",
    ]
    assert page.select_one("[data-kit]")["data-kit"] == PHONE


def test_a_comparison_says_which_of_the_bags_hold_the_kit(client, site):
    brand = BrandFactory(slug="dior")
    bag(150, 80, 20, inside=True, brand=brand, slug="one")
    bag(160, 90, None, brand=brand, slug="two")
    page = page_of(client, f"/bags/compare/?bag=dior/one&bag=dior/two&kit={PHONE}")
    row = page.find("th", string="Your kit").parent
    assert [cell.get_text(strip=True) for cell in row.select("td")] == [
        "Holds your kit",
        "Your kit: cannot be told",
    ]
    for link in page.select(".compare-table__places a"):
        assert link["href"].endswith(f"&kit={PHONE}")
    assert not page_of(client, "/bags/compare/?bag=dior/one").find("th", string="Your kit")


def test_the_smallest_rooms_of_a_kit_are_told_to_a_browser(client, site):
    assert client.get("/bags/kit/rooms/", {"kit": "12 x 6 x 1 cm"}).json() == {
        "rooms": [["120", "60", "10"]],
        # Half the diagonal of a face, by √2, is the least that any slant of it needs.
        "slanting": [["85.147", "60", "10"], ["120", "43.0117", "10"]],
        "undecided": [],
    }


@pytest.mark.parametrize("kit", [*BAD_KITS, ""])
def test_a_bad_kit_breaks_nothing(client, site, kit):
    brand = BrandFactory(slug="dior")
    bag(150, 80, 20, brand=brand, slug="one")
    assert client.get("/bags/kit/rooms/", {"kit": kit}).status_code in (200, 404)
    page_of(client, f"/bags/dior/one/?kit={kit}")
    for address in ("/brands/dior/?", "/bags/compare/?bag=dior/one&"):
        page = page_of(client, f"{address}kit={kit}")
        assert bool(page.select("[role=alert]")) == bool(kit)
