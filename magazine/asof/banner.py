"""What is put on a finished page: the banner that names the instant, and Wagtail's user bar.

On the finished page, so that nothing else in it differs from what the public sees.
"""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import ResolverMatch
from wagtail.admin.userbar import Userbar
from wagtail.models import Page

from magazine.features.times import clock_time, offset_name, site_zone
from magazine.serving import serve_story

from .asking import View, Who, is_staff
from .rehearsal import Rehearsed

# What stands between these is ours; all else is the page.
STARTS, ENDS = b"<!-- as of -->", b"<!-- /as of -->"


class Step(NamedTuple):
    """A change to go to: the instant, exact for the form and in words for the reader."""

    exact: str
    words: str


def put_banner(request: HttpRequest, made: Rehearsed, view: View) -> HttpResponse:
    """The rehearsed page with its banner at the top; what is no page stays as it is."""
    response = made.response
    if not _is_page(response):
        return response
    context = {
        "at": clock_time(view.at),
        "zone": f"{settings.TIME_ZONE}, {offset_name(view.at)}",
        "local": view.at.astimezone(site_zone()).strftime("%Y-%m-%dT%H:%M:%S"),
        "previous": _step(made.steps.previous),
        "next": _step(made.steps.next),
        "troubles": made.troubles if view.who is Who.STAFF else [],
        "is_staff": view.who is Who.STAFF,
        "until": view.shared and clock_time(view.shared.expires_at),
        "path": request.get_full_path(),
    }
    told = render_to_string("asof/banner.html", context, request)
    return _after_body_tag(response, told)


def put_user_bar(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Staff find their way from a public page to the desk; such a page is theirs alone."""
    if response.status_code != HttpResponse.status_code or not _is_page(response):
        return response
    if not is_staff(request):
        return response
    bar = Userbar(object=_page_of(request)).render_html({"request": request})
    head, end, tail = response.content.rpartition(b"</body>")
    response.content = head + STARTS + bar.encode() + ENDS + end + tail
    _set_length(response)
    response.headers["Cache-Control"] = "private, no-store"
    for name in ("ETag", "Last-Modified"):
        response.headers.pop(name, None)
    return response


def _page_of(request: HttpRequest) -> Page | None:
    """The page that was served, where it was one of Wagtail's."""
    match: ResolverMatch | None = request.resolver_match
    if match and (match.url_name == "wagtail_serve" or match.func is serve_story):
        return Page.find_for_request(request, request.path)
    return None


def _step(at: datetime | None) -> Step | None:
    return Step(at.isoformat(), clock_time(at)) if at else None


def _is_page(response: HttpResponseBase) -> bool:
    return (
        not response.streaming
        and response.headers.get("Content-Type", "").startswith("text/html")
        and b"<body" in response.content
    )


def _after_body_tag(response: HttpResponse, told: str) -> HttpResponse:
    head, tag, rest = response.content.partition(b"<body")
    attributes, closing, page = rest.partition(b">")
    banner = STARTS + told.encode() + ENDS
    response.content = head + tag + attributes + closing + banner + page
    _set_length(response)
    return response


def _set_length(response: HttpResponse) -> None:
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))
