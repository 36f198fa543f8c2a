"""The desk's screens for locking a slot: its form lists what stays there, and asks to confirm."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from magazine.clock import instant_of

from .models import Feature, Slot, SlotLock
from .times import SiteTimeField, clock_time, zone_name


class SlotLockForm(WagtailAdminModelForm):
    """Which slot, from when until when, and why; once more when something stays there."""

    starts_at = SiteTimeField(label=gettext_lazy("Starts"))
    ends_at = SiteTimeField(label=gettext_lazy("Ends"))

    class Meta:
        model = SlotLock
        fields = ["slot", "starts_at", "ends_at", "reason"]

    def __init__(self, *args: object, instant: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.instant = instant
        self.fields["slot"].queryset = Slot.objects.in_order()
        zone = zone_name(instant)
        self.fields["starts_at"].help_text = zone
        self.fields["ends_at"].help_text = _("%(zone)s. Free again from this second on.") % {
            "zone": zone
        }

    def clean(self) -> dict:
        cleaned = super().clean()
        slot, starts, ends = (cleaned.get(name) for name in ("slot", "starts_at", "ends_at"))
        if not (slot and starts and ends):
            return cleaned
        if ends <= starts:
            self.add_error("ends_at", _("The end has to come after the start."))
        elif ends <= self.instant:
            self.add_error("ends_at", _("This has passed already."))
        else:
            self.ask_what_stays(slot, starts, ends)
        return cleaned

    def ask_what_stays(self, slot: Slot, starts: datetime, ends: datetime) -> None:
        """List what is approved there and ask, unless just that has been confirmed."""
        staying = list(Feature.objects.overlapping(slot, starts, ends).with_targets())
        seen = "-".join(str(feature.pk) for feature in staying)
        if not staying or self.data.get("stays") == seen:
            return
        self.fields["stays"] = forms.MultipleChoiceField(
            label=_("What stays"),
            choices=[(seen, _told(staying))],
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Cancel a feature, or move it away, if it is not to stay."),
        )
        self.add_error("stays", _("Approved there already. Confirm that it stays."))


class WritesLock:
    """Saving a lock while the slot is held, so that what is booked there holds still."""

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "instant": instant_of(self.request)}

    def save_instance(self) -> SlotLock:
        """Raises ValidationError when something was approved there since it was asked."""
        form = self.form
        Slot.objects.take(form.instance.slot_id)
        place = (form.cleaned_data[name] for name in ("slot", "starts_at", "ends_at"))
        form.ask_what_stays(*place)
        if form.errors:
            raise ValidationError(_("Something was approved there just now."))
        form.instance.made_by = form.instance.made_by or self.request.user
        return super().save_instance()

    def form_valid(self, form: SlotLockForm) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ValidationError as changed:
            form.add_error(None, changed)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)


class SlotLockCreateView(WritesLock, generic.CreateView):
    """A new lock; the address may name the slot."""

    def get_initial(self) -> dict:
        slot = self.request.GET.get("slot", "")
        return {"slot": int(slot)} if slot.isdecimal() else {}


class SlotLockEditView(WritesLock, generic.EditView):
    """Changing a lock, or lifting it by its delete button."""


class SlotLockIndexView(generic.IndexView):
    """The latest first, with who locked it and why."""

    def get_base_queryset(self) -> models.QuerySet:
        return SlotLock.objects.select_related("slot__section", "made_by")

    @property
    def columns(self) -> list[Column]:
        zone = zone_name(instant_of(self.request))
        return [
            self._get_title_column("slot"),
            Column(
                "starts_at",
                label=_("Starts (%(zone)s)") % {"zone": zone},
                accessor=lambda lock: clock_time(lock.starts_at),
                sort_key="starts_at",
            ),
            Column("ends_at", label=_("Ends"), accessor=lambda lock: clock_time(lock.ends_at)),
            Column("reason", label=_("Reason")),
            Column("maker", label=_("Locked by")),
        ]


class SlotLockViewSet(ModelViewSet):
    """Locks, among the settings beside the slots."""

    model = SlotLock
    name = "slot_locks"
    icon = "lock"
    menu_label = gettext_lazy("Slot locks")
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = SlotLockIndexView
    add_view_class = SlotLockCreateView
    edit_view_class = SlotLockEditView

    def get_form_class(self, for_update: bool = False) -> type[SlotLockForm]:
        return SlotLockForm


def _told(staying: list[Feature]) -> str:
    if len(staying) == 1:
        return _("This stays: %(feature)s") % {"feature": staying[0].described()}
    return _("These %(many)d stay: %(features)s") % {
        "many": len(staying),
        "features": "; ".join(feature.described() for feature in staying),
    }
