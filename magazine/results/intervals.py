"""How far a rate can be trusted: intervals for one, and for the difference of two.

E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal
of the American Statistical Association 22 (1927), 209–212: the score interval, right for
rates near nothing too. R. G. Newcombe, Interval estimation for the difference between
independent proportions: comparison of eleven methods, Statistics in Medicine 17 (1998),
873–890: method 10, which joins two of Wilson's.
"""

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """From `low` to `high`, as parts of one."""

    low: float
    high: float


class Rate(NamedTuple):
    """So many hits among so many tries."""

    hits: int
    tries: int

    @property
    def value(self) -> float:
        return self.hits / self.tries


def deviations(comparisons: int = 1) -> float:
    """How many standard deviations an interval reaches to either side.

    For several comparisons all of which are to hold at once, each is made more carefully
    (C. E. Bonferroni's correction): the more variants, the easier one leads by chance.
    """
    return NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / (2 * comparisons))


def wilson(rate: Rate, z: float) -> Interval:
    """Between which values the true rate lies. Raises ZeroDivisionError without tries."""
    n, p = rate.tries, rate.value
    scale = 1 + z * z / n
    centre = (p + z * z / (2 * n)) / scale
    reach = z / scale * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))


def newcombe(rate: Rate, other: Rate, z: float) -> Interval:
    """Between which values `rate` less `other` lies."""
    first, second = wilson(rate, z), wilson(other, z)
    difference = rate.value - other.value
    below = sqrt((rate.value - first.low) ** 2 + (second.high - other.value) ** 2)
    above = sqrt((first.high - rate.value) ** 2 + (other.value - second.low) ** 2)
    return Interval(max(-1.0, difference - below), min(1.0, difference + above))
