"""However many write at once, no count is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from magazine.results.messages import Item, Message
from magazine.results.models import HourCount
from magazine.results.tally import Tally
from magazine.results.writing import write
from tests.features.factories import HOUR, NOON, ApprovedFactory

WRITERS, ROUNDS = 8, 25


@pytest.mark.django_db(transaction=True)
def test_no_count_is_lost_between_writers() -> None:
    features = [
        ApprovedFactory(
            starts_at=NOON + n * HOUR, ends_at=None if n == 4 else NOON + (n + 1) * HOUR
        ).pk
        for n in range(5)
    ]
    seen = frozenset(Item(pk, 0) for pk in features)

    def keep_writing(_number: int) -> None:
        try:
            for turn in range(ROUNDS):
                tally = Tally()
                tally.add(Message(seen, seen), NOON + turn % 3 * HOUR)
                tally.add(Message(seen, frozenset()), NOON + 4 * HOUR)
                write(tally)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(keep_writing, range(WRITERS)))

    added = HourCount.objects.filter(feature=features[0]).by_variant().get()
    assert (added["impressions"], added["clicks"]) == (2 * WRITERS * ROUNDS, WRITERS * ROUNDS)
    last = HourCount.objects.get(feature=features[-1], hour=NOON + 4 * HOUR)
    assert last.impressions == WRITERS * ROUNDS
