"""Puts a rehearsal in the place of the page, for those who asked for one."""

from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from magazine.clock import instant_of

from .asking import COOKIE, View, Who, is_staff, may_look_again, view_of
from .banner import put_banner, put_user_bar
from .guests import no_longer_good
from .rehearsal import rehearse

# Reading alone: nothing that is sent could stay.
READING = frozenset({"GET", "HEAD"})


_REFUSED = (
    403,
    _("Nothing can be sent from here"),
    _("You are looking at the site as of another time. Go back to now, and send it then."),
)
_TOO_MANY = (
    429,
    _("A little slower, please"),
    _("This link has been read too fast. Try again in a minute."),
)
_BUSY = (
    503,
    _("The site is being changed just now"),
    _("Try again in a few seconds."),
)


class AsOfMiddleware:
    """Staff and guests with an instant of their own see the site as of it; nobody else does.

    Inside the clock and what is due now, so that both are the real ones before. The desk,
    files, and the ways in and out of a rehearsal are as ever.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.passed_over = SimpleLazyObject(
            lambda: (
                reverse("wagtailadmin_home"),
                reverse("wagtaildocs_serve", args=[0, "_"]).removesuffix("0/_"),
                reverse("asof:leave").removesuffix("leave/"),
                settings.STATIC_URL,
                settings.MEDIA_URL,
            )
        )

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(tuple(self.passed_over)):
            return self.get_response(request)
        now = instant_of(request)
        view = view_of(request, now)
        if view is None and request.COOKIES.get(COOKIE) and not is_staff(request):
            return no_longer_good(request)
        if view is None:
            return put_user_bar(request, self.get_response(request))
        return _for_nobody_else(self._rehearsed(request, view))

    def _rehearsed(self, request: HttpRequest, view: View) -> HttpResponse:
        now = instant_of(request)
        if request.method not in READING:
            return _notice(request, *_REFUSED)
        if view.who is Who.GUEST and not may_look_again(view.shared, now):
            answer = _notice(request, *_TOO_MANY)
            answer.headers["Retry-After"] = "60"
            return answer
        request.instant = view.at
        try:
            made = rehearse(view.at, now, lambda: self.get_response(request))
        except OperationalError:
            return _notice(request, *_BUSY)
        finally:
            request.instant = now
        return put_banner(request, made, view)


def _notice(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    context = {"heading": heading, "text": text}
    return render(request, "asof/notice.html", context, status=status)


def _for_nobody_else(response: HttpResponse) -> HttpResponse:
    """No cache keeps it, no search engine lists it."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    for name in ("ETag", "Last-Modified", "Expires", "Surrogate-Key", "Surrogate-Control"):
        response.headers.pop(name, None)
    return response
