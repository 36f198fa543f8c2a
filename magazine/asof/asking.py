"""Who asks for the site at which instant: staff by their session, a guest by a signed cookie."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

from .models import SharedView

SESSION_KEY = "asof.instant"
COOKIE = "asof"
SALT = "magazine.asof.shared-view"
# A guest's screen makes a page at a time; a rehearsal is dearer than a page.
GUEST_PAGES_A_MINUTE = 60
MINUTE_S = 60


class Who(StrEnum):
    """Staff may go to any instant, a guest sees the one that was shared."""

    STAFF = "staff"
    GUEST = "guest"


class View(NamedTuple):
    """The instant somebody looks at the site as of; `shared` is the link a guest came by."""

    at: datetime
    who: Who
    shared: SharedView | None = None


def view_of(request: HttpRequest, now: datetime) -> View | None:
    """None for the public, and for staff who look at the site as it is."""
    return _of_staff(request) or _of_guest(request, now)


def is_staff(request: HttpRequest) -> bool:
    """Whether somebody with a session works here; without one, nothing is asked of the database."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.has_perm("wagtailadmin.access_admin")


def look_at(request: HttpRequest, at: datetime) -> None:
    """From now on this session sees the site as of the instant."""
    request.session[SESSION_KEY] = at.isoformat()


def back_to_now(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def token_of(shared: SharedView) -> str:
    """What the link and the guest's cookie carry: the row, signed, with its time."""
    return signing.TimestampSigner(salt=SALT).sign_object({"view": shared.pk})


def shared_by(token: str, now: datetime) -> SharedView | None:
    """The shared view of a token, while it is good; a forged one asks nothing of the database."""
    try:
        told = signing.TimestampSigner(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    return SharedView.objects.good(now).filter(pk=told["view"]).first()


def may_look_again(shared: SharedView, now: datetime) -> bool:
    """Whether this link's guests have not had their pages of this minute yet."""
    key = f"magazine.asof.pages:{shared.pk}:{int(now.timestamp()) // MINUTE_S}"
    cache.add(key, 0, 2 * MINUTE_S)
    return cache.incr(key) <= GUEST_PAGES_A_MINUTE


def _of_staff(request: HttpRequest) -> View | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    kept = request.session.get(SESSION_KEY)
    at = parse_datetime(kept) if kept else None
    return View(at, Who.STAFF) if at and is_staff(request) else None


def _of_guest(request: HttpRequest, now: datetime) -> View | None:
    token = request.COOKIES.get(COOKIE)
    shared = shared_by(token, now) if token else None
    return View(shared.as_of, Who.GUEST, shared) if shared else None
