"""The desk's screen: choose an instant, share it, take a link back."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from magazine.clock import instant_of
from magazine.features.times import clock_time, site_zone, zone_name

from .asking import back_to_now, look_at, token_of
from .forms import LookForm, ShareForm, is_path_of_site
from .models import SharedView
from .steps import steps_around

SHARED_SHOWN = 50
MORNING = 9


class Choice(NamedTuple):
    """One click to an instant."""

    label: str
    exact: str
    words: str


class Link(NamedTuple):
    """A shared view with its address, and whether this user may take it back."""

    shared: SharedView
    as_of: str
    until: str
    is_good: bool
    address: str
    may_revoke: bool


class ChooseView(WagtailAdminTemplateMixin, TemplateView):
    """`?at=` and `?path=` fill the form in; nothing is changed by looking."""

    template_name = "asof/choose.html"
    page_title = gettext_lazy("View site at …")
    header_icon = "view"
    look: LookForm | None = None
    share: ShareForm | None = None

    def post(self, request: HttpRequest) -> HttpResponse:
        """A form that cannot be read is shown again, with what is wrong beside it."""
        return self.get(request)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict:
        now = instant_of(self.request)
        asked = self.request.GET
        at = _asked_instant(asked.get("at", "")) or now.replace(second=0, microsecond=0)
        path = asked.get("path", "/")
        may_share = self.request.user.has_perm("asof.add_sharedview")
        return {
            **super().get_context_data(**kwargs),
            "look": self.look or LookForm(initial={"at": at, "path": path}),
            "share": may_share
            and (self.share or ShareForm(now=now, initial={"as_of": at, "path": path})),
            "choices": _choices(now),
            "path": path,
            "zone": zone_name(now),
            "links": self._links(now) if self.request.user.has_perm("asof.view_sharedview") else [],
        }

    def _links(self, now: datetime) -> list[Link]:
        shown = SharedView.objects.select_related("made_by")[:SHARED_SHOWN]
        return [
            Link(
                one,
                clock_time(one.as_of),
                clock_time(one.expires_at),
                one.is_good(now),
                self.request.build_absolute_uri(reverse("asof:enter", args=[token_of(one)])),
                one.is_good(now) and may_revoke(self.request, one),
            )
            for one in shown
        ]


def _asked_instant(text: str) -> datetime | None:
    form = LookForm({"at": text})
    return form.cleaned_data["at"] if form.is_valid() else None


def _choices(now: datetime) -> list[Choice]:
    tomorrow = (now.astimezone(site_zone()) + timedelta(days=1)).date()
    nine = datetime(tomorrow.year, tomorrow.month, tomorrow.day, MORNING, tzinfo=site_zone())
    steps = steps_around(now)
    made = [
        (_("Next change"), steps.next),
        (_("Tomorrow 9:00"), nine),
        (_("Last change"), steps.previous),
    ]
    return [Choice(label, at.isoformat(), clock_time(at)) for label, at in made if at]


def look(request: HttpRequest) -> HttpResponse:
    """To the site as of the instant; what cannot be read is asked about on the desk."""
    form = LookForm(request.POST or None)
    if not form.is_valid():
        return ChooseView.as_view(look=form)(request)
    look_at(request, form.cleaned_data["at"])
    return _fresh(form.cleaned_data["path"])


@require_POST
def now(request: HttpRequest) -> HttpResponse:
    """Back to the site as it is."""
    back_to_now(request)
    path = request.POST.get("path", "/")
    return _fresh(path if is_path_of_site(path) else "/")


def share(request: HttpRequest) -> HttpResponse:
    """Make a link."""
    if not request.user.has_perm("asof.add_sharedview"):
        raise PermissionDenied
    at = instant_of(request)
    form = ShareForm(request.POST or None, instance=SharedView(made_at=at), now=at)
    if not form.is_valid():
        return ChooseView.as_view(share=form)(request)
    form.instance.made_by = request.user
    made = form.save()
    messages.success(request, _("The link for %(whom)s is below.") % {"whom": made.for_whom})
    return HttpResponseRedirect(f"{reverse('asof_choose')}#links")


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take the link back: at its guests' next page."""
    shared = get_object_or_404(SharedView, pk=pk)
    if not may_revoke(request, shared):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "asof/revoke.html", {"shared": shared, "page_title": _("Take back")})
    SharedView.objects.filter(pk=pk, revoked_at=None).update(
        revoked_at=instant_of(request), revoked_by=request.user
    )
    messages.success(request, _("Taken back: %(shared)s.") % {"shared": shared})
    return HttpResponseRedirect(reverse("asof_choose"))


def may_revoke(request: HttpRequest, shared: SharedView) -> bool:
    """Whoever made it, and who may take back anybody's."""
    own = shared.made_by_id == request.user.pk and request.user.has_perm("asof.add_sharedview")
    return own or request.user.has_perm("asof.change_sharedview")


def _fresh(path: str) -> HttpResponse:
    """There, past whatever the browser kept of that page."""
    answer = HttpResponseRedirect(path)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer
