"""A made-up year of fifty slots and twenty thousand features, and who should be on air in it.

The oracle knows nothing of the product's queries: it walks through the year event by event.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from random import Random
from zoneinfo import ZoneInfo

from dateutil.rrule import FR, WEEKLY, rrule

from magazine.features.campaigns.models import Campaign, Stage
from magazine.features.models import Feature, Series, Slot, State

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
# Most features start with a shift of the desk, so that one instant changes many slots.
SHIFT = 3 * HOUR
PARIS = ZoneInfo("Europe/Paris")
# Both changes of the clocks lie within: 29 March and 25 October.
BEGINS, ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
FEATURES = 20_000
NEVER_SHOWN = (State.DRAFT, State.PROPOSED, State.CANCELLED)
# The weekend's booking, Friday 18:00 to Sunday 23:59 on the clocks of Paris.
FRIDAY, SUNDAY = datetime(2026, 1, 2, 18, tzinfo=PARIS), timedelta(days=2, hours=5, minutes=59)
WEEKENDS = "FREQ=WEEKLY;BYDAY=FR;COUNT=52"

Changes = list[tuple[datetime, dict[int, int]]]


def make_a_year(slots: list[Slot], seed: int) -> None:
    """Store the features: two slots by series, the others filled from end to end at random."""
    dice = Random(seed)
    campaigns = _campaigns(dice)
    features = [feature for slot in slots[:2] for feature in _weekends(slot)]
    a_slot = (FEATURES - len(features)) // (len(slots) - 2)
    for slot in slots[2:]:
        features += _filled(slot, a_slot, campaigns, dice)
    while len(features) < FEATURES:
        features.append(_elsewhere(dice.choice(slots), dice))
    Feature.objects.bulk_create(features, batch_size=1000)


def changes() -> Changes:
    """Every instant at which something starts or ends, with what is on air from then on.

    What is on air goes by slot; read from the rows as they are stored.
    """
    events = []
    rows = Feature.objects.filter(state=State.APPROVED)
    for pk, slot, starts, ends in rows.values_list("pk", "slot_id", "starts_at", "ends_at"):
        # At one instant what ends makes room for what starts: 0 before 1.
        events.append((starts, 1, slot, pk))
        if ends is not None:
            events.append((ends, 0, slot, pk))
    showing: dict[int, int] = {}
    told: Changes = []
    for instant, together in groupby(sorted(events), key=itemgetter(0)):
        for _instant, starts, slot, pk in together:
            if starts:
                showing[slot] = pk
            elif showing.get(slot) == pk:
                del showing[slot]
        told.append((instant, dict(showing)))
    return told


def checks(told: Changes) -> Iterator[tuple[datetime, dict[int, int]]]:
    """A second before each change, at it and a second after, each with what is on air then."""
    before: dict[int, int] = {}
    following = [instant for instant, _showing in told[1:]] + [told[-1][0] + HOUR]
    reached = BEGINS - HOUR
    for (instant, showing), coming in zip(told, following, strict=True):
        if instant - SECOND > reached:
            yield instant - SECOND, before
        yield instant, showing
        if instant + SECOND < coming:
            yield instant + SECOND, showing
        before, reached = showing, instant


def _campaigns(dice: Random) -> list[Campaign]:
    campaigns = [
        Campaign(
            name=f"Campaign {number}",
            slug=f"campaign-{number}",
            starts_at=(starts := BEGINS + dice.randrange(330) * 24 * HOUR),
            ends_at=starts + 14 * 24 * HOUR,
            # Live all year: until then its features would be held back.
            stage=Stage.LIVE,
        )
        for number in range(40)
    ]
    return Campaign.objects.bulk_create(campaigns)


def _weekends(slot: Slot) -> list[Feature]:
    """One series through the year, on the wall clock."""
    # Within one zone Python adds by the wall clock, which is what a rule means.
    fridays = rrule(WEEKLY, FRIDAY, byweekday=FR, count=52)
    spans = [(friday.astimezone(UTC), (friday + SUNDAY).astimezone(UTC)) for friday in fridays]
    first_starts_at, first_ends_at = spans[0]
    series = Series.objects.create(
        slot=slot,
        rule=WEEKENDS,
        first_starts_at=first_starts_at,
        first_ends_at=first_ends_at,
        zone=PARIS.key,
    )
    return [_feature(slot, starts, ends, series=series, occurs_at=starts) for starts, ends in spans]


def _filled(slot: Slot, how_many: int, campaigns: list[Campaign], dice: Random) -> list[Feature]:
    """One after the other, with gaps and without; some to the second, the last open-ended."""
    shifts = (ENDS - BEGINS) / how_many / SHIFT
    found: list[Feature] = []
    reached = BEGINS + dice.randrange(16) * SHIFT
    while len(found) < how_many and reached < ENDS:
        ends = reached + max(1, round(dice.uniform(0.2, 1.6) * shifts)) * SHIFT
        if dice.random() < 0.03:
            ends += timedelta(seconds=dice.randrange(1, 3600))
        found.append(_feature(slot, reached, ends, campaign=_one(campaigns, reached, ends, dice)))
        if dice.random() < 0.15:
            found.append(_elsewhere(slot, dice))
        reached = ends if dice.random() < 0.5 else _next_shift(ends) + dice.randrange(3) * SHIFT
    if dice.random() < 0.2:
        found.append(_feature(slot, max(reached, ENDS), None))
    return found[:how_many]


def _next_shift(at: datetime) -> datetime:
    return at + (BEGINS - at) % SHIFT


def _one(
    campaigns: list[Campaign], starts: datetime, ends: datetime, dice: Random
) -> Campaign | None:
    """One feature in ten belongs to a campaign that runs all the while, if there is one."""
    running = [found for found in campaigns if found.starts_at <= starts and ends <= found.ends_at]
    return dice.choice(running) if running and dice.random() < 0.1 else None


def _elsewhere(slot: Slot, dice: Random) -> Feature:
    """Not approved: anywhere in the year, over whatever is there."""
    starts = BEGINS + dice.randrange(365 * 24) * HOUR
    return _feature(slot, starts, starts + 20 * HOUR, state=dice.choice(NEVER_SHOWN))


def _feature(slot: Slot, starts: datetime, ends: datetime | None, **given: object) -> Feature:
    return Feature(
        slot=slot,
        starts_at=starts,
        ends_at=ends,
        link="/bags/",
        headline="A feature",
        **{"state": State.APPROVED, **given},
    )
