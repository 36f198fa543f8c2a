"""The catalogue by what is carried: one condition in SQL, and honest words about its answer."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.asking import Filter
from catalog.counting import count
from catalog.fit.frontier import Frontier, Limits, fit_frontier
from catalog.fit.packing import Answer, fit_kit
from catalog.fit.shapes import Item
from catalog.kits.carried import carried_from
from catalog.models import Product
from catalog.shelves import CARDS_A_PAGE, Shelf
from tests.factories import (
    BrandFactory,
    ColourwayFactory,
    EssentialFactory,
    ImageFactory,
    OfferFactory,
    ProductFactory,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 11
PHONE = "147.6x71.6x7.8"

SIDES = st.one_of(
    st.integers(1, 12).map(Decimal), st.decimals(Decimal("0.5"), Decimal(12), places=4)
)
BOXES = st.tuples(SIDES, SIDES, SIDES)


def inside(*sides: object, **told: object) -> Product:
    """A bag with a measured inside."""
    width, height, depth = (Decimal(str(side)) for side in sides)
    return ProductFactory(
        width_mm=width + 4,
        height_mm=height + 4,
        depth_mm=depth + 4,
        inner_width_mm=width,
        inner_height_mm=height,
        inner_depth_mm=depth,
        **told,
    )


@given(kit=st.lists(BOXES, min_size=1, max_size=4), bags=st.lists(BOXES, min_size=1, max_size=6))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_database_answers_as_the_fit_engine_does(kit, bags):
    Product.objects.all().delete()
    brand = BrandFactory()
    items = [Item(*sides) for sides in kit]
    # On the frontier itself, and a step short of it, is where an answer could go wrong.
    triples = fit_frontier(items).triples
    step = Decimal("0.0001")
    edges = [(long, mid, short - step) for long, mid, short in triples if short > step]
    made = [inside(*sides, brand=brand) for sides in [*bags, *triples, *edges][:24]]
    found = set(Product.objects.holding(fit_frontier(items)))
    decided = {bag for bag in made if fit_kit(bag.interior.box, items).answer is Answer.HOLDS}
    assert found == decided


def test_what_a_search_left_open_is_neither_found_nor_denied():
    gap = Frontier(
        tuple(fit_frontier([Item(Decimal(50), Decimal(40), Decimal(10))]).triples),
        (Limits(None, Decimal(40), None),),
    )
    holds, open_to_doubt, _too_narrow = inside(60, 50, 20), inside(60, 39, 20), inside(60, 45, 5)
    assert list(Product.objects.holding(gap)) == [holds]
    assert list(Product.objects.not_decided_for(gap)) == [open_to_doubt]


def read(client: Client, query: str) -> BeautifulSoup:
    response = client.get(f"/bags/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text(" ").split()) for found in page.select(selector)]


def test_measured_estimated_and_unknown_are_told_apart(client, site):
    inside(150, 80, 20, name="Measured")
    ProductFactory(name="Estimated", width_mm=200, height_mm=100, depth_mm=40)
    ProductFactory(name="Too small", width_mm=100, height_mm=60, depth_mm=40)
    ProductFactory(name="No depth", width_mm=200, height_mm=100, depth_mm=None)
    page = read(client, f"?kit={PHONE}")
    assert texts(page, ".product-card__name") == ["Measured", "Estimated"]
    assert texts(page, ".kit-row__title") == ["Holds it 1", "Should hold it, by estimate 1"]
    assert texts(page, ".shelf .kit-mark") == [
        "Holds your kit",
        "Should hold your kit, by estimate",
    ]
    assert "1 has a side not on record: not decided, and not shown." in texts(page, ".kit-bar")[0]


def test_the_counts_of_the_facets_go_by_the_kit(client, site):
    fendi = BrandFactory(name="Fendi", slug="fendi")
    inside(150, 80, 20, brand=fendi)
    inside(50, 50, 20, brand=BrandFactory(name="Dior", slug="dior"))
    kit, _complaints = carried_from([PHONE])
    shelf = Shelf({"kit": [PHONE]})
    counts = count(Product.objects.visible(), shelf.asked, {fendi.pk: "fendi"})
    assert counts.facets[Filter.BRAND] == {"fendi": 1}
    assert shelf.asked.kit.text == kit.text


def test_a_kit_is_a_filter_like_others(client, site):
    inside(150, 80, 20, has_strap=True)
    page = read(client, f"?strap=yes&kit=30x20x10*2,{PHONE}")
    chip = page.select(".chips a.tag")[-1]
    assert chip["href"] == "/bags/?strap=yes"
    assert page.select_one("form.catalogue input[name=kit]")["value"] == (
        "147.6x71.6x7.8,30x20x10*2"
    )
    assert page.select('meta[name=robots][content^="noindex"]')


def test_no_bag_is_shown_twice_or_lost_where_the_sure_end_and_the_likely_begin(client, site):
    brand = BrandFactory()
    for _ in range(CARDS_A_PAGE - 4):
        inside(150, 80, 20, brand=brand)
    ProductFactory.create_batch(
        8, brand=brand, width_mm=Decimal(200), height_mm=Decimal(99), depth_mm=Decimal(40)
    )
    first, second = Shelf({"kit": [PHONE]}), Shelf({"kit": [PHONE]}, "2")
    assert [(row.holds, len(row.products)) for row in first.rows] == [
        ("measured", CARDS_A_PAGE - 4),
        ("estimated", 4),
    ]
    assert [(row.holds, len(row.products)) for row in second.rows] == [("estimated", 4)]
    shown = [*first.products, *second.products]
    assert len(set(shown)) == len(shown) == first.total == CARDS_A_PAGE + 4


def test_a_single_thing_that_goes_in_at_a_slant_is_named_apart(client, site):
    inside(100, 100, 5, name="Leans")
    inside(86, 86, 5, name="Too small for that")
    page = read(client, "?kit=120x10x3")
    assert texts(page, ".results-bar__count") == ["0 bags"]
    assert [text.rsplit(" ", 1)[-1] for text in texts(page, ".kit-leaning .tag")] == ["Leans"]
    assert not read(client, "?kit=120x10x3*2").select(".kit-leaning")


def test_an_empty_shelf_offers_to_leave_the_kit_behind(client, site):
    inside(50, 50, 20)
    page = read(client, f"?kit={PHONE}")
    assert texts(page, ".nothing-found__ways li") == ["without “Kit: Your own thing” 1 bag"]


@pytest.mark.parametrize(
    "kit",
    [
        *("0x1x1", "-1x2x3", "1e9x1x1", "NaN", "%F0%9F%91%9C", "no-such-thing", "a*99", "1x2"),
        ",".join(["1x1x1"] * 40),
    ],
)
@pytest.mark.parametrize("place", ["/bags/", "/bags/kit/"])
def test_a_kit_that_cannot_be_read_is_complained_of_and_breaks_nothing(client, site, place, kit):
    inside(150, 80, 20)
    answer = client.get(f"{place}?kit={kit}")
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("[role=alert]").get_text(strip=True)


def test_what_can_be_read_of_a_kit_counts(client, site):
    inside(150, 80, 20, name="Holds it")
    page = read(client, f"?kit={PHONE},no-such-thing")
    assert texts(page, ".product-card__name") == ["Holds it"]
    assert texts(page, "[role=alert] p") == ["We know of nothing called “no-such-thing”: left out."]


def test_queries_are_few_and_as_many_for_twice_the_products(
    client, site, django_assert_max_num_queries, django_assert_num_queries
):
    def more() -> None:
        for _ in range(4):
            for bag in (inside(150, 80, 20, image=ImageFactory()), ProductFactory(width_mm=300)):
                ColourwayFactory(product=bag)
                OfferFactory(product=bag)

    EssentialFactory(slug="bank-card")
    address = "/bags/?kit=bank-card"
    more()
    client.get(address)
    with django_assert_max_num_queries(MOST_QUERIES) as before:
        client.get(address)
    few = len(before)
    more()
    client.get(address)
    with django_assert_num_queries(few):
        client.get(address)


def test_the_builder_sends_to_the_one_address_of_the_kit(client, site):
    EssentialFactory(slug="bank-card", name="Bank card")
    answer = client.get(
        "/bags/kit/?build=1&thing=bank-card&count-bank-card=2&own=12+x+6+x+1.2+cm&own-name=Diary"
    )
    assert (answer.status_code, answer.url) == (
        302,
        "/bags/kit/?kit=bank-card*2,120x60x12:Diary",
    )
    inside(150, 80, 20)
    page = BeautifulSoup(client.get(answer.url).content, "html.parser")
    assert texts(page, ".kit-result__thing > span:first-child") == ["2 × Bank card", "Diary"]
    assert texts(page, ".kit-result__count") == ["1 bag holds it"]
    assert page.select_one(".kit-result .button")["href"] == (
        "/bags/?kit=bank-card*2,120x60x12:Diary"
    )
    assert page.select_one("input[value=bank-card]").has_attr("checked")
    assert page.select_one("input[name=count-bank-card]")["value"] == "2"


def test_the_builder_says_what_a_kit_needs(client, site):
    page = BeautifulSoup(client.get(f"/bags/kit/?kit={PHONE}").content, "html.parser")
    needs = page.select_one(".kit-result__rooms li [data-unit=cm]")
    assert needs.get_text() == "14.76 × 7.16 × 0.78\u202fcm"
    assert texts(page, ".kit-result__count") == ["No bag here holds it all"]


def test_the_builder_without_a_kit_asks_for_one(client, site):
    page = BeautifulSoup(client.get("/bags/kit/").content, "html.parser")
    assert not page.select(".kit-result")
    assert not page.select("[role=alert]")
    assert page.select_one(".kit-form button[type=submit]").text == "See what holds it"
