"""What the address of the board asks for: how to look, from which day, and at what."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from magazine.features.models import Campaign, Feature, Slot, State
from magazine.features.times import site_zone

from .span import Scale, Span, span_holding

EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
# What was cancelled is not on the board.
SHOWN = [state for state in State if state is not State.CANCELLED]


class FilterForm(forms.Form):
    """The filters, each empty or one of what there is; what cannot be read filters nothing."""

    slot = forms.ModelChoiceField(Slot.objects.none(), required=False, empty_label=_("All slots"))
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(), required=False, empty_label=_("All campaigns")
    )
    author = forms.ModelChoiceField(
        get_user_model().objects.none(), required=False, empty_label=_("Everybody")
    )
    state = forms.ChoiceField(
        required=False,
        choices=[("", _("Every state")), *((state.value, state.label) for state in SHOWN)],
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].queryset = Slot.objects.in_order()
        self.fields["campaign"].queryset = Campaign.objects.order_by("name")
        users = get_user_model().objects
        written = Feature.objects.filter(created_by=OuterRef("pk"))
        self.fields["author"].queryset = users.filter(Exists(written)).order_by("username")


@dataclass(frozen=True, slots=True)
class Asked:
    """One look at the board: the span, and what is chosen to be seen."""

    span: Span
    slot: Slot | None = None
    campaign: Campaign | None = None
    author: object | None = None
    state: str = ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.slot or self.campaign or self.author or self.state)

    def chosen(self, features: QuerySet) -> QuerySet:
        """Those of the features that the filters let through; the slot is not asked here."""
        if self.campaign:
            features = features.filter(campaign=self.campaign)
        if self.author:
            features = features.filter(created_by=self.author)
        return features.filter(state=self.state) if self.state else features

    def url(self, scale: Scale | None = None, day: date | None = None) -> str:
        """The board's address with the same filters, and this way of looking or this day."""
        return f"{reverse('features:schedule')}?{self._query(scale, day)}"

    def events_url(self) -> str:
        return f"{reverse('features:schedule_events')}?{self._query()}"

    def _query(self, scale: Scale | None = None, day: date | None = None) -> str:
        query = {
            "view": (scale or self.span.scale).value,
            "day": (day or self.span.first).isoformat(),
        }
        for name in ("slot", "campaign", "author"):
            if chosen := getattr(self, name):
                query[name] = chosen.pk
        return urlencode({**query, "state": self.state} if self.state else query)


def read(query: dict, now: datetime) -> tuple[Asked, FilterForm]:
    """What is asked, and the form that shows it; this week when the address names nothing.

    What cannot be read is left aside: an old link shows a board all the same.
    """
    form = FilterForm(query)
    form.is_valid()
    return Asked(_span(query, now), **form.cleaned_data), form


def _span(query: dict, now: datetime) -> Span:
    try:
        scale = Scale(query.get("view", ""))
    except ValueError:
        scale = Scale.WEEK
    today = now.astimezone(site_zone()).date()
    try:
        day = date.fromisoformat(query.get("day", ""))
    except ValueError:
        day = today
    return span_holding(scale, min(max(day, EARLIEST), LATEST), site_zone())
