"""Slots and features: the least that a test of the schedule can stand on."""

from datetime import UTC, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from magazine.features.models import Feature, Slot, State, Variant

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def slot(position: str = "home_hero") -> Slot:
    """The slot the migrations made at that place of the site."""
    return Slot.objects.get(position=position, section=None)


class FeatureFactory(DjangoModelFactory):
    """A draft of a creative in the home hero, from noon of 3 March 2026 for an hour."""

    slot = factory.LazyFunction(slot)
    starts_at = NOON
    ends_at = factory.LazyAttribute(lambda made: made.starts_at + HOUR)
    link = "/bags/"
    headline = factory.Sequence(lambda n: f"Feature {n}")

    class Meta:
        model = Feature


class ApprovedFactory(FeatureFactory):
    """The same, approved."""

    state = State.APPROVED


class VariantFactory(DjangoModelFactory):
    """Another headline for a feature, to half of its readers."""

    feature = factory.SubFactory(ApprovedFactory)
    label = factory.Sequence(lambda n: f"Variant {n}")
    headline = factory.Sequence(lambda n: f"Another headline {n}")

    class Meta:
        model = Variant


def rows_of_variants(*rows: dict[str, object]) -> dict[str, object]:
    """What the variants' part of a feature's form sends; a row with an `id` is there already."""
    already = sum(bool(row.get("id")) for row in rows)
    sent = {"variants-TOTAL_FORMS": len(rows), "variants-INITIAL_FORMS": already}
    empty = dict.fromkeys(("id", "page", "product", "link", "kicker", "text", "image"), "")
    for number, row in enumerate(rows):
        filled = {**empty, "weight": 1, "headline": "", "ORDER": number + 1, **row}
        sent |= {f"variants-{number}-{name}": value for name, value in filled.items()}
    return sent
