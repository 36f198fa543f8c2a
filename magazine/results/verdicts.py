"""What is said of two variants: which does better and by how much, or that nobody can tell."""

from enum import Enum
from typing import NamedTuple

from django.utils.translation import gettext as _

from .intervals import Interval, Rate, deviations, newcombe


class Finding(Enum):
    """What the figures allow to be said of a variant beside the first."""

    NOTHING = "nothing"
    TOO_EARLY = "too_early"
    BETTER = "better"
    WORSE = "worse"


class Verdict(NamedTuple):
    """`difference` is the variant's rate less the first's; None while there is nothing."""

    finding: Finding
    difference: Interval | None


def verdict(variant: Rate, first: Rate, comparisons: int = 1) -> Verdict:
    """Compare a variant with the first, as one of so many comparisons."""
    if not variant.tries or not first.tries:
        return Verdict(Finding.NOTHING, None)
    difference = newcombe(variant, first, deviations(comparisons))
    if difference.low > 0:
        return Verdict(Finding.BETTER, difference)
    if difference.high < 0:
        return Verdict(Finding.WORSE, difference)
    return Verdict(Finding.TOO_EARLY, difference)


def in_words(found: Verdict, variant: str, first: str) -> str:
    """“B” is better than “A” by 0.4 to 1.9 points."""
    names = {"variant": variant, "first": first}
    if found.difference is None:
        return _("Nothing to compare yet: “%(variant)s” or “%(first)s” has not been seen.") % names
    low, high = found.difference
    if found.finding is Finding.TOO_EARLY:
        return _(
            "Too early to say: against “%(first)s”, “%(variant)s” may be anything from "
            "%(low)s to %(high)s points."
        ) % {**names, "low": points(low, signed=True), "high": points(high, signed=True)}
    if found.finding is Finding.WORSE:
        low, high = -high, -low
        said = _("“%(variant)s” is worse than “%(first)s” by %(low)s to %(high)s points.")
    else:
        said = _("“%(variant)s” is better than “%(first)s” by %(low)s to %(high)s points.")
    return said % {**names, "low": points(low), "high": points(high)}


def points(part: float, signed: bool = False) -> str:
    """Percentage points: one decimal, two where one would say nothing, a true minus."""
    value = part * 100
    text = f"{abs(value):.1f}" if abs(value) >= 0.1 else f"{abs(value):.2f}"
    if not signed or not float(text):
        return text
    return f"+{text}" if value > 0 else f"−{text}"


def per_cent(part: float) -> str:
    """2.4 %, and 0.24 % where the second decimal tells."""
    return f"{points(part)} %"
