"""Made-up bags: the same for the same seed, like real ones to the catalogue, and gone again."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from catalog.fit.frontier import fit_frontier
from catalog.fit.shapes import Item
from catalog.models import Brand, Colourway, Material, Offer, Product
from tests.factories import ColourwayFactory, OfferFactory, ProductFactory

pytestmark = pytest.mark.django_db


def generate(*arguments: object) -> str:
    said = io.StringIO()
    call_command("generate_bags", *arguments, force=True, stdout=said)
    return said.getvalue()


def figures() -> list[tuple]:
    return list(
        Product.objects.order_by("slug").values_list(
            "slug", "brand__slug", "width_mm", "inner_long_mm", "price_euros", "created_at"
        )
    )


def test_the_same_seed_makes_the_same_bags_and_another_makes_others():
    generate(300, "--seed=7")
    first = figures()
    generate("--remove")
    generate(300, "--seed=7")
    assert figures() == first
    generate("--remove")
    generate(300, "--seed=8")
    assert figures() != first


def test_what_is_made_up_is_derived_as_a_saved_bag_is():
    generate(40)
    for bag in Product.objects.all():
        stored = {field.attname: getattr(bag, field.attname) for field in bag._meta.concrete_fields}
        bag.full_clean(exclude=["image"])
        bag.derive(timezone.now())
        assert {name: getattr(bag, name) for name in stored} == stored
    card = fit_frontier([Item(*map(bag._meta.get_field("width_mm").to_python, (86, 54, 1)))])
    assert 0 < Product.objects.holding(card).count() < 40


def test_they_are_taken_away_and_nothing_else_is():
    mine = ProductFactory()
    ColourwayFactory(product=mine)
    OfferFactory(product=mine)
    generate(50)
    after = ProductFactory()
    assert generate("--remove") == "50 made-up bags taken away.\n"
    assert set(Product.objects.all()) == {mine, after}
    assert (Colourway.objects.count(), Offer.objects.count()) == (1, 1)
    assert not Brand.objects.filter(name__startswith="Maison Inv").exists()
    assert not Material.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Say how many bags"),
        ((5, "--remove"), "Say how many bags"),
        ((0,), "from 1 to 5,000,000, not 0"),
        ((-3,), "from 1 to 5,000,000, not -3"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments, told):
    with pytest.raises(CommandError, match=told):
        generate(*arguments)
    assert not Product.objects.exists()


def test_a_second_heap_on_top_of_the_first_is_refused():
    generate(5)
    with pytest.raises(CommandError, match="already"):
        generate(5)


@override_settings(DEBUG=False)
def test_a_site_that_is_not_for_debugging_is_left_alone():
    with pytest.raises(CommandError, match="add --force"):
        call_command("generate_bags", 5)
    assert not Product.objects.exists()
