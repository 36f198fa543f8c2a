"""What the desk is shown of one feature, or of all of a campaign: figures and their chart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from magazine.features.models import Campaign, Feature
from magazine.features.times import site_zone
from magazine.features.variants.shares import edges

from .charting import Chart, charted
from .intervals import Interval, Rate, deviations, wilson
from .models import HourCount, HourQuerySet
from .periods import Count, Step, steps, unit_for
from .tally import HOUR_BEGINS
from .verdicts import in_words, verdict

LETTERS = "ABCDE"
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Figures:
    """Impressions and clicks, and what they say of the rate; `interval` is None unseen."""

    impressions: int
    clicks: int

    @property
    def rate(self) -> Rate:
        """A click told without its impression, by a page cut short, counts for no more than one."""
        return Rate(min(self.clicks, self.impressions), self.impressions)

    @property
    def value(self) -> float | None:
        return self.rate.value if self.impressions else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.rate, deviations()) if self.impressions else None


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of a report: a variant of a feature, or a feature of a campaign."""

    name: str
    what: str
    figures: Figures
    share: str = ""
    feature: Feature | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All of a report's screen."""

    total: Figures
    lines: list[Shown]
    verdicts: list[str]
    chart: Chart


def of_feature(feature: Feature, at: datetime) -> Report:
    """What came of one feature, variant by variant, up to the instant. Three queries."""
    hours = HourCount.objects.filter(feature=feature)
    lines = _variants(feature, hours)
    total = _sum(line.figures for line in lines)
    chart = _chart(hours, feature.starts_at, feature.ends_at, at)
    return Report(total, lines, _comparison(lines), chart)


def of_campaign(campaign: Campaign, at: datetime) -> Report:
    """What came of all features of a campaign, up to the instant. Three queries."""
    hours = HourCount.objects.filter(feature__campaign=campaign)
    counted = {row["feature"]: row for row in hours.by_feature()}
    features = campaign.features.with_targets().order_by("starts_at", "pk")
    lines = [
        Shown(str(feature), str(feature.slot), _figures(counted.get(feature.pk)), feature=feature)
        for feature in features
    ]
    total = _sum(line.figures for line in lines)
    return Report(total, lines, [], _chart(hours, campaign.starts_at, campaign.ends_at, at))


def _variants(feature: Feature, hours: HourQuerySet) -> list[Shown]:
    """The feature's own content, its variants, and what was counted of those taken out."""
    counted = {row["variant"]: _figures(row) for row in hours.by_variant()}
    variants = list(feature.variants.all())
    reached = edges([content.weight for content in (feature, *variants)])
    shares = [f"{edge - before} %" for edge, before in zip(reached, [0, *reached], strict=False)]
    standing = [(0, _("As written")), *((variant.pk, variant.label) for variant in variants)]
    lines = [
        Shown(letter, what, counted.pop(key, Figures(0, 0)), share)
        for letter, (key, what), share in zip(LETTERS, standing, shares, strict=False)
    ]
    removed = [Shown("–", _("Removed since"), figures) for figures in counted.values()]
    return [*lines, *removed]


def _comparison(lines: Sequence[Shown]) -> list[str]:
    """Each variant beside the first; those never seen are no comparison to be made up for."""
    first, *others = (line for line in lines if line.name in LETTERS)
    seen = sum(bool(line.figures.impressions) for line in others)
    return [
        in_words(
            verdict(line.figures.rate, first.figures.rate, max(seen, 1)), line.name, first.name
        )
        for line in others
    ]


def _chart(hours: HourQuerySet, starts: datetime, ends: datetime | None, at: datetime) -> Chart:
    """From its start up to its end or the instant, and whatever was counted outside."""
    counts = [Count(**row) for row in hours.by_hour()]
    since = starts.replace(**HOUR_BEGINS)
    to = min(ends, at) if ends else at
    if counts:
        since = min(since, counts[0].hour)
        to = max(to, counts[-1].hour + HOUR)
    unit = unit_for(since, max(to, since))
    shown: list[Step] = steps(counts, since, to, unit, site_zone())
    return charted(shown, unit)


def rows(features: QuerySet[Feature]) -> QuerySet:
    """Every hour of these features, for a spreadsheet, in order."""
    return (
        HourCount.objects.filter(feature__in=features)
        .select_related("feature__slot__section", "feature__page", "feature__product__brand")
        .order_by("hour", "feature", "variant")
    )


def _figures(row: dict | None) -> Figures:
    return Figures(row["impressions"], row["clicks"]) if row else Figures(0, 0)


def _sum(figures: Iterable[Figures]) -> Figures:
    added = list(figures)
    return Figures(sum(one.impressions for one in added), sum(one.clicks for one in added))
