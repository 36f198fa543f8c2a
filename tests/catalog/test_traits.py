"""The facets of a bag as bits: where they are is stored, so it does not move."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from catalog.asking import Filter
from catalog.models import Product
from catalog.traits import MEASURED, PLACES
from catalog.vocabulary import ColourFamily, MaterialFamily
from tests.factories import ColourwayFactory, MaterialFactory, OfferFactory, ProductFactory


def test_no_value_has_moved():
    """A further value goes to the end of its list; what is stored keeps its meaning."""
    assert {facet.value: (place.first, place.values) for facet, place in PLACES.items()} == {
        "size": (0, ("nano", "micro", "mini", "small", "full", "unknown")),
        "strap": (8, ("yes", "no")),
        "price": (10, ("unknown", "pocket", "fair", "dear", "luxury", "rare")),
        "worn": (18, ("hand", "shoulder", "crossbody", "necklace", "wrist", "belt", "charm")),
        "colour": (0, tuple(ColourFamily.values)),
        "material": (0, tuple(MaterialFamily.values)),
    }
    assert PLACES[Filter.COLOUR].values[:3] == ("black", "white", "grey")
    assert PLACES[Filter.COLOUR].values[14] == "multi"
    assert PLACES[Filter.MATERIAL].values[15] == "fur"


def test_no_two_facets_share_a_bit_and_all_fit_a_whole_number():
    for column in {place.column for place in PLACES.values()}:
        masks = [place.mask for place in PLACES.values() if place.column == column]
        masks += [MEASURED] if column == "trait_bits" else []
        assert sum(masks) == sum(
            {1 << bit for bit in range(31) if any(m >> bit & 1 for m in masks)}
        )
        assert sum(masks) < 1 << 31


@pytest.mark.django_db
def test_a_bag_is_told_by_its_bits_and_a_migration_tells_it_the_same_way():
    bag = ProductFactory(has_strap=True, worn_hand=True, worn_charm=True)
    bag.materials.set([MaterialFactory(family=MaterialFamily.SUEDE)])
    ColourwayFactory(product=bag, family=ColourFamily.RED)
    ColourwayFactory(product=bag, family=ColourFamily.BLUE)
    OfferFactory(product=bag, price_minor=9900)
    bag = Product.objects.get()
    told = {facet: place.values_in(getattr(bag, place.column)) for facet, place in PLACES.items()}
    assert told == {
        Filter.SIZE: ["micro"],
        Filter.STRAP: ["yes"],
        Filter.PRICE: ["pocket"],
        Filter.WORN: ["hand", "charm"],
        Filter.COLOUR: ["red", "blue"],
        Filter.MATERIAL: ["suede"],
    }
    stored = Product.objects.values("trait_bits", "colour_bits", "material_bits").get()
    Product.objects.update(trait_bits=0, colour_bits=0, material_bits=0)
    migration = importlib.import_module("catalog.migrations.0006_fill_in_facet_bits")
    migration.fill_in(apps, SimpleNamespace(connection=connection))
    assert Product.objects.values("trait_bits", "colour_bits", "material_bits").get() == stored
