"""What a calendar fetches: the feed behind a private address, as long as its owner may look."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from magazine.clock import instant_of
from magazine.features.models import CalendarFeed, Feature, State

from .writing import AHEAD, BEHIND, calendar

MAY_LOOK = ("features.view_feature", "features.change_feature", "features.add_feature")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The last month and the year to come. A revoked address is as good as none."""
    found = CalendarFeed.objects.by_token(token).first()
    if found is None or not found.user.is_active or not any(map(found.user.has_perm, MAY_LOOK)):
        raise Http404
    at = instant_of(request)
    features = Feature.objects.exclude(state=State.DRAFT).between(at - BEHIND, at + AHEAD)
    if found.slot is not None:
        features = features.filter(slot=found.slot)
    body = calendar(str(found), features.with_targets(), request.get_host(), at)
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "private, no-store",
            "Content-Disposition": 'inline; filename="schedule.ics"',
            "Referrer-Policy": "no-referrer",
            "X-Robots-Tag": "noindex",
        },
    )
