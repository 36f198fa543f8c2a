"""A slot's row on the board: what stands in it, where it is free and falls back, and locks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from magazine.features.locks import SlotLock
from magazine.features.models import Feature, Slot, State
from magazine.features.onair import Booking, Stretch, stretches

from .asking import Asked


@dataclass(frozen=True, slots=True)
class Row:
    """One slot over the span. Gaps are of the schedule, whatever the filters hide of it."""

    slot: Slot
    features: list[Feature]
    gaps: list[Stretch]
    locks: list[SlotLock]


def rows(asked: Asked) -> list[Row]:
    """The slots in the site's order. Four queries, however much is booked."""
    span = asked.span
    slots = Slot.objects.in_order()
    if asked.slot:
        slots = slots.filter(pk=asked.slot.pk)
    standing = Feature.objects.exclude(state=State.CANCELLED).between(span.starts, span.ends)
    if asked.slot:
        standing = standing.filter(slot=asked.slot)
    shown = asked.chosen(standing).with_targets().select_related("campaign", "created_by")
    features: dict[int, list[Feature]] = defaultdict(list)
    for feature in shown:
        features[feature.slot_id].append(feature)
    booked: dict[int, list[Booking]] = defaultdict(list)
    for slot_id, *booking in standing.approved().values_list(
        "slot_id", "pk", "starts_at", "ends_at"
    ):
        booked[slot_id].append(Booking(*booking))
    locks: dict[int, list[SlotLock]] = defaultdict(list)
    for lock in SlotLock.objects.between(span.starts, span.ends):
        locks[lock.slot_id].append(lock)
    return [
        Row(
            slot,
            features[slot.pk],
            _gaps(booked[slot.pk], span.starts, span.ends),
            locks[slot.pk],
        )
        for slot in slots
    ]


def _gaps(schedule: Iterable[Booking], since: datetime, to: datetime) -> list[Stretch]:
    return [piece for piece in stretches(schedule, since, to) if piece.booking is None]
