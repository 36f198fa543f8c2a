"""The instant a request is about, and whether it is rehearsed.

Nothing below the view reads the wall clock: the middleware takes the time once, every
rule and query is handed it, and what is handed none asks `now`. In a rehearsal (see
`magazine.asof`) the instant is another, and nothing that is done stays done.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from catalog.clock import as_of, instant_of, is_rehearsal, now, rehearsing

__all__ = ["ClockMiddleware", "as_of", "instant_of", "is_rehearsal", "now", "rehearsing"]


class ClockMiddleware:
    """Takes the time once: as `request.instant`, and for all that the answer calls."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.instant = timezone.now()
        with as_of(request.instant):
            return self.get_response(request)
