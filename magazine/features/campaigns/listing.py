"""The list of campaigns: its columns and filters."""

from __future__ import annotations

from datetime import datetime

import django_filters
from django.db import models
from django.db.models import Count, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from magazine.clock import instant_of
from magazine.features.models import State
from magazine.features.times import clock_time, zone_name

from .items import PageRelease, PriceWindow, ProductRelease
from .models import Campaign, Stage
from .rights import can_change


class Moment(models.TextChoices):
    """Where a campaign stands on the clock."""

    RUNNING = "running", _("Running now")
    TO_COME = "to_come", _("To come")
    OVER = "over", _("Over")


class CampaignFilterSet(WagtailFilterSet):
    """By stage and place on the clock."""

    stage = django_filters.MultipleChoiceFilter(label=_("Stage"), choices=Stage.choices)
    moment = django_filters.ChoiceFilter(
        label=_("When"), choices=Moment.choices, method="filter_moment"
    )

    class Meta:
        model = Campaign
        fields: list[str] = []

    def filter_moment(self, campaigns: models.QuerySet, _name: str, value: str) -> models.QuerySet:
        at = instant_of(self.request)
        begun, over = Q(starts_at__lte=at), Q(ends_at__lte=at)
        return campaigns.filter(
            {
                Moment.RUNNING: begun & ~over,
                Moment.TO_COME: ~begun,
                Moment.OVER: over,
            }[Moment(value)]
        )


def stage_of(campaign: Campaign, at: datetime) -> str:
    """Planned, Approved, Live …; or that it should be live and is not."""
    return gettext("Did not go live") if campaign.is_late(at) else campaign.get_stage_display()


class CampaignIndexView(generic.IndexView):
    """Newest start first; times on the site's clocks, the zone named in the heading."""

    filterset_class = CampaignFilterSet
    default_ordering = "-starts_at"

    def get_base_queryset(self) -> models.QuerySet:
        standing = Q(features__state__in=[state for state in State if state != State.CANCELLED])
        counts = {
            f"{model._meta.model_name}_count": _count_of(model)
            for model in (PageRelease, ProductRelease, PriceWindow)
        }
        return Campaign.objects.annotate(
            feature_count=Count("features", filter=standing),
            **counts,
        )

    def get_edit_url(self, instance: Campaign) -> str | None:
        return super().get_edit_url(instance) if can_change(instance, self.request.user) else None

    def get_list_more_buttons(self, instance: Campaign) -> list[Button]:
        """Changing it and looking at it; everything else is on its own page."""
        found = []
        if edit_url := self.get_edit_url(instance):
            found.append(Button(_("Edit"), url=edit_url, icon_name="edit", priority=10))
        if inspect_url := self.get_inspect_url(instance):
            found.append(Button(_("Open"), url=inspect_url, icon_name="view", priority=5))
        return found

    @property
    def columns(self) -> list[Column]:
        at = instant_of(self.request)
        return [
            TitleColumn("name", label=_("Campaign"), width="30%", get_url=self.get_inspect_url),
            Column(
                "starts_at",
                label=gettext("Goes live (%(zone)s)") % {"zone": zone_name(at)},
                accessor=lambda campaign: clock_time(campaign.starts_at),
                sort_key="starts_at",
            ),
            Column(
                "ends_at",
                label=_("Ends"),
                accessor=lambda campaign: (
                    clock_time(campaign.ends_at) if campaign.ends_at else gettext("Open-ended")
                ),
                sort_key="ends_at",
            ),
            Column("contents", label=_("In it"), accessor=_contents),
            StatusTagColumn(
                "stage",
                label=_("Stage"),
                accessor=lambda campaign: stage_of(campaign, at),
                primary=lambda campaign: campaign.stage == Stage.LIVE,
            ),
        ]


def _count_of(model: type[models.Model]) -> Coalesce:
    """A sub-query each: counted side by side in one join, each would multiply the others."""
    rows = model.objects.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    counted = rows.annotate(count=Count("pk")).values("count")
    return Coalesce(models.Subquery(counted), 0)


def _contents(campaign: Campaign) -> str:
    """3 features, 1 page; a dash for nothing."""
    counts = [
        (campaign.feature_count, gettext("feature"), gettext("features")),
        (campaign.pagerelease_count, gettext("page"), gettext("pages")),
        (campaign.productrelease_count, gettext("product"), gettext("products")),
        (campaign.pricewindow_count, gettext("price"), gettext("prices")),
    ]
    told = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return ", ".join(told) or "–"
