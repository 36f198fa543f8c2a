"""A whole year of the schedule against an oracle: to the second, with no difference."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from magazine.features.models import Feature, Slot
from magazine.features.placements import fill
from magazine.features.slots import Fallback
from magazine.models.home import HOME_SLOTS
from tests.factories import SectionPageFactory

from .year import FEATURES, Changes, changes, checks, make_a_year

pytestmark = pytest.mark.django_db
SLOTS = 50


@pytest.fixture
def slots(site: Site) -> list[Slot]:
    """The six places that stand once, and a lead for each of forty-four sections."""
    while Slot.objects.count() < SLOTS:
        SectionPageFactory()
    Slot.objects.update(fallback=Fallback.NOTHING)
    return list(Slot.objects.in_order())


def test_nobody_is_early_late_or_missing_in_a_year(slots: list[Slot]) -> None:
    make_a_year(slots, seed=1926)
    with connection.cursor() as cursor:
        # As a host's own upkeep does after so many rows.
        cursor.execute("ANALYZE")
    told = changes()
    assert Feature.objects.count() == FEATURES
    assert len(slots) == SLOTS
    assert len(told) > 3000

    differences = [
        (at, expected, shown)
        for at, expected in checks(told)
        if (shown := dict(Feature.objects.on_air(at).values_list("slot_id", "pk"))) != expected
    ]
    assert differences == []

    _home_shows_what_the_oracle_says(told)


def _home_shows_what_the_oracle_says(told: Changes) -> None:
    """The front page's four slots at one change in fifty, in two queries each."""
    by_pk = dict(Slot.objects.filter(position__in=HOME_SLOTS).values_list("pk", "position"))
    for at, expected in told[::50]:
        with CaptureQueriesContext(connection) as queries:
            filled = fill(at, HOME_SLOTS)
        assert len(queries) <= 2
        shown = {position: placement.feature_id for position, placement in filled.items()}
        assert shown == {by_pk[slot]: pk for slot, pk in expected.items() if slot in by_pk}
