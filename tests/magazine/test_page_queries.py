"""What a page costs the database, whatever the magazine holds."""

import pytest
from django.test import Client
from wagtail.models import Page

from tests.factories import (
    ImageFactory,
    OfferFactory,
    PersonPageFactory,
    ProductFactory,
    SectionPageFactory,
    StandardPageFactory,
    TipListFactory,
    TrendArticleFactory,
)

pytestmark = pytest.mark.django_db


def bags(count: int) -> list:
    made = [ProductFactory(image=ImageFactory()) for _ in range(count)]
    for bag in made:
        OfferFactory(product=bag)
    return made


def stories(count: int, section: Page) -> None:
    for _ in range(count):
        TrendArticleFactory(parent=section, hero_image=ImageFactory(), people=[PersonPageFactory()])


def article(blocks: int, products: int) -> Page:
    row = [bag.pk for bag in bags(products)]
    body = [("chapter", {"heading": "Appeal", "label": ""})]
    body += [("text", "<p>It holds a card and a key.</p>")] * blocks
    body += [("products", {"heading": "", "products": row})]
    body += [("product", {"product": pk, "note": ""}) for pk in row]
    return TrendArticleFactory(
        body=[{"type": kind, "value": value} for kind, value in body],
        hero_image=ImageFactory(),
        people=[PersonPageFactory()],
    )


def cost(client: Client, count_queries, address: str) -> int:
    """Queries of the second visit: what is made once (renditions, plates) is made by the first."""
    assert client.get(address).status_code == 200
    with count_queries() as captured:
        client.get(address)
    return len(captured)


def test_the_front_page_costs_the_same_however_full(site, client, count_queries):
    section = SectionPageFactory(title="Trends")
    stories(2, section)
    bags(2)
    few = cost(client, count_queries, "/")
    stories(8, section)
    bags(8)

    assert cost(client, count_queries, "/") == few <= 15


def test_a_section_costs_the_same_however_full(site, client, count_queries):
    section = SectionPageFactory(title="Trends")
    stories(2, section)
    few = cost(client, count_queries, section.url)
    stories(8, section)

    assert cost(client, count_queries, section.url) == few <= 15


def test_an_article_costs_the_same_however_long(site, client, count_queries):
    short, long = article(blocks=1, products=2), article(blocks=40, products=12)

    assert cost(client, count_queries, long.url) == cost(client, count_queries, short.url) <= 3


def test_a_tip_list_costs_the_same_however_long(site, client, count_queries):
    def tips(count):
        return TipListFactory(
            tips=[
                ("tip", {"name": f"Tip {n}", "text": "<p>Wear it.</p>", "products": bags(1)})
                for n in range(count)
            ]
        )

    short, long = tips(1), tips(12)

    assert cost(client, count_queries, long.url) == cost(client, count_queries, short.url) <= 3


def test_plain_pages_and_people_stay_cheap(site, client, count_queries):
    person = PersonPageFactory(portrait=ImageFactory())
    stories(3, SectionPageFactory(title="Trends"))
    plain = StandardPageFactory(title="About")

    assert cost(client, count_queries, plain.url) <= 12
    assert cost(client, count_queries, person.url) <= 15
    assert cost(client, count_queries, "/search/?q=trend") <= 15
