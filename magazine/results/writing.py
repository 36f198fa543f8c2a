"""From a tally to the table: one look at what was on air, one statement that adds."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction

from magazine.features.models import Feature
from magazine.features.schedule import ends_after

from .tally import HOUR_BEGINS, Key, Tally

# A page may lie open for long after a feature's end before it tells what was seen on it.
STAYS_OPEN = timedelta(hours=12)
# Rows a statement: SQLite takes 32,766 parameters, five a row.
AT_ONCE = 5000

Row = tuple[Key, int, int]

_ADD = """
INSERT INTO results_hourcount (feature_id, variant, hour, impressions, clicks) VALUES {rows}
ON CONFLICT (feature_id, variant, hour) DO UPDATE SET
    impressions = results_hourcount.impressions + excluded.impressions,
    clicks = results_hourcount.clicks + excluded.clicks
"""


def write(tally: Tally) -> int:
    """Add it to the table, leaving out what was on no page then; how many rows that touched.

    Raises OperationalError when the database is not there: nothing is written then.
    """
    try:
        return _write(tally)
    except IntegrityError:
        # A feature deleted between the look and the writing: look again, once.
        return _write(tally)


def _write(tally: Tally) -> int:
    with transaction.atomic():
        rows = _those_on_air(tally.rows())
        for start in range(0, len(rows), AT_ONCE):
            _add(rows[start : start + AT_ONCE])
    return len(rows)


def _those_on_air(rows: list[Row]) -> list[Row]:
    """What can have been seen; what was told late counts in the last hour of its feature."""
    aired = _aired(rows)
    kept: dict[Key, tuple[int, int]] = {}
    for key, impressions, clicks in rows:
        window = aired.get((key.feature, key.variant))
        if window is None:
            continue
        hour = _within(key.hour, *window)
        if hour is not None:
            before = kept.get(key := key._replace(hour=hour), (0, 0))
            kept[key] = (before[0] + impressions, before[1] + clicks)
    return [(key, *counts) for key, counts in sorted(kept.items())]


def _aired(rows: list[Row]) -> dict[tuple[int, int], tuple[datetime, datetime | None]]:
    """From when until when each variant of the approved features told of is shown."""
    if not rows:
        return {}
    earliest = min(key.hour for key, *_counts in rows)
    found = (
        Feature.objects.approved()
        .filter(ends_after(earliest - STAYS_OPEN), pk__in={key.feature for key, *_counts in rows})
        .values_list("pk", "starts_at", "ends_at", "variants__pk")
    )
    aired = {}
    for feature, starts, ends, variant in found:
        aired[feature, 0] = (starts, ends)
        if variant:
            aired[feature, variant] = (starts, ends)
    return aired


def _within(hour: datetime, starts: datetime, ends: datetime | None) -> datetime | None:
    """The hour, or the feature's last when that is over; None when it is not about then."""
    if starts >= hour + timedelta(hours=1):
        return None
    if ends is None or ends > hour:
        return hour
    last = (ends - timedelta(microseconds=1)).replace(**HOUR_BEGINS)
    return last if hour - last <= STAYS_OPEN else None


def _add(rows: Iterable[Row]) -> None:
    values: list[object] = []
    for key, impressions, clicks in rows:
        hour = connection.ops.adapt_datetimefield_value(key.hour)
        values += [key.feature, key.variant, hour, impressions, clicks]
    places = ", ".join(["(%s, %s, %s, %s, %s)"] * (len(values) // 5))
    with connection.cursor() as cursor:
        cursor.execute(_ADD.format(rows=places), values)
