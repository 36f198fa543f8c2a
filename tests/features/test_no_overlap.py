"""Two approved features never overlap in one slot, whoever writes them and how."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, connection, models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from magazine.features.clashes import SlotTaken
from magazine.features.models import Feature, State
from magazine.features.onair import overlap

from .factories import HOUR, NOON, SECOND, ApprovedFactory, FeatureFactory, slot

WRITERS = 20
# The model's own check would speak first; these tests are about what speaks last.
write_past_the_model = models.Model.save_base


def force(feature: Feature) -> None:
    """Write the row without asking the model."""
    with transaction.atomic():
        write_past_the_model(feature, force_insert=feature.pk is None)


@pytest.mark.django_db
class TestTheDatabase:
    def test_refuses_a_second_approved_feature_in_the_same_time(self) -> None:
        ApprovedFactory()
        with pytest.raises(IntegrityError, match="feature_no_overlap"):
            force(ApprovedFactory.build(slot=slot(), starts_at=NOON + HOUR / 2))
        assert Feature.objects.count() == 1

    def test_refuses_to_move_a_feature_onto_another(self) -> None:
        ApprovedFactory()
        later = ApprovedFactory(starts_at=NOON + HOUR)
        with pytest.raises(IntegrityError, match="feature_no_overlap"), transaction.atomic():
            Feature.objects.filter(pk=later.pk).update(starts_at=NOON + HOUR - SECOND)

    def test_refuses_to_approve_a_draft_onto_another(self) -> None:
        ApprovedFactory()
        draft = FeatureFactory()
        with pytest.raises(IntegrityError, match="feature_no_overlap"), transaction.atomic():
            Feature.objects.filter(pk=draft.pk).update(state=State.APPROVED)

    def test_refuses_to_change_the_slot_to_a_taken_one(self) -> None:
        ApprovedFactory()
        elsewhere = ApprovedFactory(slot=slot("site_banner"))
        with pytest.raises(IntegrityError, match="feature_no_overlap"), transaction.atomic():
            Feature.objects.filter(pk=elsewhere.pk).update(slot=slot())

    def test_refuses_whatever_comes_after_an_open_ended_one(self) -> None:
        ApprovedFactory(ends_at=None)
        with pytest.raises(IntegrityError, match="feature_no_overlap"):
            force(ApprovedFactory.build(slot=slot(), starts_at=NOON + timedelta(days=5000)))

    def test_refuses_a_batch_with_a_clash_in_itself(self) -> None:
        pair = [ApprovedFactory.build(slot=slot()) for _ in range(2)]
        with pytest.raises(IntegrityError, match="feature_no_overlap"), transaction.atomic():
            Feature.objects.bulk_create(pair)

    def test_lets_one_start_where_the_other_ends(self) -> None:
        ApprovedFactory()
        force(ApprovedFactory.build(slot=slot(), starts_at=NOON + HOUR))
        force(ApprovedFactory.build(slot=slot(), starts_at=NOON - HOUR))
        assert Feature.objects.count() == 3

    def test_lets_drafts_and_cancelled_ones_overlap(self) -> None:
        ApprovedFactory()
        force(FeatureFactory.build(slot=slot()))
        force(FeatureFactory.build(slot=slot(), state=State.CANCELLED))
        assert Feature.objects.count() == 3

    def test_lets_other_slots_have_the_same_time(self) -> None:
        ApprovedFactory()
        force(ApprovedFactory.build(slot=slot("site_banner")))
        assert Feature.objects.count() == 2

    def test_lets_an_approved_feature_be_saved_again(self) -> None:
        feature = ApprovedFactory()
        feature.headline = "Another word for small"
        feature.save()
        assert Feature.objects.get().headline == "Another word for small"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"ends_at": NOON},
            {"ends_at": NOON - SECOND},
            {"link": ""},
            {"sponsored": True},
            {"sponsor": "Maison Exemple"},
        ],
    )
    def test_refuses_what_is_no_feature(self, wrong: dict) -> None:
        with pytest.raises(IntegrityError):
            force(FeatureFactory.build(slot=slot(), **wrong))


@pytest.mark.django_db
class TestTheModel:
    def test_names_the_clash(self) -> None:
        ApprovedFactory(headline="The rise of the micro-purse")
        with pytest.raises(SlotTaken) as taken:
            ApprovedFactory(starts_at=NOON + HOUR / 2)
        assert taken.value.messages == [
            "The slot is taken: “The rise of the micro-purse” in Home hero, "
            "3 March 2026, 13:00 to 14:00 (Europe/Paris)."
        ]

    def test_names_the_clash_that_only_the_database_saw(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As when another writer, who takes no lock, comes between check and writing."""
        standing = ApprovedFactory()
        seen = iter([None, standing])
        monkeypatch.setattr(Feature, "clash", lambda _self, _beside=None: next(seen))
        with pytest.raises(SlotTaken) as taken:
            ApprovedFactory()
        assert taken.value.clash == standing
        assert Feature.objects.count() == 1


class TestAnySchedule(TestCase):
    """The engine's idea of an overlap is the rules' idea of it."""

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(st.integers(0, 40), st.integers(1, 12) | st.none()), min_size=1, max_size=8
        )
    )
    def test_holds_exactly_what_the_rules_allow(self, asked: list[tuple[int, int | None]]) -> None:
        kept: list[tuple] = []
        for start, length in asked:
            starts = NOON + start * SECOND
            ends = None if length is None else starts + length * SECOND
            free = not any(overlap(starts, ends, *other) for other in kept)
            feature = ApprovedFactory.build(slot=slot(), starts_at=starts, ends_at=ends)
            try:
                force(feature)
            except IntegrityError:
                assert not free
            else:
                assert free
                kept.append((starts, ends))
        assert Feature.objects.count() == len(kept)


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only SQLite keeps the guarantee in triggers"
)
@pytest.mark.django_db(transaction=True)
def test_the_triggers_are_back_after_a_migration_that_rebuilds_the_table() -> None:
    with connection.schema_editor() as editor:
        old = Feature._meta.get_field("kicker")
        wider = models.CharField(max_length=61, blank=True)
        wider.set_attributes_from_name("kicker")
        wider.model = Feature
        editor.alter_field(Feature, old, wider)
        editor.alter_field(Feature, wider, old)
    assert triggers() == []
    call_command("migrate", verbosity=0)
    assert triggers() == ["feature_no_overlap_insert", "feature_no_overlap_update"]


def triggers() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' "
            "AND tbl_name = 'features_feature' ORDER BY name"
        )
        return [name for (name,) in cursor.fetchall()]


on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time"
)


def all_at_once(write: Callable[[int], bool]) -> list[bool]:
    """Each writer on a connection of its own, let go at the same moment."""
    barrier = Barrier(WRITERS)

    def writer(number: int) -> bool:
        try:
            barrier.wait()
            return write(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(writer, range(WRITERS)))


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_twenty_parallel_writers_one_is_told_yes_and_the_others_who_was_first() -> None:
    hero = slot()
    named: list[Feature | None] = []

    def write(number: int) -> bool:
        try:
            ApprovedFactory(slot=hero, headline=f"Writer {number}")
        except SlotTaken as taken:
            named.append(taken.clash)
            return False
        return True

    assert all_at_once(write).count(True) == 1
    assert named == [Feature.objects.get()] * (WRITERS - 1)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_twenty_writers_past_the_model_leave_exactly_one_too() -> None:
    hero = slot()

    def write(number: int) -> bool:
        try:
            force(ApprovedFactory.build(slot=hero, headline=f"Writer {number}"))
        except (IntegrityError, OperationalError):
            return False
        return True

    assert all_at_once(write).count(True) == Feature.objects.count() == 1
