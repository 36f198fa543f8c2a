"""Tells caches in front of the site how long each answer is good, and for whom."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from catalog.shown import gathering

from .lifetimes import PRIVATE, cache_headers, is_close, name_headers

# An answer sent this shortly before a boundary could arrive after it, with what was before:
# it waits for the boundary and is made anew.
ON_ITS_WAY = timedelta(milliseconds=250)
# Boundaries may follow each other; a reader is not kept for more of them than this.
MOST_TURNS = 3
READING = frozenset({"GET", "HEAD"})


class FreshnessMiddleware:
    """Public pages are good until their next boundary; everything else is nobody else's.

    Outside of all that could set a cookie, and of the clock: what is made anew is made
    with the time taken anew.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.desk = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._may_be_public(request):
            return _for_one(self.get_response(request))
        for turn in range(MOST_TURNS):
            with gathering() as shown:
                response = self.get_response(request)
            if not _is_public(response):
                return _for_one(response)
            now = timezone.now()
            if turn + 1 == MOST_TURNS or not is_close(shown.until, now, ON_ITS_WAY):
                break
            time.sleep(max(0.0, (shown.until - now).total_seconds()))
        longest = settings.LONGEST_KEPT_S
        for name, value in cache_headers(shown.until, now, longest).items():
            response.headers[name] = value
        for name, value in name_headers(shown.names).items():
            response.headers[name] = value
        return response

    def _may_be_public(self, request: HttpRequest) -> bool:
        return (
            request.method in READING
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and "Authorization" not in request.headers
            and not request.path_info.startswith(self.desk)
        )


def _is_public(response: HttpResponse) -> bool:
    """A whole page that says nothing else of its keeping and leaves nothing with the reader."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
    )


def _for_one(response: HttpResponse) -> HttpResponse:
    """What has not said itself how it may be kept is kept by nobody; files aside.

    Nor is it tagged: the reader's browser may have the public page under the same tag.
    """
    if not response.streaming and not response.has_header("Cache-Control"):
        response.headers["Cache-Control"] = PRIVATE
        response.headers.pop("ETag", None)
    return response
