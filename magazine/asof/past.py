"""Setting the site back to an instant that is over, from what has been noted since.

Pages and products stand as they were published then; features as they were approved then,
where they stood; prices as the offers' windows have it. What keeps no history (pictures,
brands, trends, pages moved in the tree or deleted since) stays as it is now.
"""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from wagtail.models import Revision

from catalog.models import PRICE_COLUMNS, Product
from magazine.due.expiring import expiring_models
from magazine.due.publishing import publish
from magazine.models.plates import Plate

from .history import Event, events
from .past_schedule import set_back_features


def set_back(to: datetime, now: datetime) -> list[str]:
    """Do it, within the rehearsal's transaction; what could not be set back, in words."""
    troubles: list[str] = []
    for model in expiring_models():
        troubles += _set_back_model(model, to)
    troubles += set_back_features(to)
    _set_back_prices(to, now)
    # Live or not, by whatever way it came to be: every story is set anew when it is asked for.
    Plate.objects.update(wanted=F("wanted") + 1)
    return troubles


def _set_back_model(model: type[models.Model], to: datetime) -> list[str]:
    later = _came_later(model, to)
    up: set[int] = set()
    off: set[int] = set(later.values_list("pk", flat=True))
    republished: list[tuple[Revision, datetime]] = []
    for pk, told in events(model, to).items():
        if pk in off:
            continue
        before = [event for event in told if event.at <= to]
        after = [event for event in told if event.at > to]
        if not after:
            continue
        last = before[-1] if before else _not_noted(model, pk, after, to)
        (up if last.went_live else off).add(pk)
        if last.went_live and _has_changed(last, after):
            revision = Revision.objects.filter(pk=last.revision_id).first()
            republished += [(revision, last.at)] if revision else []
    rows = model._base_manager
    rows.filter(pk__in=off, live=True).update(live=False)
    rows.filter(pk__in=up, live=False).update(live=True)
    return _publish_again(republished)


def _came_later(model: type[models.Model], to: datetime) -> models.QuerySet:
    """What the public had never seen by then."""
    later = Q(first_published_at__gt=to)
    if model is Product:
        later |= Q(first_published_at=None, created_at__gt=to)
    return model._base_manager.filter(later)


def _not_noted(model: type[models.Model], pk: int, after: list[Event], to: datetime) -> Event:
    """How it stood before its first note: made by a programme, or an import, without one."""
    first = after[0]
    thing = model._base_manager.filter(pk=pk).first()
    never = thing is None or (thing.first_published_at is None and first.went_live)
    revision = None
    if thing is not None and any(event.went_live for event in after):
        kept = Revision.objects.for_instance(thing).filter(created_at__lte=to)
        revision = kept.order_by("-created_at").values_list("pk", flat=True).first()
    return Event(to, not never, revision)


def _has_changed(last: Event, after: Iterable[Event]) -> bool:
    """Whether another version has been published since the one that is kept."""
    return last.revision_id is not None and any(event.went_live for event in after)


def _publish_again(versions: list[tuple[Revision, datetime]]) -> list[str]:
    troubles = []
    for revision, at in sorted(versions, key=lambda pair: pair[1]):
        try:
            with transaction.atomic():
                publish(revision, at)
        except ValidationError as error:
            troubles.append(f"{revision.object_str}: {'; '.join(error.messages)}")
    return troubles


def _set_back_prices(to: datetime, now: datetime) -> None:
    """Of every product with an offer that began or ended in between."""
    between = (to, now)
    changed = Product.objects.filter(
        Q(offers__valid_from__range=between) | Q(offers__valid_until__range=between)
    )
    for product in Product.objects.filter(pk__in=changed.values("pk")):
        # By the instant of the rehearsal: `save` asks what time it is.
        product.save(update_fields=PRICE_COLUMNS)
