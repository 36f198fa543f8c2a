"""Made-up readers, so that the desk's reports have something to show on the first day."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from math import cos, pi
from random import Random

from magazine.features.models import Feature
from magazine.features.slots import Position
from magazine.features.times import site_zone
from magazine.features.variants.shares import BUCKETS, edges
from magazine.results.models import HourCount

SEED = 1795
HOUR = timedelta(hours=1)
# Views of the slot in an hour of the afternoon; the rest of the site is in between.
BUSIEST = {Position.HOME_HERO: 420, Position.SITE_BANNER: 900, Position.ARTICLE_FOOTER: 160}
ELSEWHERE = 240
# How many of a hundred views are followed, by variant: one that does better, one in between.
FOLLOWED = (0.021, 0.029, 0.024, 0.022, 0.026)


def load_readers(now: datetime) -> int:
    """Count views and clicks of what has been on air; how many rows that made."""
    dice = Random(SEED)
    features = Feature.objects.approved().filter(starts_at__lt=now).select_related("slot")
    counts = [
        count
        for feature in features.prefetch_related("variants").order_by("pk")
        for count in _counts(feature, now, dice)
    ]
    HourCount.objects.bulk_create(counts)
    return len(counts)


def _counts(feature: Feature, now: datetime, dice: Random) -> Iterator[HourCount]:
    hour = feature.starts_at.replace(minute=0, second=0, microsecond=0)
    ends = min(feature.ends_at or now, now)
    variants = list(feature.variants.all())
    reached = edges([content.weight for content in (feature, *variants)])
    while hour < ends:
        views = BUSIEST.get(feature.slot.position, ELSEWHERE) * _bustle(hour)
        before = 0
        for number, edge in enumerate(reached):
            seen = round(views * (edge - before) / BUCKETS * dice.uniform(0.8, 1.2))
            followed = sum(dice.random() < FOLLOWED[number] for _ in range(seen))
            yield HourCount(
                feature=feature,
                variant=variants[number - 1].pk if number else 0,
                hour=hour,
                impressions=seen,
                clicks=followed,
            )
            before = edge
        hour += HOUR


def _bustle(hour: datetime) -> float:
    """From a tenth of the afternoon's readers before dawn up to all of them at four."""
    o_clock = hour.astimezone(site_zone()).hour
    return 0.55 + 0.45 * cos((o_clock - 16) * pi / 12)
