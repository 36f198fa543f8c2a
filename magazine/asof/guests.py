"""A signed link is followed, and left again."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from magazine.clock import instant_of

from .asking import COOKIE, shared_by, token_of

# A shared computer forgets it by the next day, whatever the link is good for.
COOKIE_AT_MOST_S = 12 * 3600


@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """To the first page, with a cookie that lasts no longer than the link."""
    now = instant_of(request)
    shared = shared_by(token, now)
    if shared is None:
        return no_longer_good(request)
    answer = HttpResponseRedirect(shared.path)
    seconds = int((shared.expires_at - now).total_seconds())
    answer.set_cookie(
        COOKIE,
        token_of(shared),
        max_age=min(seconds, COOKIE_AT_MOST_S),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return _kept_from_search(answer)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Back to the site as it is."""
    answer = HttpResponseRedirect("/")
    answer.delete_cookie(COOKIE, samesite="Lax")
    # What the browser kept of the pages is of the other instant.
    answer.headers["Clear-Site-Data"] = '"cache"'
    return _kept_from_search(answer)


def no_longer_good(request: HttpRequest) -> HttpResponse:
    """For a link that has expired, was taken back, or never was."""
    context = {
        "heading": _("This link is no longer good"),
        "text": _("It has expired or was taken back. Ask whoever sent it for another."),
    }
    answer = render(request, "asof/notice.html", context, status=410)
    answer.delete_cookie(COOKIE, samesite="Lax")
    return _kept_from_search(answer)


def _kept_from_search(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
