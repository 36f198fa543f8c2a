"""Asking the catalogue: filters, orders, facet counts, and what stands near in size."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from catalog.asking import Asked, Filter, Sort
from catalog.counting import count, count_loosened
from catalog.filters import CatalogueForm
from catalog.models import Brand, ModularPiece, Product
from catalog.vocabulary import ColourFamily, MaterialFamily
from tests.factories import (
    BrandFactory,
    ColourwayFactory,
    MaterialFactory,
    OfferFactory,
    ProductFactory,
)

pytestmark = pytest.mark.django_db

CARD_SIZED = {"width_mm": Decimal(60), "height_mm": Decimal(50), "depth_mm": Decimal(20)}
PHONE_SIZED = {"width_mm": Decimal(120), "height_mm": Decimal(80), "depth_mm": Decimal(40)}
BOOK_SIZED = {"width_mm": Decimal(200), "height_mm": Decimal(140), "depth_mm": Decimal(60)}


def names(products) -> list[str]:
    return [product.name for product in products]


def brands() -> dict[int, str]:
    return dict(Brand.objects.values_list("pk", "slug"))


def found(**asked) -> set[str]:
    return set(names(Product.objects.visible().answering(Asked(**asked))))


def test_a_draft_is_not_visible():
    ProductFactory(name="Out", live=True)
    ProductFactory(name="Not out", live=False)
    assert names(Product.objects.visible()) == ["Out"]


def test_values_of_one_facet_widen_and_facets_narrow_each_other():
    fendi, dior = BrandFactory(slug="fendi"), BrandFactory(slug="dior")
    ProductFactory(name="A", brand=fendi, has_strap=True, **CARD_SIZED)
    ProductFactory(name="B", brand=dior, has_strap=True, **PHONE_SIZED)
    ProductFactory(name="C", brand=dior, **CARD_SIZED)
    assert found(brand=("fendi", "dior")) == {"A", "B", "C"}
    assert found(brand=("dior",), size=("nano",)) == {"C"}
    assert found(size=("nano",), strap=("yes",)) == {"A"}
    assert found(strap=("yes", "no")) == {"A", "B", "C"}


def test_any_of_several_ways_to_wear_it():
    ProductFactory(name="Hand", worn_hand=True)
    ProductFactory(name="Neck", worn_necklace=True)
    ProductFactory(name="Both", worn_hand=True, worn_necklace=True)
    ProductFactory(name="Neither")
    assert found(worn=("hand",)) == {"Hand", "Both"}
    assert found(worn=("hand", "necklace")) == {"Hand", "Neck", "Both"}


def test_colours_and_materials_are_asked_for_by_family_and_no_product_comes_twice():
    bag = ProductFactory(
        name="Red",
        materials=[
            MaterialFactory(family=MaterialFamily.SUEDE),
            MaterialFactory(family=MaterialFamily.SUEDE),
        ],
    )
    ColourwayFactory(product=bag, family=ColourFamily.RED)
    ColourwayFactory(product=bag, family=ColourFamily.RED, name="Cherry")
    ColourwayFactory(product=ProductFactory(name="Blue"), family=ColourFamily.BLUE)
    wanted = Asked(colour=("red", "pink"), material=("suede",))
    assert names(Product.objects.answering(wanted)) == ["Red"]


def test_prices_are_compared_in_yardstick_euros():
    OfferFactory(product__name="Pounds", price_minor=36500, currency="GBP")  # about €429
    OfferFactory(product__name="Euros", price_minor=36500, currency="EUR")
    ProductFactory(name="Unpriced")
    assert found(under=400) == {"Euros"}
    assert found(under=429) == {"Euros", "Pounds"}
    assert found(price=("fair",)) == {"Euros", "Pounds"}
    assert found(price=("unknown",)) == {"Unpriced"}


def test_years_include_both_ends_and_leave_out_what_has_none():
    for name, year in (("Old", 1890), ("New", 2019), ("Newer", 2020), ("Undated", None)):
        ProductFactory(name=name, year=year)
    assert found(years=(2019, 2020)) == {"New", "Newer"}
    assert found(years=(None, 1890)) == {"Old"}
    assert found(years=(2020, None)) == {"Newer"}


@pytest.mark.parametrize(
    "text", ["chiquito", "Jacquemus chiquito", "CHIQ jacq", "le  petit", "JQ-100", "hermès petit"]
)
def test_every_word_is_looked_for_in_brand_name_and_numbers(text):
    brand = BrandFactory(name="Jacquemus & Hermès", slug="jacquemus-hermes")
    ProductFactory(name="Le Petit Chiquito", slug="le-petit-chiquito", brand=brand, sku="JQ-100")
    ProductFactory(name="Another")
    assert found(q=text) == {"Le Petit Chiquito"}


def test_accents_need_not_be_typed():
    ProductFactory(name="Minaudière", slug="minaudiere")
    assert found(q="minaudiere") == found(q="MINAUDIÈRE") == {"Minaudière"}


def test_percent_signs_and_underscores_are_letters_like_any_other():
    ProductFactory(name="Plain")
    assert found(q="%") == found(q="_") == set()


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.SMALLEST, ["Small", "Large", "Bare"]),
        (Sort.LARGEST, ["Large", "Small", "Bare"]),
        (Sort.CHEAPEST, ["Large", "Small", "Bare"]),
        (Sort.DEAREST, ["Small", "Large", "Bare"]),
        (Sort.YEAR, ["Small", "Large", "Bare"]),
        (Sort.NEWEST, ["Bare", "Large", "Small"]),
    ],
)
def test_orders_put_what_is_not_known_last(sort, order):
    small = ProductFactory(name="Small", year=2020, **CARD_SIZED)
    large = ProductFactory(name="Large", year=2018, **BOOK_SIZED)
    ProductFactory(name="Bare", width_mm=None, height_mm=None, depth_mm=None)
    OfferFactory(product=small, price_minor=90000)
    OfferFactory(product=large, price_minor=9000)
    assert names(Product.objects.sorted_by(sort)) == order


def test_a_facet_is_counted_under_all_filters_but_its_own():
    fendi, dior = BrandFactory(slug="fendi"), BrandFactory(slug="dior")
    ProductFactory(brand=fendi, worn_hand=True, **CARD_SIZED)
    ProductFactory(brand=fendi, worn_hand=True, worn_belt=True, **PHONE_SIZED)
    ProductFactory(brand=dior, worn_belt=True, **CARD_SIZED)
    counted = count(Product.objects.visible(), Asked(brand=("fendi",), size=("nano",)), brands())
    assert counted.total == 1
    counts = counted.facets
    assert counts[Filter.BRAND] == {"fendi": 1, "dior": 1}
    assert counts[Filter.SIZE] == {"nano": 1, "micro": 1}
    assert counts[Filter.WORN] == {"hand": 1}


def test_a_product_counts_once_for_a_family_it_has_twice():
    bag = ProductFactory(
        materials=[
            MaterialFactory(family=MaterialFamily.SUEDE),
            MaterialFactory(family=MaterialFamily.SUEDE),
        ]
    )
    ColourwayFactory(product=bag, family=ColourFamily.RED)
    ColourwayFactory(product=bag, family=ColourFamily.RED, name="Cherry")
    ColourwayFactory(product=bag, family=ColourFamily.BLUE)
    counts = count(Product.objects.visible(), Asked(), brands()).facets
    assert counts[Filter.COLOUR] == {"red": 1, "blue": 1}
    assert counts[Filter.MATERIAL] == {"suede": 1}


def test_every_count_is_what_ticking_the_value_would_find():
    makers = [BrandFactory(), BrandFactory()]
    for place, size in enumerate((CARD_SIZED, PHONE_SIZED, BOOK_SIZED, CARD_SIZED)):
        bag = ProductFactory(
            brand=makers[place % 2],
            has_strap=place > 1,
            worn_hand=place != 1,
            worn_wrist=place < 2,
            **size,
        )
        ColourwayFactory(product=bag, family=[ColourFamily.RED, ColourFamily.BLUE][place % 2])
        OfferFactory(product=bag, price_minor=9000 * (place + 1) ** 2)
    asked = Asked(size=("nano", "mini"), colour=("red",))
    visible = Product.objects.visible()
    for facet, counts in count(visible, asked, brands()).facets.items():
        for value, n in counts.items():
            ticked = asked.without(facet)
            ticked = Asked(**{**_fields(ticked), facet.value: (value,)})
            assert visible.answering(ticked).count() == n, (facet, value)


def _fields(asked: Asked) -> dict:
    return {name: getattr(asked, name) for name in asked.__dataclass_fields__}


def test_all_facets_are_counted_in_one_query(django_assert_num_queries):
    ProductFactory()
    asked = Asked(colour=("red",), material=("suede",), worn=("hand",), q="bag")
    slugs = brands()
    with django_assert_num_queries(1):
        count(Product.objects.visible(), asked, slugs)


def test_letting_go_of_a_filter_is_counted_for_each(django_assert_num_queries):
    ProductFactory(**CARD_SIZED)
    ProductFactory(**CARD_SIZED)
    ProductFactory(has_strap=True, **PHONE_SIZED)
    asked = Asked(size=("nano",), strap=("yes",), years=(2000, None))
    with django_assert_num_queries(1):
        counts = count_loosened(Product.objects.visible(), asked)
    assert counts == [(Filter.SIZE, 0), (Filter.STRAP, 0), (Filter.YEARS, 0)]
    counts = count_loosened(Product.objects.visible(), asked.without(Filter.YEARS))
    assert counts == [(Filter.SIZE, 1), (Filter.STRAP, 2)]


def test_what_is_near_in_size_comes_nearest_first():
    bag = ProductFactory(name="This", **PHONE_SIZED)
    ProductFactory(name="Near", width_mm=Decimal(125), height_mm=Decimal(80), depth_mm=Decimal(40))
    ProductFactory(name="Turned", width_mm=Decimal(80), height_mm=Decimal(121), depth_mm=40)
    ProductFactory(name="Flat", width_mm=Decimal(120), height_mm=Decimal(80), depth_mm=None)
    ProductFactory(name="Far", **BOOK_SIZED)
    assert names(Product.objects.near_in_size(bag)) == ["Turned", "Near", "Flat"]


def test_nothing_is_near_what_has_no_known_size():
    bag = ProductFactory(width_mm=None)
    ProductFactory()
    assert list(Product.objects.near_in_size(bag)) == []


def test_a_piece_is_a_piece_whichever_of_the_two_says_so():
    one, other, third = ProductFactory(name="One"), ProductFactory(name="Other"), ProductFactory()
    ModularPiece.objects.create(product=one, other=other)
    assert names(Product.objects.modular_with(one)) == ["Other"]
    assert names(Product.objects.modular_with(other)) == ["One"]
    assert names(Product.objects.modular_with(third)) == []


def read(query: str) -> CatalogueForm:
    return CatalogueForm(QueryDict(query), [("fendi", "Fendi"), ("dior", "Dior")])


def test_a_query_string_is_read_whole():
    asked = read(
        "q=+baguette++charm&brand=fendi&brand=dior&size=nano&worn=charm&strap=yes&price=unknown"
        "&colour=red&material=suede&under=500&year_from=2018&year_to=2021&sort=smallest"
    ).asked
    assert asked == Asked(
        q="baguette charm",
        brand=("fendi", "dior"),
        size=("nano",),
        worn=("charm",),
        strap=("yes",),
        price=("unknown",),
        colour=("red",),
        material=("suede",),
        under=500,
        years=(2018, 2021),
        sort=Sort.SMALLEST,
    )


def test_what_is_written_back_is_in_one_order_and_says_nothing_twice():
    asked = read("year_to=2020&brand=fendi&brand=dior&brand=fendi&q=&sort=newest&size=micro").asked
    assert asked.pairs() == [
        ("size", "micro"),
        ("brand", "dior"),
        ("brand", "fendi"),
        ("year_to", 2020),
    ]


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("brand=nobody", "“nobody” is not in the list of brands: left out."),
        ("size=gigantic", "“gigantic” is not in the list of sizes: left out."),
        ("under=abc", "Highest price in euros: a whole number from 1 to 1000000, please."),
        ("under=-3", "Highest price in euros: a whole number from 1 to 1000000, please."),
        ("under=1e9", "Highest price in euros: a whole number from 1 to 1000000, please."),
        ("under=NaN", "Highest price in euros: a whole number from 1 to 1000000, please."),
        ("year_from=12", "First year: a whole number from 1700 to 2100, please."),
        ("year_from=2020&year_to=1990", "The years run from 2020 back to 1990: left out."),
        ("sort=prettiest", "“prettiest” is not an order we know: newest first."),
        ("q=" + "x" * 101, "Search with at most 100 letters, please."),
        ("q=%00", "Null characters are not allowed."),
    ],
)
def test_a_filter_that_cannot_be_read_is_left_out_and_said(query, complaint):
    form = read(query)
    assert form.asked == Asked()
    assert form.complaints == [complaint]


def test_one_bad_filter_leaves_the_others_standing():
    form = read("size=gigantic&brand=dior")
    assert form.asked == Asked(brand=("dior",))
