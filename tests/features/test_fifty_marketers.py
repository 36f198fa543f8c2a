"""Fifty marketers drag at random on one board, and never two features share a slot."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from random import Random
from threading import Barrier

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from magazine.features import decisions
from magazine.features.models import Feature, Slot
from magazine.features.moving import Place
from magazine.features.onair import overlap
from tests.factories import ModeratorFactory

from .factories import HOUR, NOON, ApprovedFactory

MARKETERS, DRAGS = 50, 3
# Few slots and few hours for so many hands: most of what they want is taken.
POSITIONS = ("home_hero", "home_secondary_1", "home_secondary_2", "site_banner")
HOURS, BOOKED = 8, 5
DONE, REFUSED = 200, 409


def drags_of(client: Client, dice: Random, features: list[int], slots: list[int]) -> list[int]:
    """Drag about, and now and then take it back; how each was answered."""
    answers = []
    for _ in range(DRAGS):
        starts = NOON + dice.randrange(HOURS) * HOUR
        to = {
            "slot": dice.choice(slots),
            "starts_at": starts.isoformat(),
            "ends_at": (starts + HOUR).isoformat(),
        }
        answer = client.post(reverse("features:drag", args=[dice.choice(features)]), to)
        answers.append(answer.status_code)
        undo = answer.json().get("undo") if answer.status_code == DONE else None
        if undo and dice.random() < 0.3:
            answers.append(client.post(undo).status_code)
    return answers


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_no_overlap_is_stored_and_nobody_meets_an_error() -> None:
    slots = [Slot.objects.get(position=position) for position in POSITIONS]
    features = [
        ApprovedFactory(slot=slot, starts_at=NOON + number * HOUR).pk
        for slot in slots
        for number in range(BOOKED)
    ]
    clients = [Client(raise_request_exception=False) for _ in range(MARKETERS)]
    for client in clients:
        client.force_login(ModeratorFactory())
    together = Barrier(MARKETERS)

    def marketer(number: int) -> list[int]:
        try:
            together.wait()
            pks = [slot.pk for slot in slots]
            return drags_of(clients[number], Random(number), features, pks)
        finally:
            connection.close()

    with time_machine.travel(NOON - HOUR, tick=False), ThreadPoolExecutor(MARKETERS) as pool:
        answers = Counter(
            answer for told in pool.map(marketer, range(MARKETERS)) for answer in told
        )

    assert set(answers) == {DONE, REFUSED}
    assert answers.total() >= MARKETERS * DRAGS
    stored = list(Feature.objects.all())
    assert not [
        (one, other)
        for one, other in combinations(stored, 2)
        if one.slot_id == other.slot_id
        and overlap(one.starts_at, one.ends_at, other.starts_at, other.ends_at)
    ]
    # The history tells the whole way of each: where it ends is where the feature stands.
    moves = ModelLogEntry.objects.filter(action=decisions.MOVED).order_by("pk")
    last = {entry.object_id: Place.read(entry.data["to_place"]) for entry in moves}
    assert last == {
        str(feature.pk): Place.of(feature) for feature in stored if str(feature.pk) in last
    }
