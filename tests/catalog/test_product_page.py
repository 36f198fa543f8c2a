"""A product's page: figures with their sources, the first fit answer, offers, what is near."""

import json
from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from catalog.models import ModularPiece, Product
from catalog.vocabulary import Availability, EssentialKind, EssentialShape
from tests.factories import (
    ColourwayFactory,
    EssentialFactory,
    ImageFactory,
    MaterialFactory,
    OfferFactory,
    ProductFactory,
    ProductImageFactory,
    SourceFactory,
    TrendArticleFactory,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
NNBSP = "\N{NARROW NO-BREAK SPACE}"


def read(client, product: Product) -> BeautifulSoup:
    response = client.get(product.get_absolute_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(found) -> str:
    return " ".join(found.get_text(" ").replace(NNBSP, " ").split())


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [words(found) for found in page.select(selector)]


def lengths(page: BeautifulSoup) -> dict[str, dict[str, str]]:
    """Heading → row → what stands in it."""
    return {
        words(body.select_one(".specification__group th")): {
            words(row.th): " | ".join(words(cell) for cell in row.select("td"))
            for row in body.select("tr")[1:]
        }
        for body in page.select(".specification tbody")
    }


def facts(page: BeautifulSoup) -> dict[str, str]:
    return {words(row.dt): words(row.dd) for row in page.select("section .facts__row")}


def test_every_figure_stands_in_both_units_and_unknowns_say_so(client, site):
    bag = ProductFactory(depth_mm=None, height_mm=Decimal(95), handle_drop_mm=Decimal(70))
    page = read(client, bag)
    table = lengths(page)
    assert table["Outside"] == {
        "Width": "12 cm | 4.7 in",
        "Height": "9.5 cm | 3.7 in",
        "Depth": "Not stated by any source",
    }
    assert table["Drop"] == {"Handle drop": "7 cm | 2.8 in"}
    told = facts(page)
    assert told["Weight"] == told["Volume"] == told["Closure"] == "Not stated by any source"
    assert told["Size class"] == "Micro no larger than a large smartphone (163 × 77.6 mm)"


def test_an_estimated_inside_is_called_one_and_a_measured_one_is_not(client, site):
    estimated = lengths(read(client, ProductFactory()))
    heading = next(name for name in estimated if name.startswith("Inside"))
    assert heading.startswith("Inside, estimated Nobody has measured it")
    assert estimated[heading]["Width"] == "11.4 cm | 4.5 in"
    measured = ProductFactory(
        inner_width_mm=Decimal(110), inner_height_mm=Decimal(70), inner_depth_mm=Decimal(35)
    )
    assert lengths(read(client, measured))["Inside"]["Width"] == "11 cm | 4.3 in"


@pytest.fixture
def essentials(db) -> None:
    EssentialFactory(name="Bank card", is_yardstick=True)
    EssentialFactory(
        name="Lipstick",
        kind=EssentialKind.BEAUTY,
        shape=EssentialShape.CYLINDER,
        length_mm=Decimal(75),
        width_mm=Decimal("33.5"),
        thickness_mm=Decimal("33.5"),
    )
    EssentialFactory(
        name="Phone",
        kind=EssentialKind.PHONE,
        is_yardstick=True,
        length_mm=Decimal("147.6"),
        width_mm=Decimal("71.6"),
        thickness_mm=Decimal("7.8"),
    )


def test_what_goes_in_one_at_a_time_and_by_how_much(client, site, essentials):
    bag = ProductFactory(
        inner_width_mm=Decimal(114), inner_height_mm=Decimal(74), inner_depth_mm=Decimal(34)
    )
    page = read(client, bag)
    answers = {
        words(group.h3): [words(answer) for answer in group.select("li")]
        for group in page.select(".fits__group")
    }
    assert answers == {
        "Goes in 1": ["Bank card 20 mm to spare"],
        "Just goes in 1": ["Lipstick 0.5 mm to spare"],
        "Too big 1": ["Phone 33.6 mm too wide"],
    }
    assert "estimated" not in words(page.select_one("section[aria-labelledby=fits]"))


def test_an_estimated_inside_makes_estimated_answers(client, site, essentials):
    page = read(client, ProductFactory())
    assert "It is estimated from the outside, and so is every answer here." in words(
        page.select_one(".fits__note")
    )


def test_what_cannot_be_told_says_what_would_have_to_be_known(client, site, essentials):
    page = read(client, ProductFactory(depth_mm=None))
    unknown = page.select_one(".fits__group--unknown")
    assert "Bank card needs 0.76 mm of depth inside" in texts(unknown, "li")


def test_the_bag_is_drawn_beside_a_card_and_a_phone_with_words_for_it(client, site, essentials):
    page = read(client, ProductFactory(name="Petite", brand__name="Maison"))
    drawings = page.select(".size-figure svg")
    assert len(drawings) == 2
    assert "12 cm (4.7 in) wide" in words(page.select_one(".size-figure figcaption"))
    ids = [found["id"] for found in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not page.select("[style]")


def test_a_bag_without_width_and_height_is_not_drawn(client, site, essentials):
    page = read(client, ProductFactory(width_mm=None, height_mm=None))
    assert not page.select(".size-figure")
    assert "cannot be drawn to scale" in page.get_text()


def test_sources_stand_with_what_each_says_and_a_disagreement_shows(client, site):
    bag = ProductFactory(height_mm=Decimal(95), depth_mm=None)
    SourceFactory(product=bag, publisher="Maker", says="12 × 9.5 cm.", is_basis=True)
    SourceFactory(
        product=bag,
        publisher="Newspaper",
        says="12 × 6 cm; seen in the shop.",
        is_basis=False,
        dated=date(2019, 8, 4),
    )
    SourceFactory(product=bag, publisher="Agrees", says="9.5 by 12 cm", is_basis=False)
    page = read(client, bag)
    told = texts(page, ".sources__source")
    assert told == [
        "Maker Our figures follow this one Says: 12 × 9.5 cm.",
        "Newspaper , 4 August 2019 Differs from ours Says: 12 × 6 cm; seen in the shop.",
        "Agrees Says: 9.5 by 12 cm",
    ]
    assert "The sources disagree." in page.get_text()


def test_offers_are_sponsored_links_with_the_disclosure_before_them(client, site):
    bag = ProductFactory()
    OfferFactory(
        product=bag, retailer="Shop", price_minor=36550, currency="GBP", checked_on=date(2026, 3, 1)
    )
    OfferFactory(
        product=bag,
        retailer="Museum",
        price_minor=40000,
        currency="JPY",
        sponsored=False,
        availability=Availability.PAST,
        url="https://museum.example/",
    )
    page = read(client, bag)
    section = page.select_one("section[aria-labelledby=prices]")
    assert words(section.h2) == "Where to buy"
    shop = section.find("a", string="Shop")
    assert shop["rel"] == ["sponsored", "nofollow", "noopener"]
    assert shop.find_previous(class_="offers__disclosure")
    assert (
        words(shop.find_parent("li")) == "£365.50 Shop Sponsored In stock, checked on 1 March 2026"
    )
    museum = section.find("a", string="Museum")
    assert museum["rel"] == ["noopener"]
    assert words(museum.find_parent("li")) == "JP¥40,000 Museum"


def test_a_price_on_record_alone_needs_no_disclosure(client, site):
    bag = ProductFactory()
    OfferFactory(product=bag, availability=Availability.PAST)
    page = read(client, bag)
    assert words(page.select_one("#prices")) == "Prices on record"
    assert not page.select(".offers__disclosure")
    assert "the last price on record" in words(page.select_one(".product__price"))


def test_the_stories_that_show_it_are_named_and_drafts_and_private_ones_are_not(client, site):
    bag = ProductFactory()
    body = [("product", {"product": bag, "note": ""})]
    TrendArticleFactory(title="Told", body=body)
    TrendArticleFactory(title="Not out", body=body, live=False)
    hidden = TrendArticleFactory(title="Private", body=body)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    TrendArticleFactory(title="About something else")
    page = read(client, bag)
    assert [link.text for link in page.select(".appearances a")] == ["Told"]


def test_pieces_and_neighbours_are_told_apart(client, site):
    bag = ProductFactory(name="This")
    ProductFactory(name="Near", width_mm=Decimal(121))
    ProductFactory(name="Far", width_mm=Decimal(400))
    piece = ProductFactory(name="Charm", width_mm=Decimal(30), height_mm=Decimal(30))
    ModularPiece.objects.create(product=piece, other=bag)
    page = read(client, bag)
    pieces = page.select_one("section[aria-labelledby=pieces]")
    near = page.select_one("section[aria-labelledby=near]")
    assert texts(pieces, ".product-card__name") == ["Charm"]
    assert texts(near, ".product-card__name") == ["Near"]


def structured(page: BeautifulSoup) -> dict:
    return json.loads(page.select_one('script[type="application/ld+json"]').string)


def test_structured_data_says_what_is_known_and_no_more(client, site):
    bag = ProductFactory(
        name="Le Petit", brand__name="Maison </script><b>", depth_mm=None, sku="LP-1"
    )
    told = structured(read(client, bag))
    assert told["@type"] == "Product"
    assert told["name"] == "Maison </script><b> Le Petit"
    assert told["width"] == {"@type": "QuantitativeValue", "value": 120.0, "unitCode": "MMT"}
    assert not {"depth", "weight", "offers", "gtin", "image"} & set(told)


def test_structured_data_holds_current_offers_alone(client, site):
    bag = ProductFactory()
    OfferFactory(product=bag, price_minor=36500)
    OfferFactory(product=bag, price_minor=100, availability=Availability.PAST)
    (offer,) = structured(read(client, bag))["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("365.00", "EUR")
    assert offer["availability"] == "https://schema.org/InStock"


def test_the_head_is_made_for_sharing(client, site):
    bag = ProductFactory(name="Petit", brand__name="Maison", image=ImageFactory())
    page = read(client, bag)
    assert page.title.text.startswith("Maison Petit")
    assert page.select_one("link[rel=canonical]")["href"].endswith(bag.get_absolute_url())
    assert "12 × 8 × 4" in page.select_one("meta[name=description]")["content"]
    assert page.select_one('meta[property="og:image"]')


@pytest.mark.parametrize("address", ["/bags/nobody/nothing/", "/bags/maison/petit/"])
def test_what_is_not_there_or_not_out_is_not_found(client, site, address):
    ProductFactory(name="Petit", slug="petit", brand__slug="maison", live=False)
    assert client.get(address).status_code == 404


def test_words_an_editor_typed_cannot_break_the_page(client, site):
    bag = ProductFactory(name="<i>Bag</i>", description="<script>alert(1)</script>")
    ColourwayFactory(product=bag, name="<b>Red</b>")
    SourceFactory(product=bag, publisher="<u>Me</u>")
    page = read(client, bag)
    assert not page.select("main i, main b, main u, main script:not([type])")


def rich_product() -> Product:
    bag = ProductFactory(image=ImageFactory(), materials=[MaterialFactory(), MaterialFactory()])
    for _ in range(2):
        ColourwayFactory(product=bag)
        ProductImageFactory(product=bag)
        SourceFactory(product=bag)
        OfferFactory(product=bag)
    ModularPiece.objects.create(product=bag, other=ProductFactory(image=ImageFactory()))
    return bag


def test_queries_are_few_and_as_many_for_twice_of_everything(
    client, site, essentials, django_assert_max_num_queries, django_assert_num_queries
):
    bag = rich_product()
    TrendArticleFactory(body=[("product", {"product": bag, "note": ""})])
    client.get(bag.get_absolute_url())
    with django_assert_max_num_queries(MOST_QUERIES) as before:
        client.get(bag.get_absolute_url())
    few = len(before)
    rich_product()
    EssentialFactory(name="Another card")
    for _ in range(2):
        ColourwayFactory(product=bag)
        ProductImageFactory(product=bag)
        SourceFactory(product=bag)
        OfferFactory(product=bag)
    TrendArticleFactory(body=[("product", {"product": bag, "note": ""})])
    client.get(bag.get_absolute_url())
    with django_assert_num_queries(few):
        client.get(bag.get_absolute_url())
