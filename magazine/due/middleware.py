"""What is due happens before a reader's page is made."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from catalog.shown import stays_until

from .catching_up import catch_up
from .looking import next_boundary, next_outstanding


class DueMiddleware:
    """One query a request; what is due is done first.

    By the wall clock, not `request.instant`: a preview of next week publishes nothing.
    The desk's own screens and files are left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        # Beside the desk and the files: a page already read tells what was seen on it.
        self.passed_over = (
            reverse("wagtailadmin_home"),
            settings.STATIC_URL,
            settings.MEDIA_URL,
            reverse("seen"),
        )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(self.passed_over):
            self._look(timezone.now())
        return self.get_response(request)

    def _look(self, now: datetime) -> None:
        """Do what is due; no page stays as it is beyond what is due next."""
        coming = next_outstanding()
        if coming is not None and coming <= now:
            catch_up(now)
            coming = next_boundary(now)
        stays_until(coming)
