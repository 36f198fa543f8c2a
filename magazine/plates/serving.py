"""A story's document for a reader: the kept plate, or one set now, with its slots filled."""

from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import F, Subquery
from django.http import HttpResponse
from django.template.loader import render_to_string

from catalog.shown import shows, stays_until
from magazine.clock import is_rehearsal
from magazine.features.placements import fill, next_change
from magazine.models.plates import Edition, Plate
from magazine.models.stories import Story

from .setting import COMPONENTS, set_plate, with_slots

# Were a process to die between a change and the counting of it, this bounds the harm.
LONGEST_MEMORY_S = 60


class Kept(NamedTuple):
    """A good plate (its making counted), and the edition its slots are asked of."""

    page_id: int
    made: int
    document: str
    edition: int


class Shown(NamedTuple):
    """What slots show, as HTML by position, from one instant up to another; a digest of it."""

    slots: dict[str, str]
    since: datetime
    until: datetime | None
    digest: str


def kept_for(address: str) -> Kept | None:
    """The good plate of the live and public story at the address (Wagtail's `url_path`)."""
    edition = Edition.objects.values("number")[:1]
    return next(
        (
            Kept(*row)
            for row in Plate.objects.filter(
                page__slug=address.rstrip("/").rpartition("/")[2],
                page__url_path=address,
                page__live=True,
                is_public=True,
                made=F("wanted"),
            ).values_list("page_id", "made", "document", Subquery(edition))
        ),
        None,
    )


def plate_for(story: Story) -> Plate:
    """The story's plate, made anew when what is kept has fallen behind."""
    kept, _created = Plate.objects.get_or_create(page_id=story.pk)
    if kept.made == kept.wanted:
        return kept
    # A story on its way to a reader left its body behind.
    fresh = set_plate(type(story)._default_manager.get(pk=story.pk))
    Plate.objects.filter(page_id=story.pk, made__lt=kept.wanted).update(
        made=kept.wanted, document=fresh.document, is_public=fresh.is_public
    )
    return fresh


def printed(kept: Kept, at: datetime) -> HttpResponse:
    """The document as it is at the instant, tagged without being read through."""
    shown = _shown(kept.page_id, at) if is_rehearsal() else _remembered(kept, at)
    shows("page", kept.page_id)
    shows("slot", *COMPONENTS)
    stays_until(shown.until)
    answer = HttpResponse(with_slots(kept.document, shown.slots))
    answer.headers["ETag"] = f'"{kept.page_id}-{kept.made}-{shown.digest}"'
    return answer


def _remembered(kept: Kept, at: datetime) -> Shown:
    """What the slots show, worked out once for an edition and a stretch of time."""
    key = f"magazine.slots:{kept.edition}:{kept.page_id}"
    shown = cache.get(key)
    if shown is None or at < shown.since or (shown.until and at >= shown.until):
        shown = _shown(kept.page_id, at)
        cache.set(key, shown, LONGEST_MEMORY_S)
    return shown


def current_edition() -> int:
    """The number of the edition now."""
    return Edition.objects.values_list("number", flat=True).get()


def _shown(page_id: int, at: datetime) -> Shown:
    others = Story.objects.visible().exclude(pk=page_id).newest_first().select_related("hero_image")
    newest = others.prefetch_related("hero_image__renditions")[:1]
    placements = fill(at, list(COMPONENTS), stories=newest)
    slots = {
        str(position): render_to_string(COMPONENTS[position], {"placement": placement})
        for position, placement in placements.items()
    }
    digest = blake2b("\0".join(slots.values()).encode(), digest_size=12).hexdigest()
    return Shown(slots, at, next_change(at, list(COMPONENTS)), digest)
