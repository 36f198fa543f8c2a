"""What is due happens before a reader's page is made."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from .catching_up import catch_up


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
            catch_up(timezone.now())
        return self.get_response(request)
