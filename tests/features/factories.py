"""Slots and features: the least that a test of the schedule can stand on."""

from datetime import UTC, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from magazine.features.models import Feature, Slot, State

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
