"""The figures of the catalogue: kept while nothing changes, put off where there are many."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from catalog import figures, shelves
from catalog.asking import Filter
from catalog.models import Brand, CatalogueEdition, Material, Product
from catalog.shelves import Shelf
from catalog.vocabulary import MaterialFamily
from tests.factories import BrandFactory, MaterialFactory, ProductFactory

pytestmark = pytest.mark.django_db(transaction=True)

COUNTING = "GROUP BY"


def counted(connection_queries) -> int:
    return sum(COUNTING in query["sql"] for query in connection_queries)


def test_what_was_counted_is_not_counted_again_whatever_the_order_of_filters(
    django_assert_num_queries,
):
    ProductFactory.create_batch(2, brand=BrandFactory(slug="dior"), worn_hand=True)
    first = Shelf({"brand": ["dior"], "worn": ["hand", "belt"]})
    with django_assert_num_queries(3) as again:  # brands, edition, cards
        second = Shelf({"worn": ["belt", "hand"], "brand": ["dior"], "sort": "smallest"})
    assert counted(again.captured_queries) == 0
    assert second.counts == first.counts


def test_nothing_is_stale_after_an_edit():
    dior = BrandFactory(slug="dior", name="Dior")
    suede = MaterialFactory(family=MaterialFamily.SUEDE)
    bag = ProductFactory(brand=dior, materials=[suede])
    ProductFactory(brand=dior)

    def told(facet: Filter) -> dict[str, int]:
        return Shelf({}).counts.facets[facet]

    assert (Shelf({}).total, told(Filter.MATERIAL)) == (2, {"suede": 1})
    bag.width_mm = Decimal(500)
    bag.height_mm = Decimal(500)
    bag.save()
    assert told(Filter.SIZE) == {"micro": 1, "full": 1}
    suede.family = MaterialFamily.FUR
    suede.save()
    assert told(Filter.MATERIAL) == {"fur": 1}
    assert found_made_of("fur") == [bag]
    Material.objects.get().delete()
    assert told(Filter.MATERIAL) == {}
    dior.slug = "christian-dior"
    dior.save()
    assert told(Filter.BRAND) == {"christian-dior": 2}
    Product.objects.filter(pk=bag.pk).update(live=False)
    assert Shelf({}).total == 1
    Product.objects.get(live=True).delete()
    assert Shelf({}).total == 0
    Product.objects.filter(pk=bag.pk).update(live=True)
    assert Shelf({}).total == 1
    Product.objects.all().delete()
    assert Shelf({}).total == 0
    Product.objects.bulk_create([Product(brand=Brand.objects.get(), name="A", slug="a", live=True)])
    assert Shelf({}).total == 1


def found_made_of(family: str) -> list[Product]:
    return Shelf({"material": [family]}).products


def test_an_edition_is_of_committed_changes_alone():
    from django.db import transaction

    before = CatalogueEdition.current()
    with transaction.atomic():
        ProductFactory()
        assert CatalogueEdition.current() is None
    assert CatalogueEdition.current() > before


@pytest.fixture
def _many(monkeypatch):
    """As if a catalogue of three were a large one."""
    monkeypatch.setattr(figures, "FEW", 1)
    monkeypatch.setattr(figures, "MOST_COUNTED", 2)
    monkeypatch.setattr(shelves, "MOST_COUNTED", 2)
    monkeypatch.setattr(shelves, "CARDS_A_PAGE", 1)


def page_of(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.usefixtures("_many")
def test_a_large_catalogue_shows_its_cards_first_and_its_figures_after(client, site):
    dior = BrandFactory(slug="dior", name="Dior")
    ProductFactory.create_batch(3, brand=dior)
    BrandFactory(slug="none-here")
    page = page_of(client, "/bags/")
    assert len(page.select(".product-card")) == 1
    assert page.select_one("#results").text == "More than 2 bags"
    assert {count.text for count in page.select(".choice__count")} == {""}
    link = page.select_one("a[data-counted-by]")
    fragment = page_of(client, link["data-counted-by"])
    assert fragment.select_one("#results").text == "3 bags"
    assert not fragment.select(".product-card")
    brands = fragment.select('input[name="brand"]')
    assert [box["value"] for box in brands] == ["dior"]
    assert brands[0].find_parent("label").select_one(".choice__count").text == "3"
    # What has been counted once stands on the page at once.
    assert page_of(client, "/bags/").select_one("#results").text == "3 bags"
    assert not page_of(client, "/bags/").select("a[data-counted-by]")


@pytest.mark.usefixtures("_many")
def test_without_a_script_a_link_leads_to_the_same_page_with_every_figure(client, site):
    ProductFactory.create_batch(3, has_strap=True)
    page = page_of(client, "/bags/?strap=yes&page=2")
    link = page.select_one("a[data-counted-by]")["href"]
    assert link == "/bags/?strap=yes&page=2&exact=1"
    exact = page_of(client, link)
    assert exact.select_one("#results").text == "3 bags"
    assert exact.select_one(".pagination__place").text == "Page 2 of 3"
    assert exact.select_one("link[rel=canonical]")["href"].endswith("/bags/?strap=yes&page=2")


@pytest.mark.usefixtures("_many")
def test_a_page_beyond_what_is_counted_at_once_is_counted_to_the_end(client, site):
    ProductFactory.create_batch(4)
    assert page_of(client, "/bags/?page=4").select_one("#results").text == "4 bags"


@pytest.mark.parametrize("page", ["0", "-1", "1e9", "NaN", "👜", "9" * 400, "٣"])
def test_a_page_that_is_none_is_the_nearest_one(client, site, page):
    ProductFactory()
    for address in ("/bags/", "/bags/counted/"):
        assert client.get(address, {"page": page}).status_code == 200
