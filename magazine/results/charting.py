"""The chart of a report: its panels with their words, and the same figures as a table."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils import formats
from django.utils.translation import gettext as _

from magazine.features.times import clock_time, happens_twice, offset_name, site_zone

from .chart import Bar, Panel, panel, places
from .periods import Step, Unit

IMPRESSIONS_PX, CLICKS_PX = 170, 90
MOST_LABELS = 9
ROUND_HOURS = (1, 2, 3, 6, 12, 24)


class Label(NamedTuple):
    """A word under the bars; x in per cent."""

    x: str
    text: str


class Moment(NamedTuple):
    """One step: its two bars, and its figures for the table and the pointer."""

    when: str
    impressions: int
    clicks: int
    seen: Bar
    followed: Bar


class Chart(NamedTuple):
    """Impressions over clicks, on one clock."""

    unit: Unit
    moments: list[Moment]
    impressions: Panel
    clicks: Panel
    labels: list[Label]


def charted(steps: Sequence[Step], unit: Unit) -> Chart:
    """The chart of these steps."""
    above = panel([step.impressions for step in steps], IMPRESSIONS_PX)
    below = panel([step.clicks for step in steps], CLICKS_PX)
    moments = [
        Moment(_when(step, unit), step.impressions, step.clicks, seen, followed)
        for step, seen, followed in zip(steps, above.bars, below.bars, strict=True)
    ]
    return Chart(unit, moments, above, below, _labels(steps, unit))


def _labels(steps: Sequence[Step], unit: Unit) -> list[Label]:
    """At round hours of the clock, midnight by its date; at every so many days or weeks."""
    every = next(
        (hours for hours in ROUND_HOURS if len(steps) <= hours * MOST_LABELS), ROUND_HOURS[-1]
    )
    if unit is not Unit.HOUR:
        every = -(-len(steps) // MOST_LABELS) or 1
    labels = []
    for number, (step, (x, _width)) in enumerate(zip(steps, places(len(steps)), strict=True)):
        local = step.starts.astimezone(site_zone())
        if (local.hour if unit is Unit.HOUR else number) % every == 0:
            labels.append(Label(f"{x:.3f}%", _short(step, local, unit)))
    return labels


def _short(step: Step, local: datetime, unit: Unit) -> str:
    if unit is not Unit.HOUR or not local.hour:
        return formats.date_format(local, "j M")
    hour = f"{local:%H:%M}"
    return f"{hour} ({offset_name(step.starts)})" if happens_twice(local) else hour


def _when(step: Step, unit: Unit) -> str:
    if unit is Unit.HOUR:
        return clock_time(step.starts)
    day = formats.date_format(step.starts.astimezone(site_zone()), "j F Y")
    return _("Week of %(day)s") % {"day": day} if unit is Unit.WEEK else day
