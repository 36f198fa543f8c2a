"""A feature is moved and put back, by those who may, and the history tells."""

from datetime import datetime

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from magazine.features import decisions
from magazine.features.clashes import SlotTaken
from magazine.features.models import Feature, Slot, State
from magazine.features.moving import MovedSince, Place, move, undo
from tests.factories import AdministratorFactory, UserFactory

from .factories import HOUR, NOON, ApprovedFactory, FeatureFactory, slot

pytestmark = pytest.mark.django_db
EARLIER = NOON - 2 * HOUR


@pytest.fixture
def anybody() -> AbstractUser:
    """Somebody who may do everything."""
    return AdministratorFactory(username="ottoline")


def place(starts: datetime, position: str = "home_hero", hours: int = 1) -> Place:
    return Place(slot(position).pk, starts, starts + hours * HOUR)


def stands(feature: Feature) -> Place:
    return Place.of(Feature.objects.get(pk=feature.pk))


class TestMoving:
    def test_it_stands_in_the_other_slot_at_the_other_time(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory()
        there = place(NOON + HOUR, "site_banner", hours=3)
        move(feature, there, anybody, EARLIER)
        assert stands(feature) == there == Place.of(feature)

    def test_the_history_says_who_when_from_and_to(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory()
        entry = move(feature, place(NOON + HOUR, "site_banner"), anybody, EARLIER)
        assert (entry.action, entry.user, entry.timestamp) == (decisions.MOVED, anybody, EARLIER)
        assert entry.data == {
            "from": "Home hero, 3 March 2026, 13:00 to 14:00 (Europe/Paris)",
            "to": "Site banner, 3 March 2026, 14:00 to 15:00 (Europe/Paris)",
            "from_place": {
                "slot": slot().pk,
                "starts_at": "2026-03-03T12:00:00+00:00",
                "ends_at": "2026-03-03T13:00:00+00:00",
            },
            "to_place": {
                "slot": slot("site_banner").pk,
                "starts_at": "2026-03-03T13:00:00+00:00",
                "ends_at": "2026-03-03T14:00:00+00:00",
            },
        }
        assert entry.formatter.format_message(entry) == (
            "Moved from Home hero, 3 March 2026, 13:00 to 14:00 (Europe/Paris) "
            "to Site banner, 3 March 2026, 14:00 to 15:00 (Europe/Paris)"
        )

    def test_one_that_stays_where_it_is_leaves_no_line(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory()
        assert move(feature, Place.of(feature), anybody, EARLIER) is None
        assert not ModelLogEntry.objects.exists()

    def test_what_somebody_else_wrote_in_the_meantime_is_kept(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory()
        Feature.objects.update(headline="Meanwhile")
        move(feature, place(NOON + HOUR), anybody, EARLIER)
        assert Feature.objects.get().headline == "Meanwhile"

    def test_it_is_refused_onto_another_and_says_which(self, anybody: AbstractUser) -> None:
        standing = ApprovedFactory(slot=slot("site_banner"))
        feature = ApprovedFactory()
        with pytest.raises(SlotTaken) as taken:
            move(feature, place(NOON, "site_banner"), anybody, EARLIER)
        assert taken.value.clash == standing
        assert stands(feature) == Place.of(feature) == place(NOON)
        assert not ModelLogEntry.objects.exists()

    def test_a_draft_may_stand_where_another_does(self, anybody: AbstractUser) -> None:
        ApprovedFactory()
        draft = FeatureFactory(starts_at=NOON + HOUR)
        move(draft, place(NOON), anybody, EARLIER)
        assert stands(draft) == place(NOON)

    def test_what_is_approved_is_moved_by_those_who_may_approve(self) -> None:
        with pytest.raises(PermissionDenied, match="only those who may approve"):
            move(ApprovedFactory(), place(NOON + HOUR), UserFactory(), EARLIER)

    def test_what_was_cancelled_meanwhile_stays(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory()
        Feature.objects.update(state=State.CANCELLED)
        with pytest.raises(PermissionDenied, match="Copy it to schedule it again"):
            move(feature, place(NOON + HOUR), anybody, EARLIER)

    def test_what_is_approved_cannot_be_put_into_the_past(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory()
        with pytest.raises(ValidationError) as refused:
            move(feature, place(EARLIER - HOUR), anybody, EARLIER)
        assert refused.value.message_dict == {"ends_at": ["This has passed already."]}

    def test_a_slot_that_does_not_take_it_says_so(self, anybody: AbstractUser) -> None:
        Slot.objects.filter(position="site_banner").update(accepts_creatives=False)
        with pytest.raises(ValidationError, match="Site banner does not take this"):
            move(ApprovedFactory(), place(NOON, "site_banner"), anybody, EARLIER)

    def test_the_end_comes_after_the_start(self, anybody: AbstractUser) -> None:
        with pytest.raises(ValidationError, match="The end has to come after the start"):
            move(FeatureFactory(), place(NOON, hours=0), anybody, EARLIER)


class TestUndoing:
    def test_it_stands_where_it_stood(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory(ends_at=None)
        entry = move(feature, place(NOON + HOUR, "site_banner"), anybody, EARLIER)
        back = undo(entry, anybody, EARLIER)
        assert stands(feature) == Place(slot().pk, NOON, None)
        assert (back.data["from"], back.data["to"]) == (entry.data["to"], entry.data["from"])

    def test_the_undoing_can_be_undone(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory()
        there = place(NOON + HOUR, "site_banner")
        undo(undo(move(feature, there, anybody, EARLIER), anybody, EARLIER), anybody, EARLIER)
        assert stands(feature) == there

    def test_it_is_refused_when_somebody_moved_it_since(self, anybody: AbstractUser) -> None:
        feature = ApprovedFactory()
        entry = move(feature, place(NOON + HOUR), anybody, EARLIER)
        other = AdministratorFactory(username="violet")
        move(feature, place(NOON + 2 * HOUR), other, EARLIER + HOUR)
        with pytest.raises(MovedSince) as refused:
            undo(entry, anybody, EARLIER + HOUR)
        assert refused.value.messages == [
            "violet moved it since, on 3 March 2026, 12:00: "
            "Home hero, 3 March 2026, 15:00 to 16:00 (Europe/Paris). It stays there."
        ]
        assert stands(feature) == place(NOON + 2 * HOUR)

    def test_it_is_refused_when_the_slot_has_been_given_away(self, anybody: AbstractUser) -> None:
        entry = move(ApprovedFactory(), place(NOON + HOUR), anybody, EARLIER)
        taker = ApprovedFactory()
        with pytest.raises(SlotTaken) as taken:
            undo(entry, anybody, EARLIER)
        assert taken.value.clash == taker

    def test_it_asks_who_may_anew(self, anybody: AbstractUser) -> None:
        entry = move(ApprovedFactory(), place(NOON + HOUR), anybody, EARLIER)
        with pytest.raises(PermissionDenied):
            undo(entry, UserFactory(), EARLIER)
