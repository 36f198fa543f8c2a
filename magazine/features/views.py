"""The desk's screens for writing a feature. Deciding and the board have files of their own."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from magazine.asof.buttons import start_button
from magazine.clock import instant_of
from magazine.results.desk import results_buttons

from . import decisions, moving, trimming
from .clashes import SlotLocked, SlotTaken
from .deciding import decision_buttons
from .forms import FeatureForm, clash_error, lock_error
from .models import Feature, State
from .times import clock_time
from .variants.models import copies

FIRST_OF_ALL = ["slot", "starts_at", "ends_at", "state"]
APPROVING, PROPOSING, TRIMMING = "approve", "propose", "trim"


class WritesFeature:
    """Saving a feature: as a draft, proposed, or onto the schedule; for create and edit."""

    request: HttpRequest
    action: str
    stood_as = State.DRAFT
    slots_left: tuple[int, ...] = ()

    @property
    def may_approve(self) -> bool:
        return self.request.user.has_perm(decisions.APPROVE_PERMISSION)

    @property
    def booking(self) -> bool:
        """Whether saving it also asks for the slot: at once, or of who may approve."""
        return self.action in {APPROVING, PROPOSING, TRIMMING}

    def get_available_actions(self) -> list[str]:
        return [*self.actions, PROPOSING, TRIMMING, *([APPROVING] if self.may_approve else [])]

    def get_form_kwargs(self) -> dict:
        trim = self.request.POST.get(f"action-{TRIMMING}", "")
        return {**super().get_form_kwargs(), "instant": instant_of(self.request), "trim": trim}

    def save_instance(self) -> Feature:
        """In one transaction: the other feature is trimmed only when this one has its slot."""
        user, at = self.request.user, instant_of(self.request)
        cut, slot = self.form.cut, self.form.instance.slot_id
        trims_itself = bool(cut) and decisions.can_edit(cut.other, user)
        if trims_itself:
            trimming.make_room(cut, {slot, *self.slots_left}, user, at)
        feature = super().save_instance()
        if cut and not trims_itself:
            trimming.ask(feature, cut, user, at)
        elif (trims_itself or self.action == APPROVING) and decisions.can_approve(feature, user):
            decisions.approve(feature, user, at)
        elif self.action == PROPOSING and decisions.can_propose(feature, user):
            decisions.propose(feature, user, at)
        return feature

    def form_valid(self, form: FeatureForm) -> HttpResponse:
        """A slot lost between the check and the saving is told like any other clash."""
        fresh = form.instance.pk is None
        try:
            return super().form_valid(form)
        except ValidationError as refused:
            if fresh:
                form.instance.pk, form.instance._state.adding = None, True
            form.add_error(*self._told(form, refused))
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def _told(
        self, form: FeatureForm, refused: ValidationError
    ) -> tuple[str | None, ValidationError]:
        """At which field it is said, and how."""
        place = (
            form.instance.slot,
            form.cleaned_data["starts_at"],
            form.cleaned_data["ends_at"],
            form.instance.pk,
        )
        if isinstance(refused, SlotTaken) and refused.clash:
            return "starts_at", clash_error(refused.clash, *place)
        if isinstance(refused, SlotLocked):
            return "starts_at", lock_error(refused.lock, *place)
        return ("starts_at" if isinstance(refused, SlotTaken) else None), refused

    def get_success_url(self) -> str:
        """Back to where it was asked for: the board, a panel of the first screen."""
        return get_valid_next_url_from_request(self.request) or super().get_success_url()

    def get_context_data(self, **kwargs: object) -> dict:
        """A feature of before the form is as it stands; a new one is a draft."""
        context = super().get_context_data(**kwargs)
        state = self.stood_as
        return {
            **context,
            "next": get_valid_next_url_from_request(self.request),
            "may_approve": self.may_approve and state in {State.DRAFT, State.PROPOSED},
            "may_propose": not self.may_approve and state == State.DRAFT,
        }


class FeatureCreateView(WritesFeature, generic.CreateView):
    """A new feature; the board hands over slot and times in the address."""

    submit_button_label = gettext_lazy("Save as draft")

    def get_initial(self) -> dict:
        """Only what can be read; a copy keeps what the address does not name."""
        asked = self.request.GET
        named = {name: asked.get(name, "") for name in ("slot", "campaign")}
        return {
            **{name: int(key) for name, key in named.items() if key.isdecimal()},
            **_instant("starts_at", asked.get("starts", "")),
            **_instant("ends_at", asked.get("ends", "")),
        }

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "booking": self.booking}

    def save_instance(self) -> Feature:
        self.form.instance.created_by = self.request.user
        return super().save_instance()

    def get_success_message(self, instance: Feature) -> str:
        return _outcome(instance)


class FeatureCopyView(generic.models.CopyViewMixin, FeatureCreateView):
    """The form filled in like another feature's; what is saved is a new one."""

    def get_initial_form_instance(self) -> Feature:
        feature = super().get_initial_form_instance()
        feature.variants = copies(feature.variants.all())
        return feature


class FeatureEditView(WritesFeature, generic.EditView):
    """Changing a feature; what is approved only by those who may approve."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        feature = self.get_object()
        if request.user.has_perm("features.change_feature") and not decisions.can_edit(
            feature, request.user
        ):
            messages.warning(request, moving.why_not(feature))
            return redirect("features:inspect", feature.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        booking = self.booking or self.stood_as == State.APPROVED
        return {**super().get_form_kwargs(), "booking": booking}

    def get_object(self, queryset: object = None) -> Feature:
        feature = super().get_object(queryset)
        self.before = moving.Place.of(feature)
        self.stood_as = State(feature.state)
        self.slots_left = (feature.slot_id,)
        return feature

    def save_instance(self) -> Feature:
        feature = super().save_instance()
        moving.record(feature, self.before, self.request.user, instant_of(self.request))
        return feature

    def get_success_message(self) -> str:
        return _outcome(self.object)

    @cached_property
    def header_more_buttons(self) -> list:
        found = [*super().header_more_buttons, *decision_buttons(self.object, self.request.user)]
        return [*found, *results_buttons(self.object), _seen_at_start(self.object)]


def _seen_at_start(feature: Feature) -> Button:
    """The section of its slot, else the front page, as of its start."""
    section = feature.slot.section
    return start_button(feature.starts_at, section.url if section else "/")


class FeatureInspectView(generic.InspectView):
    """All there is to know of a feature, for those who may not change it too."""

    @cached_property
    def header_more_buttons(self) -> list:
        user = self.request.user
        found = [*decision_buttons(self.object, user), *results_buttons(self.object)]
        found.append(_seen_at_start(self.object))
        if user.has_perm("features.add_feature"):
            url = reverse("features:copy", args=[self.object.pk])
            found.append(Button(_("Copy"), url=url, icon_name="copy", priority=5))
        if decisions.can_edit(self.object, user):
            found += super().header_more_buttons
        return found

    def get_fields(self) -> list[str]:
        """Where and when before all else, and its variants after its own content."""
        found = [name for name in super().get_fields() if name not in FIRST_OF_ALL]
        return [*FIRST_OF_ALL, *found, "variants"]

    def get_field_label(self, field_name: str, field: object) -> str:
        return (
            _("Variants")
            if field_name == "variants"
            else super().get_field_label(field_name, field)
        )

    def get_field_display_value(self, field_name: str, field: object) -> object:
        """Times on the site's clocks, words for yes and no, a dash for nothing."""
        if field_name == "variants":
            return ", ".join(str(variant) for variant in self.object.variants.all()) or "–"
        value = getattr(self.object, field_name)
        if value in (None, ""):
            return "–"
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, datetime):
            return f"{clock_time(value)} ({settings.TIME_ZONE})"
        return super().get_field_display_value(field_name, field)


def _instant(name: str, text: str) -> dict[str, datetime | str]:
    """An exact time; or one as the site's clocks show it, which the form reads and asks about."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return {}
    if found is None:
        return {}
    return {name: found if found.tzinfo else f"{found:%Y-%m-%d %H:%M}"}


def _outcome(feature: Feature) -> str:
    """What was done, in the words of the schedule."""
    return _("%(feature)s is saved as: %(state)s.") % {
        "feature": feature.described(),
        "state": feature.get_state_display(),
    }
