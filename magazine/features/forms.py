"""The form of a feature, and those that ask for a word on a decision."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from . import trimming
from .clashes import SlotLocked
from .models import Campaign, Feature, Slot, SlotLock
from .times import SiteTimeField, clock_time, in_words, zone_name
from .trimming import Cut
from .variants.forms import stand_beside, with_rows


class FeatureForm(WagtailAdminModelForm):
    """What, where and when. `instant` is now; `booking` when saving it asks for the slot.

    `trim` is the choice to trim the feature in the way; `cut` is then what it comes to.
    """

    starts_at = SiteTimeField(label=gettext_lazy("Starts"))
    ends_at = SiteTimeField(label=gettext_lazy("Ends"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *args: object,
        instant: datetime,
        booking: bool = False,
        trim: str = "",
        **kwargs: object,
    ) -> None:
        super().__init__(with_rows(data, kwargs.get("instance")), *args, **kwargs)
        self.instant = instant
        self.booking = booking
        self.trim = trim
        self.cut: Cut | None = None
        zone = zone_name(instant)
        self.fields["slot"].queryset = Slot.objects.in_order()
        if "campaign" in self.fields:
            own = Campaign.objects.filter(pk=self.instance.campaign_id)
            self.fields["campaign"].queryset = Campaign.objects.standing() | own
        self.fields["starts_at"].help_text = _("%(zone)s. Shown from this second on.") % {
            "zone": zone
        }
        self.fields["ends_at"].help_text = _(
            "%(zone)s. Gone from this second on; empty is open-ended."
        ) % {"zone": zone}

    def clean(self) -> dict:
        """When it is to be on air: that its end is to come and its slot is free."""
        cleaned = super().clean()
        slot, starts, ends = (cleaned.get(name) for name in ("slot", "starts_at", "ends_at"))
        readable = slot and starts and "ends_at" not in self.errors
        if not self.booking or not readable or (ends and ends <= starts):
            return cleaned
        if ends and ends <= self.instant:
            self.add_error("ends_at", _("This has passed already."))
            return cleaned
        if self.trim:
            try:
                self.cut = trimming.read(self.trim, starts, ends, self.instant)
            except ValidationError as stale:
                self.add_error("starts_at", stale)
                return cleaned
        aside = [self.instance.pk, self.cut.other.pk if self.cut else None]
        in_the_way = Feature.objects.overlapping(slot, starts, ends).exclude(pk__in=aside)
        if clash := in_the_way.with_targets().first():
            self.add_error("starts_at", clash_error(clash, slot, starts, ends, self.instance.pk))
            return cleaned
        stood = Feature.objects.booked_as(self.instance.pk, slot)
        if lock := SlotLock.objects.in_the_way(slot, starts, ends, stood):
            self.add_error("starts_at", lock_error(lock, slot, starts, ends, self.instance.pk))
        return cleaned

    def is_valid(self) -> bool:
        """And that the slot and the feature take each of its variants."""
        return super().is_valid() and stand_beside(self.formsets["variants"], self.instance)


def clash_error(
    clash: Feature, slot: Slot, starts: datetime, ends: datetime | None, own_pk: int | None
) -> ValidationError:
    """Names what is in the way, with a link to it, and the next start that is free."""
    taken = format_html(
        _("{slot} is taken by <a href='{url}'>“{feature}”</a>, {times}."),
        slot=slot,
        url=reverse("features:edit", args=[clash.pk]),
        feature=clash,
        times=in_words(clash.starts_at, clash.ends_at),
    )
    return ValidationError(
        format_html("{} {}", taken, _proposal(slot, starts, ends, own_pk)), code="slot_taken"
    )


def lock_error(
    lock: SlotLock, slot: Slot, starts: datetime, ends: datetime | None, own_pk: int | None
) -> ValidationError:
    """Says who locked the slot and why, and the next start that is free."""
    proposal = _proposal(slot, starts, ends, own_pk)
    return ValidationError(f"{SlotLocked(lock).message} {proposal}", code="slot_locked")


def _proposal(
    slot: Slot, starts: datetime, ends: datetime | None, own_pk: int | None
) -> SafeString | str:
    free = Feature.objects.next_free(slot, starts, ends, leaving_out=own_pk)
    if free is None:
        return _("No later start is free: something open-ended stands in the slot.")
    if ends is None:
        return _("Free without end from %(start)s.") % {"start": clock_time(free)}
    return _("The next free start for the same length is %(start)s.") % {"start": clock_time(free)}


class ReasonForm(forms.Form):
    """Why a feature is cancelled; kept with it and in its history."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("Kept with the feature and in its history."),
    )


class SendBackForm(forms.Form):
    """What should change before a proposal is looked at again."""

    because = forms.CharField(
        label=gettext_lazy("What should change"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Goes to who proposed it, and is kept in the history."),
    )


class AsSeenForm(forms.Form):
    """Carries which state of the feature the approver looked at."""

    as_seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)
