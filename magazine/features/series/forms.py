"""How often a feature repeats, and which turns of a series a change is about."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from magazine.features.models import Feature
from magazine.features.times import SiteTimeField, site_zone, zone_name
from magazine.features.wallclock import wall_of

from .recurring import MOST, Frequency, written

DAYS = [
    (0, gettext_lazy("Monday")),
    (1, gettext_lazy("Tuesday")),
    (2, gettext_lazy("Wednesday")),
    (3, gettext_lazy("Thursday")),
    (4, gettext_lazy("Friday")),
    (5, gettext_lazy("Saturday")),
    (6, gettext_lazy("Sunday")),
]
EVERY = [
    (Frequency.DAILY, gettext_lazy("Days")),
    (Frequency.WEEKLY, gettext_lazy("Weeks")),
    (Frequency.MONTHLY, gettext_lazy("Months")),
]


class RepeatForm(forms.Form):
    """Every so many days, weeks or months, until a day or so many times."""

    interval = forms.IntegerField(label=gettext_lazy("Every"), min_value=1, max_value=52)
    frequency = forms.ChoiceField(label=gettext_lazy("Unit"), choices=EVERY)
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On"),
        choices=DAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For weeks. None ticked is the day it starts on."),
    )
    until = forms.DateField(
        label=gettext_lazy("Until"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("The last day it may start on."),
    )
    count = forms.IntegerField(
        label=gettext_lazy("Or so many times"),
        required=False,
        min_value=2,
        max_value=MOST,
        help_text=gettext_lazy("With the first."),
    )
    leave_out = forms.BooleanField(
        label=gettext_lazy("Leave out those that clash"),
        required=False,
        help_text=gettext_lazy("Otherwise nothing is made when one of them does."),
    )

    def __init__(self, *args: object, first: Feature, **kwargs: object) -> None:
        self.first_day = wall_of(first.starts_at, site_zone()).date()
        kwargs["initial"] = {
            "interval": 1,
            "frequency": Frequency.WEEKLY,
            "weekdays": [self.first_day.weekday()],
        }
        super().__init__(*args, **kwargs)

    def clean(self) -> dict:
        cleaned = super().clean()
        until, count = cleaned.get("until"), cleaned.get("count")
        if not self.errors and (until is None) == (count is None):
            self.add_error("until", _("Say until when, or how many times: one of the two."))
        if until and until <= self.first_day:
            self.add_error("until", _("That is not after the day it starts on."))
        return cleaned

    def rule(self) -> str:
        """As RFC 5545 writes it."""
        asked = self.cleaned_data
        weekly = asked["frequency"] == Frequency.WEEKLY
        return written(
            Frequency(asked["frequency"]),
            asked["interval"],
            asked["weekdays"] if weekly else [],
            asked["until"],
            asked["count"],
        )


class Scope(models.TextChoices):
    """Which turns a change is about."""

    THIS = "this", gettext_lazy("This one")
    FOLLOWING = "following", gettext_lazy("This one and those that follow")
    ALL = "all", gettext_lazy("All of them")


class ScopeForm(forms.Form):
    """This one, the following, or all."""

    scope = forms.ChoiceField(
        label=gettext_lazy("Which"), choices=Scope.choices, widget=forms.RadioSelect, initial="this"
    )


class MoveForm(ScopeForm):
    """To where this one goes; the others by as much on the wall clock."""

    starts_at = SiteTimeField(label=gettext_lazy("Starts"))
    ends_at = SiteTimeField(label=gettext_lazy("Ends"))

    def __init__(
        self, *args: object, feature: Feature, instant: datetime, **kwargs: object
    ) -> None:
        kwargs["initial"] = {"starts_at": feature.starts_at, "ends_at": feature.ends_at}
        super().__init__(*args, **kwargs)
        zone = zone_name(instant)
        for name in ("starts_at", "ends_at"):
            self.fields[name].help_text = zone

    def clean(self) -> dict:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("The end has to come after the start."))
        return cleaned


class CancelForm(ScopeForm):
    """Which turns are cancelled, and why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)
