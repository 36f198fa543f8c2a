"""Figures of results as the desk reads them."""

from collections.abc import Sequence
from typing import NamedTuple

from django import template
from django.utils import formats

from magazine.results import verdicts
from magazine.results.reports import Figures, Shown

register = template.Library()
# The ends of a scale that a reader can divide by.
TOPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


class Scale(NamedTuple):
    """From nought to `top`, a part of one."""

    top: float


class Whisker(NamedTuple):
    """Where the point and the ends of its line are, in per cent."""

    low: str
    at: str
    high: str


@register.filter
def grouped(number: int) -> str:
    """12,480."""
    return formats.number_format(number, force_grouping=True)


@register.filter
def per_cent(part: float | None) -> str:
    """2.4 %, or a dash for a rate of nothing."""
    return "–" if part is None else verdicts.per_cent(part)


@register.simple_tag
def intervals(lines: Sequence[Shown]) -> Scale:
    """The scale on which all of these can be drawn."""
    highest = max(
        (line.figures.interval.high for line in lines if line.figures.interval), default=0
    )
    return Scale(next(top for top in TOPS if top >= highest))


@register.simple_tag
def whisker(figures: Figures, scale: Scale) -> Whisker:
    low, high = figures.interval
    return Whisker(*(f"{part / scale.top:.2%}" for part in (low, figures.value, high)))
