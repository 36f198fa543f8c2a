"""Where pages tell what was seen on them. It answers nothing, and sets nothing."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from magazine.clock import instant_of

from . import refusing
from .buffer import counted
from .messages import LONGEST_MESSAGE, Unreadable, read

NOTHING, BAD, ELSEWHERE, TOO_LONG, TOO_MANY = 204, 400, 403, 413, 429
FORM = "application/x-www-form-urlencoded"


# A reader has no session to be forged: what may be told is checked here, and by whom.
@csrf_exempt
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Take one page view's message."""
    return HttpResponse(status=_take(request))


def _take(request: HttpRequest) -> int:
    if refusing.is_from_elsewhere(request):
        return ELSEWHERE
    if refusing.asks_not_to(request) or refusing.is_of_the_desk(request):
        return NOTHING
    if not refusing.gate.lets(request):
        return TOO_MANY
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LONGEST_MESSAGE:
        return TOO_LONG
    if request.content_type != FORM:
        return BAD
    try:
        message = read(request.POST)
    except Unreadable:
        return BAD
    if not refusing.is_program(request):
        counted.add(message, instant_of(request))
    return NOTHING
