"""Writing down what is to be told, within the transaction that does it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page

from magazine.clock import is_rehearsal
from magazine.due import Done

from .models import Event, Notice, Receiver

LONGEST_TITLE = 255


def note(done: Done) -> None:
    """A notice for each receiver, due at once; none of what nobody is told, or of a rehearsal."""
    if done.event not in Event.values or is_rehearsal():
        return
    now = timezone.now()
    Notice.objects.bulk_create(
        Notice(
            receiver=receiver,
            event=done.event,
            thing=f"{_kind(done.thing)} {done.thing.pk}",
            title=str(done.thing)[:LONGEST_TITLE],
            url=_address(done.thing),
            meant_for=done.meant_for,
            done_at=now,
            send_at=done.meant_for,
        )
        for receiver in Receiver.objects.filter(active=True)
    )


def _kind(thing: models.Model) -> str:
    """By its own model, also where a page is at hand as a page alone."""
    kind = thing.specific_class if isinstance(thing, Page) else type(thing)
    return kind._meta.label_lower


def _address(thing: models.Model) -> str:
    """Where readers find it; a page knows its site, a product its path."""
    if isinstance(thing, Page):
        return thing.full_url or ""
    if hasattr(thing, "get_absolute_url"):
        return f"{settings.WAGTAILADMIN_BASE_URL}{thing.get_absolute_url()}"
    return ""
