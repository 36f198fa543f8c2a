"""The list of features: its columns and filters."""

from datetime import datetime
from functools import reduce
from operator import or_

import django_filters
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from magazine.results.desk import results_buttons

from .calendars import sheets
from .deciding import decision_buttons
from .models import Campaign, Feature, Kind, Series, Slot, State
from .schedule import ends_after, running
from .times import clock_time, zone_name

SEARCHED = ("headline", "page__title", "product__name", "product__brand__name", "sponsor")
CHANGING = ("add", "change", "approve", "cancel")


class Moment(models.TextChoices):
    """Where a feature stands on the clock."""

    ON_AIR = "on_air", _("On air now")
    TO_COME = "to_come", _("To come")
    OVER = "over", _("Over")


def status(feature: Feature, at: datetime) -> str:
    """One word or two for the list and the board: On air, Approved, Over, Draft, Cancelled."""
    if feature.is_on_air(at):
        if feature.is_held_back:
            return gettext("Waits for its campaign")
        return gettext("On air") if feature.can_be_shown else gettext("Target not live")
    if feature.state == State.APPROVED and not feature.is_booked(at):
        return gettext("Over")
    return feature.get_state_display()


class FeatureFilterSet(WagtailFilterSet):
    """By slot, state, place on the clock and kind."""

    slot = django_filters.ModelChoiceFilter(
        label=_("Slot"), queryset=lambda _request: Slot.objects.in_order()
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices)
    moment = django_filters.ChoiceFilter(
        label=_("When"), choices=Moment.choices, method="filter_moment"
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, method="filter_kind")

    campaign = django_filters.ModelChoiceFilter(
        label=_("Campaign"), queryset=lambda _request: Campaign.objects.all()
    )
    series = django_filters.ModelChoiceFilter(
        label=_("Series"),
        queryset=lambda _request: Series.objects.select_related("slot__section").order_by("-pk"),
    )

    class Meta:
        model = Feature
        fields: list[str] = []

    def filter_moment(self, features: models.QuerySet, _name: str, value: str) -> models.QuerySet:
        at = self.request.instant
        return features.filter(
            {
                Moment.ON_AIR: models.Q(state=State.APPROVED) & running(at),
                Moment.TO_COME: models.Q(starts_at__gt=at),
                Moment.OVER: ~ends_after(at),
            }[Moment(value)]
        )

    def filter_kind(self, features: models.QuerySet, _name: str, value: str) -> models.QuerySet:
        return features.filter(
            {
                Kind.PAGE: models.Q(page__isnull=False),
                Kind.PRODUCT: models.Q(product__isnull=False),
                Kind.CREATIVE: ~models.Q(link=""),
            }[Kind(value)]
        )


def listed(request: HttpRequest) -> models.QuerySet:
    """What the list shows for the filters and the search in the address."""
    query = request.GET
    found = FeatureFilterSet(query, Feature.objects.with_targets(), request=request).qs
    if words := query.get("q", "").strip():
        asked = [models.Q(**{f"{name}__icontains": words}) for name in SEARCHED]
        found = found.filter(reduce(or_, asked))
    return found


class FeatureIndexView(generic.IndexView):
    """Newest start first; times on the site's clocks, the zone named in the heading."""

    filterset_class = FeatureFilterSet
    default_ordering = "-starts_at"
    export_headings = sheets.HEADINGS
    custom_field_preprocess = sheets.PREPARED

    @cached_property
    def header_more_buttons(self) -> list:
        """What can be done to all that is listed, with the list's filters in the address."""
        user, filters = self.request.user, self.request.GET.urlencode()
        found = super().header_more_buttons
        found.append(
            Button(gettext("My calendars"), url=reverse("features:calendars"), icon_name="date")
        )
        if any(user.has_perm(f"features.{action}_feature") for action in CHANGING):
            url = f"{reverse('features:many')}?{filters}"
            found.append(Button(gettext("Change what is listed"), url=url, icon_name="list-ul"))
        if user.has_perm("features.add_feature"):
            url = reverse("features:copy_week")
            found.append(Button(gettext("Copy a week"), url=url, icon_name="copy"))
        return found

    def get_list_more_buttons(self, instance: Feature) -> list:
        found = [*super().get_list_more_buttons(instance)]
        found += decision_buttons(instance, self.request.user)
        return [*found, *results_buttons(instance)]

    def get_base_queryset(self) -> models.QuerySet:
        found = Feature.objects.with_targets()
        if self.is_export:
            return found.select_related("campaign", "created_by", "approved_by")
        return found

    @property
    def columns(self) -> list[Column]:
        at = self.request.instant
        zone = zone_name(at)
        return [
            self._get_title_column("__str__"),
            Column("slot", label=_("Slot")),
            Column("kind", label=_("Shows"), accessor=lambda feature: feature.kind.label),
            Column(
                "starts_at",
                label=gettext("Starts (%(zone)s)") % {"zone": zone},
                accessor=lambda feature: clock_time(feature.starts_at),
                sort_key="starts_at",
            ),
            Column(
                "ends_at",
                label=_("Ends"),
                accessor=lambda feature: (
                    clock_time(feature.ends_at) if feature.ends_at else gettext("Open-ended")
                ),
                sort_key="ends_at",
            ),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor=lambda feature: status(feature, at),
                primary=lambda feature: feature.is_on_air(at),
            ),
        ]
