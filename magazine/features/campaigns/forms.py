"""The forms of a campaign: itself, what is added to it, and the decisions about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.snippets.widgets import AdminSnippetChooser

from catalog.models import Product
from magazine.features.times import SiteTimeField, clock_time, zone_name

from .items import AtEnd, PriceWindow
from .rolling_back import Later

LONGEST_SHIFT_DAYS = 3660
HOURS_A_DAY = 24


class CampaignForm(WagtailAdminModelForm):
    """A campaign's own fields; `instant` is now."""

    starts_at = SiteTimeField(label=gettext_lazy("Goes live"))
    ends_at = SiteTimeField(label=gettext_lazy("Ends"), required=False)

    def __init__(self, *args: object, instant: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        zone = {"zone": zone_name(instant)}
        self.fields["starts_at"].help_text = (
            _("%(zone)s. From this second on everything in it is live.") % zone
        )
        self.fields["ends_at"].help_text = (
            _("%(zone)s. From this second on it is over; empty is open-ended.") % zone
        )


class AddPageForm(forms.Form):
    """Which page, and what becomes of it at the end."""

    page = forms.ModelChoiceField(
        label=gettext_lazy("Page"),
        queryset=Page.objects.filter(depth__gt=1),
        widget=AdminPageChooser,
        help_text=gettext_lazy("Its newest draft is frozen as it is now. Later edits stay out."),
    )
    at_end = forms.ChoiceField(
        label=gettext_lazy("At the end"), choices=AtEnd, widget=forms.RadioSelect
    )


class AddProductForm(forms.Form):
    """Which product, and what becomes of it at the end."""

    product = forms.ModelChoiceField(
        label=gettext_lazy("Product"),
        queryset=Product.objects.all(),
        widget=AdminSnippetChooser(Product),
        help_text=gettext_lazy("Its newest draft is frozen as it is now. Later edits stay out."),
    )
    at_end = forms.ChoiceField(
        label=gettext_lazy("At the end"), choices=AtEnd, widget=forms.RadioSelect
    )


class AddPriceForm(forms.ModelForm):
    """A price that can be had while the campaign lasts."""

    class Meta:
        model = PriceWindow
        fields = ("product", "retailer", "price_minor", "currency", "url", "sponsored")
        widgets = {"product": AdminSnippetChooser(Product), "retailer": forms.TextInput}


class CancelForm(forms.Form):
    """Why it is called off."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=150,
        help_text=gettext_lazy("Kept with the campaign and with each of its features."),
    )


class ShiftForm(forms.Form):
    """By how much all of it moves; back with a minus."""

    days = forms.IntegerField(
        label=gettext_lazy("Days"),
        initial=0,
        min_value=-LONGEST_SHIFT_DAYS,
        max_value=LONGEST_SHIFT_DAYS,
        help_text=gettext_lazy("A minus in front moves it back."),
    )
    hours = forms.IntegerField(
        label=gettext_lazy("Hours"),
        initial=0,
        min_value=-HOURS_A_DAY,
        max_value=HOURS_A_DAY,
        help_text=gettext_lazy("On the site's clocks: nine stays nine when they change."),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not self.by:
            raise ValidationError(_("Say by how many days or hours."))
        return cleaned

    @property
    def by(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"], hours=self.cleaned_data["hours"])


class EndForm(forms.Form):
    """Another end for a live campaign."""

    ends_at = SiteTimeField(
        label=gettext_lazy("Ends"),
        required=False,
        help_text=gettext_lazy("Empty is open-ended. What is to go back goes back then."),
    )


class RollBackForm(forms.Form):
    """Why, and of each thing edited since the launch whether it goes back too."""

    BACK, STAY = "back", "stay"

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=150)

    def __init__(self, *args: object, later: Iterable[Later], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.later = list(later)
        for one in self.later:
            self.fields[one.key] = forms.ChoiceField(
                label=str(one.release),
                choices=[
                    (self.BACK, _("Put it back; the edit stays as a draft")),
                    (self.STAY, _("Leave it as it is now")),
                ],
                widget=forms.RadioSelect,
                help_text=_what_happened(one),
            )

    @property
    def decided(self) -> dict[str, bool]:
        return {one.key: self.cleaned_data[one.key] == self.BACK for one in self.later}


def _what_happened(later: Later) -> str:
    if later.is_off_the_site:
        return _("It was taken off the site after the launch.")
    if later.revision is None:
        return _("It was changed after the launch.")
    who = later.revision.user
    return _("It was changed after the launch: last by %(who)s on %(when)s.") % {
        "who": (who and (who.get_full_name() or who.get_username())) or _("somebody"),
        "when": clock_time(later.revision.created_at),
    }
