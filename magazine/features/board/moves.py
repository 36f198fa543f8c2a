"""Moving a feature by the form, which can all that a hand on the board can, and undoing it."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import ModelLogEntry

from magazine.clock import instant_of
from magazine.features import decisions, moving
from magazine.features.clashes import SlotLocked, SlotTaken
from magazine.features.deciding import DecisionView
from magazine.features.forms import clash_error, lock_error
from magazine.features.models import Feature, Slot
from magazine.features.moving import Place
from magazine.features.times import SiteTimeField, zone_name


class MoveForm(forms.Form):
    """Where to, and where it stood on the mover's screen."""

    slot = forms.ModelChoiceField(Slot.objects.none(), label=gettext_lazy("Slot"))
    starts_at = SiteTimeField(label=gettext_lazy("Starts"))
    ends_at = SiteTimeField(
        label=gettext_lazy("Ends"), required=False, help_text=gettext_lazy("Empty is open-ended.")
    )
    from_slot = forms.IntegerField(required=False, widget=forms.HiddenInput)
    from_starts = SiteTimeField(required=False, widget=forms.HiddenInput)
    from_ends = SiteTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, instant: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].queryset = Slot.objects.in_order()
        self.fields["starts_at"].help_text = zone_name(instant)

    @property
    def place(self) -> Place:
        given = self.cleaned_data
        return Place(given["slot"].pk, given["starts_at"], given["ends_at"])

    @property
    def stood(self) -> Place | None:
        given = self.cleaned_data
        if not given["from_starts"]:
            return None
        return Place(given["from_slot"], given["from_starts"], given["from_ends"])


class MovingView(DecisionView):
    """For those who may move this feature; the others are shown it, and told why not."""

    permission_required = "change"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.user_has_permission("change") and not decisions.can_edit(self.object, request.user):
            messages.warning(request, moving.why_not(self.object))
            return redirect("features:inspect", self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class MoveView(MovingView):
    """The form: everything a hand on the board can do."""

    form_class = MoveForm
    template_name = "features/move.html"
    page_title = gettext_lazy("Move feature")
    header_icon = "calendar-alt"
    question = gettext_lazy("Move this where?")
    button = gettext_lazy("Move")

    def get_initial(self) -> dict:
        slot, starts, ends = Place.of(self.object)
        return {
            "slot": slot,
            "starts_at": starts,
            "ends_at": ends,
            "from_slot": slot,
            "from_starts": starts.isoformat(),
            "from_ends": ends.isoformat() if ends else "",
        }

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "instant": instant_of(self.request)}

    def decide(self, form: MoveForm) -> None:
        user, now = self.request.user, instant_of(self.request)
        slot, starts, ends = form.cleaned_data["slot"], *form.place[1:]
        try:
            self.entry = moving.move(self.object, form.place, user, now, stood=form.stood)
        except SlotTaken as taken:
            if taken.clash is None:
                raise
            raise clash_error(taken.clash, slot, starts, ends, self.object.pk) from taken
        except SlotLocked as locked:
            raise lock_error(locked.lock, slot, starts, ends, self.object.pk) from locked
        except ValidationError as refused:
            raise ValidationError(refused.messages) from refused

    def get_message_buttons(self) -> list[tuple]:
        if self.entry is None:
            return []
        return [messages.button(reverse("features:undo", args=[self.entry.pk]), _("Undo"))]


class UndoView(MovingView):
    """Asks, and puts a feature back to where it stood before one move."""

    form_class = forms.Form
    page_title = gettext_lazy("Undo a move")
    header_icon = "undo"
    question = gettext_lazy("Put it back to where it stood?")
    button = gettext_lazy("Put it back")

    def get_object(self, queryset: object = None) -> Feature:
        return get_object_or_404(queryset, pk=self.entry.object_id)

    @cached_property
    def entry(self) -> ModelLogEntry:
        return move_told(self.kwargs["entry"])

    def decide(self, form: forms.Form) -> None:
        try:
            moving.undo(self.entry, self.request.user, instant_of(self.request))
        except ValidationError as refused:
            raise ValidationError(refused.messages) from refused
        self.object.refresh_from_db()


def move_told(entry: int) -> ModelLogEntry:
    """The move in the history; there is none to undo where its places were not kept."""
    found = ModelLogEntry.objects.filter(action=decisions.MOVED, data__has_key="from_place")
    return get_object_or_404(found, pk=entry)
