"""What is to be done with many features, and which week is copied."""

from __future__ import annotations

from django import forms
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from magazine.features import decisions
from magazine.features.models import Slot

FURTHEST = 366


class Doing(models.TextChoices):
    """What can be done with all that is listed."""

    SHIFT = "shift", gettext_lazy("Move by days")
    COPY = "copy", gettext_lazy("Copy by days, as drafts")
    APPROVE = "approve", gettext_lazy("Approve")
    CANCEL = "cancel", gettext_lazy("Cancel")


NEEDED = {
    Doing.SHIFT: decisions.CHANGE_PERMISSION,
    Doing.COPY: decisions.ADD_PERMISSION,
    Doing.APPROVE: decisions.APPROVE_PERMISSION,
    Doing.CANCEL: decisions.CANCEL_PERMISSION,
}


class ManyForm(forms.Form):
    """What this user may do with all that is listed."""

    action = forms.ChoiceField(label=gettext_lazy("What to do"), widget=forms.RadioSelect)
    days = forms.IntegerField(
        label=gettext_lazy("Days"),
        required=False,
        min_value=-FURTHEST,
        max_value=FURTHEST,
        help_text=gettext_lazy("At the same time of day; with a minus, earlier."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Why they are cancelled; kept with each and in its history."),
    )

    def __init__(self, *args: object, user: AbstractUser, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [
            (doing, doing.label) for doing in Doing if user.has_perm(NEEDED[doing])
        ]

    def clean(self) -> dict:
        cleaned = super().clean()
        action = cleaned.get("action")
        if action in {Doing.SHIFT, Doing.COPY} and "days" not in self.errors:
            if not cleaned.get("days"):
                self.add_error("days", _("Say by how many days."))
        elif action == Doing.CANCEL and not (cleaned.get("reason") or "").strip():
            self.add_error("reason", _("Say why, for whoever looks for it."))
        return cleaned


class WeekForm(forms.Form):
    """Which week of which slot is copied to the next."""

    week = forms.DateField(
        label=gettext_lazy("Week of"),
        widget=AdminDateInput,
        help_text=gettext_lazy("Any day of it; a week begins on Monday."),
    )
    slot = forms.ModelChoiceField(
        label=gettext_lazy("Slot"),
        queryset=Slot.objects.none(),
        required=False,
        empty_label=gettext_lazy("All slots"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].queryset = Slot.objects.in_order()
