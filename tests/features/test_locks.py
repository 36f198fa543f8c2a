"""A locked slot takes nothing new, keeps what stood there, and says who locked it and why."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from magazine.features import decisions, moving
from magazine.features.clashes import SlotLocked
from magazine.features.models import Feature, Slot, SlotLock, State
from magazine.features.onair import overlap, shared, within
from tests.factories import EditorFactory, MarketerFactory, ModeratorFactory

from .factories import HOUR, NOON, SECOND, ApprovedFactory, FeatureFactory, slot

NOW = NOON - 2 * HOUR


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def lock(made_by: AbstractUser | None = None, **changes: object) -> SlotLock:
    """Noon to two, for election day."""
    told = {
        "slot": slot(),
        "starts_at": NOON,
        "ends_at": NOON + 2 * HOUR,
        "reason": "election day",
        "made_by": made_by,
    }
    return SlotLock.objects.create(**{**told, **changes})


def words(response: HttpResponse) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


minutes = st.integers(0, 20)
spans = st.tuples(minutes, st.integers(1, 10) | st.none())


@given(spans, spans)
def test_what_two_spans_share_lies_within_both(
    one: tuple[int, int | None], other: tuple[int, int | None]
) -> None:
    first, second = (
        (NOON + start * SECOND, None if length is None else NOON + (start + length) * SECOND)
        for start, length in (one, other)
    )
    if overlap(*first, *second):
        common = shared(*first, *second)
        assert within(*common, *first)
        assert within(*common, *second)
    assert within(*first, *first)
    assert within(*first, *second) <= overlap(*first, *second)


@pytest.mark.django_db
class TestALockedSlot:
    def test_takes_nothing_new_and_says_who_locked_it_and_why(self) -> None:
        lock(EditorFactory(first_name="Ottoline", last_name="Vane"))
        with pytest.raises(SlotLocked) as refused:
            ApprovedFactory(starts_at=NOON + HOUR, ends_at=None)
        assert refused.value.messages == [
            "Home hero is locked 3 March 2026, 13:00 to 15:00 (Europe/Paris), by Ottoline Vane: "
            "election day. Nothing new is booked there."
        ]
        assert not Feature.objects.exists()

    def test_is_free_up_to_the_lock_from_its_end_and_elsewhere(self) -> None:
        lock()
        ApprovedFactory(starts_at=NOON - HOUR)
        ApprovedFactory(starts_at=NOON + 2 * HOUR)
        ApprovedFactory(slot=slot("site_banner"))

    def test_takes_drafts(self) -> None:
        lock()
        FeatureFactory()

    def test_lets_no_proposal_through_either(self) -> None:
        lock()
        with pytest.raises(SlotLocked):
            decisions.propose(FeatureFactory(), MarketerFactory(), NOW)

    def test_keeps_what_stood_there_and_lets_its_words_change(self) -> None:
        feature = ApprovedFactory()
        lock()
        feature.headline = "Another word for small"
        feature.save()

    def test_lets_what_stood_there_shrink_but_not_grow(self) -> None:
        feature = ApprovedFactory(ends_at=NOON + HOUR)
        lock()
        feature.ends_at = NOON + HOUR / 2
        feature.save()
        feature.ends_at = NOON + HOUR
        with pytest.raises(SlotLocked):
            feature.save()

    def test_lets_what_stood_there_grow_outside_the_lock(self) -> None:
        feature = ApprovedFactory()
        lock(ends_at=NOON + HOUR)
        feature.starts_at, feature.ends_at = NOON - HOUR, NOON + 2 * HOUR
        feature.save()

    def test_takes_nothing_moved_in_from_another_slot(self) -> None:
        lock()
        feature = ApprovedFactory(slot=slot("site_banner"))
        to = moving.Place(slot().pk, NOON, NOON + HOUR)
        with pytest.raises(SlotLocked):
            moving.move(feature, to, ModeratorFactory(), NOW)

    def test_is_not_proposed_as_the_next_free_start(self) -> None:
        ApprovedFactory(starts_at=NOON - HOUR)
        lock()
        free = Feature.objects.next_free(slot(), NOON - HOUR, NOON)
        assert free == NOON + 2 * HOUR


@pytest.mark.django_db
class TestTheForms:
    def feature(self, client: Client, **changes: object) -> HttpResponse:
        form = {
            "slot": slot().pk,
            "starts_at": "2026-03-03 14:00",
            "ends_at": "2026-03-03 15:00",
            "link": "/bags/",
            "headline": "Small wonders",
            **changes,
        }
        return client.post(reverse("features:add"), form, follow=True)

    def asked(self, client: Client, **changes: object) -> HttpResponse:
        form = {
            "slot": slot().pk,
            "starts_at": "2026-03-03 13:00",
            "ends_at": "2026-03-03 15:00",
            "reason": "Election day",
            **changes,
        }
        return client.post(reverse("slot_locks:add"), form, follow=True)

    def test_the_features_form_says_it_before_anything_is_saved(self, as_marketer: Client) -> None:
        lock()
        page = words(self.feature(as_marketer, **{"action-propose": "1"}))
        assert "Home hero is locked 3 March 2026, 13:00 to 15:00" in page
        assert "The next free start for the same length is 3 March 2026, 15:00" in page
        assert not Feature.objects.exists()

    def test_an_editor_locks_an_empty_stretch_at_once(self, as_editor: Client) -> None:
        self.asked(as_editor)
        made = SlotLock.objects.get()
        assert (made.starts_at, made.ends_at) == (NOON, NOON + 2 * HOUR)
        assert made.made_by.groups.get().name == "Editors"

    def test_what_stays_there_is_listed_and_confirmed_first(self, as_editor: Client) -> None:
        ApprovedFactory(headline="Booked before")
        FeatureFactory(headline="A draft")
        page = self.asked(as_editor)
        assert "Confirm that it stays" in words(page)
        assert "This stays: “Booked before” in Home hero, 3 March 2026, 13:00" in words(page)
        assert "A draft" not in words(page)
        assert not SlotLock.objects.exists()
        box = BeautifulSoup(page.content, "html.parser").select_one("[name=stays]")
        assert not box.has_attr("checked")
        self.asked(as_editor, stays=box["value"])
        assert SlotLock.objects.count() == Feature.objects.approved().count() == 1

    def test_a_confirmation_of_something_else_is_none(self, as_editor: Client) -> None:
        first = ApprovedFactory(ends_at=NOON + HOUR / 2)
        ApprovedFactory(starts_at=NOON + HOUR / 2)
        page = self.asked(as_editor, stays=str(first.pk))
        assert "These 2 stay" in words(page)
        assert not SlotLock.objects.exists()

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"ends_at": "2026-03-03 13:00"}, "The end has to come after the start."),
            (
                {"starts_at": "2026-03-03 09:00", "ends_at": "2026-03-03 10:00"},
                "This has passed already.",
            ),
            ({"reason": ""}, "This field is required."),
        ],
    )
    def test_what_is_wrong_is_said(self, as_editor: Client, wrong: dict, told: str) -> None:
        assert told in words(self.asked(as_editor, **wrong))
        assert not SlotLock.objects.exists()

    def test_a_lock_is_changed_and_lifted(self, as_editor: Client) -> None:
        made = lock()
        form = {
            "slot": slot().pk,
            "starts_at": "2026-03-03 13:00",
            "ends_at": "2026-03-03 14:00",
            "reason": "Election morning",
        }
        as_editor.post(reverse("slot_locks:edit", args=[made.pk]), form)
        made.refresh_from_db()
        assert made.ends_at == NOON + HOUR
        page = words(as_editor.get(reverse("slot_locks:index")))
        assert "3 March 2026, 13:00 3 March 2026, 14:00 Election morning person" in page
        as_editor.post(reverse("slot_locks:delete", args=[made.pk]))
        assert not SlotLock.objects.exists()

    def test_a_marketer_sees_locks_and_makes_none(self, as_marketer: Client) -> None:
        assert as_marketer.get(reverse("slot_locks:index")).status_code == 200
        self.asked(as_marketer)
        assert not SlotLock.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_nothing_slips_in_while_the_slot_is_being_locked() -> None:
    """Whoever comes first is told nothing; the other sees what the first has done."""
    hero, editor = slot(), EditorFactory()
    draft = FeatureFactory()
    barrier = Barrier(2)

    def locking() -> bool:
        with transaction.atomic():
            barrier.wait()
            Slot.objects.take(hero.pk)
            if Feature.objects.overlapping(hero, NOON, NOON + HOUR).exists():
                return False
            lock(editor)
            return True

    def approving() -> bool:
        barrier.wait()
        try:
            decisions.approve(Feature.objects.get(pk=draft.pk), editor, NOW)
        except ValidationError:
            return False
        return True

    def alone(work: Callable[[], bool]) -> bool:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        locked, approved = pool.map(alone, (locking, approving))
    assert (locked, approved) in {(True, False), (False, True)}
    assert Feature.objects.filter(state=State.APPROVED).exists() == approved
