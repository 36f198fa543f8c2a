"""The desk's screens of results, and the same as CSV."""

import csv
from collections.abc import Iterator
from datetime import UTC

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from magazine.clock import instant_of
from magazine.features.models import Campaign, Feature, State
from magazine.features.times import in_words, site_zone

from . import reports
from .models import HourCount

COLUMNS = ("feature", "slot", "shows", "variant", "hour_utc", "hour_local", "impressions", "clicks")
# What a spreadsheet would take for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def may_see(user: AbstractUser) -> bool:
    """Everybody who works with features, campaigns included."""
    return any(user.has_perm(f"features.{may}_feature") for may in ("add", "change", "view"))


def results_buttons(thing: Feature | Campaign) -> list[Button]:
    """The way from what may have been on air to what came of it."""
    if isinstance(thing, Campaign):
        url = reverse("results:campaign", args=[thing.pk])
    elif thing.state in (State.APPROVED, State.CANCELLED):
        url = reverse("results:feature", args=[thing.pk])
    else:
        return []
    return [Button(_("Results"), url=url, icon_name="view", priority=20)]


class ForTheDesk:
    """Checks the permission before anything else is looked at."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ResultsView(ForTheDesk, WagtailAdminTemplateMixin, TemplateView):
    """What feature and campaign have in common."""

    template_name = "results/report.html"
    header_icon = "view"
    csv_url_name = ""

    def thing(self) -> Model:
        raise NotImplementedError

    def get_page_title(self) -> str:
        return _("Results")

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        self.object = self.thing()
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict:
        thing = self.object
        return {
            **super().get_context_data(**kwargs),
            "thing": thing,
            "times": in_words(thing.starts_at, thing.ends_at),
            "begun": thing.starts_at <= instant_of(self.request),
            "csv_url": reverse(self.csv_url_name, args=[thing.pk]),
            "zone": settings.TIME_ZONE,
        }


class FeatureResultsView(ResultsView):
    """One feature, variant by variant."""

    csv_url_name = "results:feature_csv"

    def thing(self) -> Feature:
        return get_object_or_404(Feature.objects.with_targets(), pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("features:index"), "label": _("Features")},
            {"url": reverse("features:inspect", args=[self.object.pk]), "label": str(self.object)},
            {"url": "", "label": _("Results")},
        ]

    def get_context_data(self, **kwargs: object) -> dict:
        context = super().get_context_data(**kwargs)
        report = reports.of_feature(self.object, instant_of(self.request))
        return {**context, "report": report, "where": self.object.slot}


class CampaignResultsView(ResultsView):
    """All features of a campaign."""

    csv_url_name = "results:campaign_csv"

    def thing(self) -> Campaign:
        return get_object_or_404(Campaign, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("campaigns:index"), "label": _("Campaigns")},
            {"url": reverse("campaigns:inspect", args=[self.object.pk]), "label": str(self.object)},
            {"url": "", "label": _("Results")},
        ]

    def get_context_data(self, **kwargs: object) -> dict:
        context = super().get_context_data(**kwargs)
        report = reports.of_campaign(self.object, instant_of(self.request))
        return {**context, "report": report, "where": _("Campaign")}


class ResultsAsCsv(ForTheDesk, View):
    """Every hour as it is stored, one line each; streamed, so that a year is no matter."""

    def features(self) -> tuple[str, object]:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        name, features = self.features()
        answer = StreamingHttpResponse(
            _lines(reports.rows(features).iterator()), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="results-{name}.csv"'
        return answer


class FeatureCsv(ResultsAsCsv):
    def features(self) -> tuple[str, object]:
        feature = get_object_or_404(Feature, pk=self.kwargs["pk"])
        return f"feature-{feature.pk}", Feature.objects.filter(pk=feature.pk)


class CampaignCsv(ResultsAsCsv):
    def features(self) -> tuple[str, object]:
        campaign = get_object_or_404(Campaign, pk=self.kwargs["pk"])
        return campaign.slug, campaign.features.all()


class _Echo:
    """A file that hands each line on."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterator[HourCount]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow(
            (
                row.feature_id,
                row.feature.slot,
                _plain(str(row.feature)),
                row.variant,
                row.hour.astimezone(UTC).isoformat(),
                row.hour.astimezone(site_zone()).isoformat(),
                row.impressions,
                row.clicks,
            )
        )


def _plain(text: str) -> str:
    """A headline is text, whatever it begins with."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def admin_urls() -> list[URLPattern]:
    addresses = [
        path("features/<int:pk>/", FeatureResultsView.as_view(), name="feature"),
        path("features/<int:pk>/csv/", FeatureCsv.as_view(), name="feature_csv"),
        path("campaigns/<int:pk>/", CampaignResultsView.as_view(), name="campaign"),
        path("campaigns/<int:pk>/csv/", CampaignCsv.as_view(), name="campaign_csv"),
    ]
    return [path("results/", include((addresses, "results")))]
