"""The desk's screens for what is in a campaign: adding, taking the newer draft, taking out."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied

from magazine.clock import instant_of
from magazine.features.models import Feature

from . import contents, rights
from .deciding import CampaignFormView
from .forms import AddPageForm, AddPriceForm, AddProductForm
from .items import AtEnd, Item, PageRelease, PriceWindow, ProductRelease

KINDS: dict[str, type[Item]] = {
    model._meta.model_name: model for model in (PageRelease, ProductRelease, PriceWindow)
}


class AddView(CampaignFormView):
    """Something more in the campaign."""

    allowed = rights.can_change
    header_icon = "plus"
    button = gettext_lazy("Add to the campaign")
    done = gettext_lazy("Added to “%(campaign)s”.")

    def get_initial(self) -> dict:
        return {"at_end": AtEnd.BACK}


class AddPageView(AddView):
    form_class = AddPageForm
    page_title = question = gettext_lazy("Add a page")

    def decide(self, form: AddPageForm) -> None:
        told, by = form.cleaned_data, self.request.user
        at_end = AtEnd(told["at_end"])
        contents.add_page(self.object, told["page"], at_end, by, instant_of(self.request))


class AddProductView(AddView):
    form_class = AddProductForm
    page_title = question = gettext_lazy("Add a product")

    def decide(self, form: AddProductForm) -> None:
        told, by = form.cleaned_data, self.request.user
        at_end = AtEnd(told["at_end"])
        contents.add_product(self.object, told["product"], at_end, by, instant_of(self.request))


class AddPriceView(AddView):
    form_class = AddPriceForm
    page_title = question = gettext_lazy("Add a price")
    explanation = gettext_lazy(
        "It can be had from the second the campaign goes live until it ends, and nobody sees it "
        "before."
    )

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "instance": PriceWindow(campaign=self.object)}

    def decide(self, form: AddPriceForm) -> None:
        contents.add_price(self.object, form.instance, self.request.user)


class RemoveView(CampaignFormView):
    """Out of the campaign again."""

    allowed = rights.can_change
    page_title = gettext_lazy("Take out")
    header_icon = "bin"
    button = gettext_lazy("Take it out")
    done = gettext_lazy("Taken out of “%(campaign)s”.")

    @property
    def question(self) -> str:
        return _("Take “%(what)s” out of the campaign?") % {"what": self._item}

    @property
    def explanation(self) -> str:
        return _("Its draft stays as it is.") if hasattr(self._item, "revision") else ""

    @property
    def _item(self) -> Item:
        return _item_of(self.object.pk, self.kwargs["kind"], self.kwargs["item"])

    def decide(self, form: forms.Form) -> None:
        contents.remove(self._item, self.request.user)


class TakeOutView(RemoveView):
    """A feature out of its campaign; it stays on the schedule."""

    explanation = gettext_lazy("It stays on the schedule, and shows at its own time if approved.")

    @property
    def _item(self) -> Feature:
        return get_object_or_404(self.object.features, pk=self.kwargs["feature"])

    def decide(self, form: forms.Form) -> None:
        contents.take_out(self._item, self.request.user)


@require_POST
def renew(request: HttpRequest, pk: int, kind: str, item: int) -> HttpResponse:
    """The draft as it is now in place of the frozen one."""
    release = _item_of(pk, kind, item)
    try:
        contents.renew(release, request.user, instant_of(request))
    except PermissionDenied:
        return permission_denied(request)
    messages.success(request, _("“%(what)s”: the newer draft is taken.") % {"what": release})
    return redirect("campaigns:inspect", pk)


def _item_of(campaign_pk: int, kind: str, pk: int) -> Item:
    return get_object_or_404(KINDS[kind].objects.filter(campaign=campaign_pk), pk=pk)
