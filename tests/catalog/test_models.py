"""What a product works out by itself when it is saved, and what it refuses."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from catalog import clock
from catalog.models import ModularPiece, Product
from catalog.vocabulary import Availability, WearMode
from tests.factories import BrandFactory, EssentialFactory, OfferFactory, ProductFactory

pytestmark = pytest.mark.django_db


def test_sizes_are_worked_out_from_the_three_sides():
    bag = ProductFactory(width_mm=Decimal(80), height_mm=Decimal(120), depth_mm=Decimal(40))
    bag.refresh_from_db()
    assert (bag.long_mm, bag.mid_mm, bag.short_mm) == (120, 80, 40)
    assert (bag.inner_long_mm, bag.inner_mid_mm, bag.inner_short_mm) == (114, 74, 34)
    assert (bag.face_mm2, bag.volume_ml, bag.size_class) == (9600, 384, "micro")


def test_what_is_not_known_stays_not_known():
    bag = ProductFactory(depth_mm=None)
    bag.refresh_from_db()
    assert (bag.long_mm, bag.inner_long_mm, bag.volume_ml) == (None, None, None)
    assert (bag.face_mm2, bag.size_class) == (9600, "micro")
    assert ProductFactory(width_mm=None).size_class == "unknown"


def test_a_measured_inside_goes_before_an_estimate():
    bag = ProductFactory(
        inner_width_mm=Decimal(110), inner_height_mm=Decimal(70), inner_depth_mm=Decimal(30)
    )
    assert bag.interior.measured
    assert (bag.inner_long_mm, bag.inner_mid_mm, bag.inner_short_mm) == (110, 70, 30)


def price(bag: Product) -> tuple:
    bag.refresh_from_db()
    return bag.price_minor, bag.price_currency, bag.price_is_current, bag.price_euros


def test_the_lowest_price_to_be_had_now_is_the_price():
    bag = ProductFactory()
    OfferFactory(product=bag, price_minor=50000, currency="EUR")
    OfferFactory(product=bag, price_minor=36500, currency="GBP")  # about €429
    OfferFactory(product=bag, price_minor=100, availability=Availability.PAST)
    OfferFactory(product=bag, price_minor=200, availability=Availability.SOLD_OUT)
    assert price(bag) == (36500, "GBP", True, 429)
    assert bag.price_band == "fair"


def test_without_an_offer_the_latest_price_on_record_is_the_price():
    bag = ProductFactory()
    past = {"product": bag, "availability": Availability.PAST}
    OfferFactory(price_minor=30000, checked_on=date(2019, 1, 1), **past)
    OfferFactory(price_minor=40000, checked_on=date(2020, 1, 1), **past)
    OfferFactory(price_minor=10000, checked_on=None, **past)
    assert price(bag) == (40000, "EUR", False, 400)


def test_a_currency_without_a_yardstick_gives_no_price_to_compare():
    bag = ProductFactory()
    OfferFactory(product=bag, currency="XPF")
    assert price(bag) == (None, "", False, None)


def test_ways_to_wear_it_come_in_one_order():
    bag = ProductFactory(worn_charm=True, worn_hand=True)
    assert bag.wear_modes == [WearMode.HAND, WearMode.CHARM]


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ({"inner_width_mm": Decimal(50)}, "all three of its sides"),
        (
            {
                "inner_width_mm": Decimal(130),
                "inner_height_mm": Decimal(70),
                "inner_depth_mm": Decimal(30),
            },
            "larger than the outside",
        ),
    ],
)
def test_an_inside_that_cannot_be_is_refused(inside, told):
    bag = ProductFactory.build(brand=BrandFactory(), **inside)
    with pytest.raises(ValidationError, match=told):
        bag.full_clean()


def test_an_inside_turned_against_the_outside_is_not_refused():
    bag = ProductFactory.build(
        brand=BrandFactory(),
        inner_width_mm=Decimal(30),
        inner_height_mm=Decimal(110),
        inner_depth_mm=Decimal(70),
    )
    bag.full_clean()


@pytest.mark.parametrize("gtin", ["4006381333931", "96385074", "036000291452", "10614141000415"])
def test_a_gtin_with_a_right_check_digit_passes(gtin):
    ProductFactory.build(brand=BrandFactory(), gtin=gtin).full_clean()


@pytest.mark.parametrize("gtin", ["4006381333932", "123", "40063813339AB"])
def test_a_gtin_with_a_wrong_one_does_not(gtin):
    with pytest.raises(ValidationError, match="gtin"):
        ProductFactory.build(brand=BrandFactory(), gtin=gtin).full_clean()


def test_a_bag_is_no_piece_of_itself():
    bag = ProductFactory()
    with pytest.raises(ValidationError, match="not a piece of itself"):
        ModularPiece(product=bag, other=bag).full_clean()


def test_a_cylinder_is_as_thick_as_it_is_wide():
    with pytest.raises(ValidationError, match="both are its diameter"):
        EssentialFactory.build(shape="cylinder", width_mm=20, thickness_mm=21).full_clean()


NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


class TestAPriceWithAWindow:
    @pytest.fixture
    def bag(self):
        """€ 500 always; € 365 from noon for an hour."""
        bag = ProductFactory()
        with clock.as_of(NOON - HOUR):
            OfferFactory(product=bag, price_minor=50000)
            OfferFactory(product=bag, valid_from=NOON, valid_until=NOON + HOUR)
        return bag

    @pytest.mark.parametrize(
        ("at", "shown", "until"),
        [
            (NOON - SECOND, 50000, NOON),
            (NOON, 36500, NOON + HOUR),
            (NOON + HOUR - SECOND, 36500, NOON + HOUR),
            (NOON + HOUR, 50000, None),
        ],
    )
    def test_is_the_price_within_it_alone(self, bag, at, shown, until):
        bag.derive(at)
        assert (bag.price_minor, bag.price_is_current, bag.price_until) == (shown, True, until)

    def test_is_a_secret_before_and_on_record_after(self, client, bag, site):
        def told(at):
            with time_machine.travel(at, tick=False):
                page = BeautifulSoup(client.get(bag.get_absolute_url()).content, "html.parser")
            return [price.text for price in page.select(".offers__price")]

        assert told(NOON - SECOND) == ["€500"]
        assert told(NOON) == ["€365", "€500"]
        assert told(NOON + HOUR) == ["€500", "€365"]

    def test_ends_after_it_starts(self, bag):
        with pytest.raises(IntegrityError, match="offer_ends_after_start"), transaction.atomic():
            OfferFactory(product=bag, valid_from=NOON, valid_until=NOON)
