"""A brand's page, and the list of brands."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from catalog.brands import SHOWN_A_SIZE
from tests.factories import BrandFactory, ImageFactory, ProductFactory

pytestmark = pytest.mark.django_db


def read(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_brands_bags_stand_by_size_the_smallest_first(client, site):
    brand = BrandFactory(name="Fendi", slug="fendi", country="IT", site="https://www.fendi.com/en")
    ProductFactory(brand=brand, name="Larger nano", width_mm=Decimal(70), height_mm=Decimal(60))
    ProductFactory(brand=brand, name="Nano", width_mm=Decimal(40), height_mm=Decimal(40))
    ProductFactory(brand=brand, name="Micro")
    ProductFactory(brand=brand, name="Bare", width_mm=None)
    ProductFactory(brand=brand, name="Draft", live=False)
    page = read(client, "/brands/fendi/")
    shelves = {
        section.h2.get_text(strip=True): [
            name.get_text(strip=True) for name in section.select(".product-card__name")
        ]
        for section in page.select(".brand__shelf")
    }
    assert shelves == {"Nano": ["Nano", "Larger nano"], "Micro": ["Micro"], "Not known": ["Bare"]}
    told = page.select_one(".brand__facts").get_text(" ", strip=True)
    assert "Italy" in told
    assert "fendi.com" in told


def test_more_of_a_size_than_fits_is_a_link_to_all_of_them(client, site):
    brand = BrandFactory(slug="fendi")
    ProductFactory.create_batch(SHOWN_A_SIZE + 2, brand=brand)
    page = read(client, "/brands/fendi/")
    assert len(page.select(".product-card")) == SHOWN_A_SIZE
    onward = page.select_one(".section-heading .onward")
    assert onward.get_text(strip=True) == f"All {SHOWN_A_SIZE + 2}"
    assert onward["href"] == "/bags/?size=micro&brand=fendi"


def test_a_brand_without_a_visible_bag_says_so(client, site):
    ProductFactory(brand__slug="quiet", live=False)
    assert "No bag of this brand is shown yet." in read(client, "/brands/quiet/").get_text()


def test_a_brand_nobody_knows_is_not_found(client, site):
    assert client.get("/brands/nobody/").status_code == 404


def test_the_list_names_the_brands_that_have_bags(client, site):
    chanel = BrandFactory(name="Chanel")
    ProductFactory.create_batch(2, brand=chanel)
    ProductFactory(brand__name="aspinal")
    ProductFactory(brand__name="Hidden", live=False)
    page = read(client, "/brands/")
    told = [
        (brand.a.get_text(strip=True), brand.select_one(".brand-list__count").contents[0])
        for brand in page.select(".brand-list__brand")
    ]
    assert told == [("aspinal", "1"), ("Chanel", "2")]


@pytest.mark.parametrize("address", ["/brands/", "/brands/fendi/"])
def test_queries_are_as_many_for_twice_the_products(
    client, site, address, django_assert_max_num_queries, django_assert_num_queries
):
    brand = BrandFactory(slug="fendi", logo=ImageFactory())
    for _ in range(3):
        ProductFactory(brand=brand, image=ImageFactory())
        ProductFactory(image=ImageFactory())
    client.get(address)
    with django_assert_max_num_queries(9) as before:
        client.get(address)
    few = len(before)
    for _ in range(3):
        ProductFactory(brand=brand, image=ImageFactory())
        ProductFactory(image=ImageFactory())
    client.get(address)
    with django_assert_num_queries(few):
        client.get(address)
