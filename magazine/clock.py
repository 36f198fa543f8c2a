"""The instant a request is about.

Nothing below the view reads the wall clock: the middleware takes the time once,
every rule and query is handed it. (A preview of another instant sets it here.)
"""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


def instant_of(request: HttpRequest) -> datetime:
    """The aware UTC instant the answer to `request` is about."""
    return request.instant


class ClockMiddleware:
    """Sets `request.instant` to the time the request came in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.instant = timezone.now()
        return self.get_response(request)
