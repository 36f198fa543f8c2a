"""The catalogue as a reader meets it: filters, chips, pages, and an honest empty shelf."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from catalog import pictures
from catalog.models import Product
from catalog.shelves import CARDS_A_PAGE
from tests.factories import (
    BrandFactory,
    ColourwayFactory,
    ImageFactory,
    MaterialFactory,
    OfferFactory,
    ProductFactory,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 10


def read(client: Client, query: str = "") -> BeautifulSoup:
    response = client.get(f"/bags/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def cards(page: BeautifulSoup) -> list[str]:
    return [name.get_text(strip=True) for name in page.select(".product-card__name")]


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text(" ").split()) for found in page.select(selector)]


@pytest.fixture
def micro_with_strap(site: Site) -> Product:
    bag = ProductFactory(
        name="Le Petit", brand__name="Jacquemus", brand__slug="jacquemus", has_strap=True
    )
    OfferFactory(product=bag, price_minor=36500, currency="GBP")
    return bag


def test_a_reader_finds_micro_bags_with_a_strap_under_a_price(client, micro_with_strap):
    ProductFactory(name="No strap")
    ProductFactory(name="Too large", has_strap=True, width_mm=Decimal(300))
    OfferFactory(product__name="Too dear", product__has_strap=True, price_minor=90000)
    page = read(client, "?size=micro&strap=yes&under=500")
    assert cards(page) == ["Le Petit"]
    assert texts(page, ".results-bar__count") == ["1 bag"]


def test_a_draft_is_not_on_the_shelf(client, site):
    ProductFactory(name="Shown")
    ProductFactory(name="Draft", live=False)
    assert cards(read(client)) == ["Shown"]


def test_each_filter_is_a_chip_that_takes_it_away(client, micro_with_strap):
    page = read(client, "?strap=yes&size=micro&size=nano&q=petit&under=900&year_from=1990")
    chips = {chip.get_text(" ", strip=True): chip["href"] for chip in page.select(".chips a.tag")}
    assert set(chips) == {
        "Remove Search: “petit” ×",
        "Remove Size: Micro ×",
        "Remove Size: Nano ×",
        "Remove Strap: With a strap or chain ×",
        "Remove Highest price: up to €900 ×",
        "Remove Years: from 1990 ×",
    }
    assert chips["Remove Size: Nano ×"] == (
        "/bags/?q=petit&size=micro&strap=yes&under=900&year_from=1990"
    )
    assert page.select_one(".chips__clear")["href"] == "/bags/"


def test_the_filters_stay_ticked_and_say_how_many_each_would_leave(client, micro_with_strap):
    ProductFactory(name="Nano", width_mm=Decimal(60), height_mm=Decimal(50))
    page = read(client, "?size=micro")
    sizes = {
        box["value"]: (box.has_attr("checked"), box.find_next(class_="choice__count").text)
        for box in page.select("input[name=size]")
    }
    assert sizes == {"nano": (False, "1"), "micro": (True, "1")}


def test_the_form_sends_itself_without_a_script(client, micro_with_strap):
    form = read(client).select_one("form.catalogue")
    assert (form["method"], form["action"]) == ("get", "/bags/")
    assert form.select_one("button[type=submit]")


def test_a_filter_that_cannot_be_read_is_said_and_left_out(client, micro_with_strap):
    page = read(client, "?size=huge&under=1e9&page=banana")
    assert texts(page, "[role=alert] p") == [
        "“huge” is not in the list of sizes: left out.",
        "Highest price in euros: a whole number from 1 to 1000000, please.",
    ]
    assert cards(page) == ["Le Petit"]


@pytest.mark.parametrize(
    "query",
    [
        "?q=%00",
        "?q=%22%3E%3Cscript%3E",
        "?brand=%F0%9F%91%9C",
        "?under=-1&year_from=NaN",
        "?page=-5",
        "?page=99999999999999999999",
        "?sort=",
        "?size=&brand=",
        "?year_from=99999999999999999999",
    ],
)
def test_nonsense_never_breaks_the_page(client, micro_with_strap, query):
    page = read(client, query)
    assert "<script>" not in str(page.select_one("form"))


def test_an_empty_shelf_names_the_filter_to_let_go(client, micro_with_strap):
    ProductFactory(name="Other")
    page = read(client, "?strap=yes&brand=jacquemus&year_from=2000")
    assert cards(page) == []
    ways = texts(page, ".nothing-found__ways li")
    assert ways == ["without “Years: from 2000” 1 bag"]
    assert page.select_one(".nothing-found__ways a")["href"] == "/bags/?strap=yes&brand=jacquemus"


def test_an_empty_catalogue_says_so(client, site):
    assert texts(read(client), ".nothing-found__line") == ["No bag has been measured yet."]


def test_pages_follow_each_other_without_a_gap_or_a_repeat(client, site):
    brand = BrandFactory()
    ProductFactory.create_batch(CARDS_A_PAGE + 3, brand=brand)
    first, second = read(client, "?sort=smallest"), read(client, "?sort=smallest&page=2")
    assert len(cards(first)) == CARDS_A_PAGE
    assert len(cards(second)) == 3
    assert len(set(cards(first)) | set(cards(second))) == CARDS_A_PAGE + 3
    assert first.select_one("a[rel=next]")["href"] == "?sort=smallest&page=2"


def test_one_address_for_one_page_whatever_the_order_of_its_filters(client, micro_with_strap):
    for query in ("?strap=yes&size=micro", "?size=micro&strap=yes&strap=yes&q=&page=1"):
        page = read(client, query)
        assert page.select_one("link[rel=canonical]")["href"] == (
            "http://testserver/bags/?size=micro&strap=yes"
        )


@pytest.mark.parametrize(
    ("query", "hidden"), [("", False), ("?size=micro", False), ("?size=micro&strap=yes", True)]
)
def test_search_engines_are_kept_from_mixtures_of_filters(client, micro_with_strap, query, hidden):
    assert bool(read(client, query).select('meta[name=robots][content^="noindex"]')) is hidden


def rich_product(**told) -> Product:
    bag = ProductFactory(
        image=ImageFactory(), materials=[MaterialFactory(), MaterialFactory()], **told
    )
    ColourwayFactory(product=bag)
    ColourwayFactory(product=bag)
    OfferFactory(product=bag)
    return bag


@pytest.mark.parametrize(
    "query", ["", "?q=bag&size=micro&colour=red&material=smooth_leather&under=900&sort=dearest"]
)
def test_queries_are_few_and_as_many_for_twice_the_products(
    client, site, query, django_assert_max_num_queries, django_assert_num_queries
):
    for _ in range(6):
        rich_product()
    client.get(f"/bags/{query}")
    with django_assert_max_num_queries(MOST_QUERIES) as before:
        client.get(f"/bags/{query}")
    few = len(before)
    for _ in range(6):
        rich_product()
    client.get(f"/bags/{query}")
    with django_assert_num_queries(few):
        client.get(f"/bags/{query}")


def test_a_published_product_has_its_pictures_before_anybody_asks(
    client, site, django_capture_on_commit_callbacks
):
    image = ImageFactory(file__width=1500, file__height=1500)
    with django_capture_on_commit_callbacks(execute=True):
        bag = ProductFactory(image=image)
    made = set(image.renditions.values_list("filter_spec", flat=True))
    assert made
    client.get("/bags/")
    client.get(bag.get_absolute_url())
    asked = set(image.renditions.values_list("filter_spec", flat=True))
    assert asked == made, asked - made


def test_a_draft_makes_no_pictures(django_capture_on_commit_callbacks):
    image = ImageFactory()
    with django_capture_on_commit_callbacks(execute=True):
        ProductFactory(image=image, live=False)
    assert not image.renditions.exists()


def test_a_lost_picture_does_not_stop_a_save(django_capture_on_commit_callbacks):
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        bag = ProductFactory(image=image)
    pictures.warm(bag)
    assert Product.objects.filter(pk=bag.pk).exists()
