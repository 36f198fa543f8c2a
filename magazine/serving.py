"""The short way to a story for readers who are not logged in: its kept plate, in one look.

Whatever cannot be answered so goes the long way, Wagtail's own: no plate yet, a page
with restricted views, several sites, somebody with a session.
"""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Site
from wagtail.views import serve as serve_the_long_way
from wagtail.wagtail_hooks import check_request_method, check_view_restrictions

from magazine.clock import instant_of
from magazine.plates.serving import kept_for, printed


def serve_story(request: HttpRequest, path: str) -> HttpResponse:
    """The story at the path, as it is at the request's instant."""
    kept = kept_for(f"{_root_path()}{path}") if _may_go_the_short_way(request) else None
    if kept is None:
        return serve_the_long_way(request, path)
    return printed(kept, instant_of(request))


def _may_go_the_short_way(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and len(Site.get_site_root_paths()) == 1
        and _nobody_wants_a_say()
    )


def _root_path() -> str:
    return Site.get_site_root_paths()[0].root_path


@cache
def _nobody_wants_a_say() -> bool:
    """Whether no installed app acts on the serving of pages, beside Wagtail's own two hooks.

    Those are minded already: any story may be got, and a restricted page's plate is not public.
    """
    return hooks.get_hooks("on_serve_page") == [check_view_restrictions] and hooks.get_hooks(
        "before_serve_page"
    ) == [check_request_method]
