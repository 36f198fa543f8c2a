"""Which stories show a thing, and having their plates made anew when it changes."""

from django.apps import AppConfig
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import post_delete, post_migrate, post_save
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from magazine.freshness.purging import call_back, call_back_showing, call_back_slot
from magazine.models.plates import Edition, Plate

# Home, and the pages right under it: what the masthead and the footer list.
DEPTH_OF_NAVIGATION = 3
# A picture is on a brand, the brand on a product, the product in a story: three steps
# reach every story; a cycle of references ends there too.
STEPS_TO_A_STORY = 3


def stories_showing(thing: models.Model) -> set[int]:
    """Primary keys of the pages that show `thing`, directly or by way of other things."""
    pages: set[int] = set()
    seen = {_key(thing)}
    frontier = list(seen)
    page_type_id = ContentType.objects.get_for_model(Page).pk
    for _step in range(STEPS_TO_A_STORY):
        wanted = models.Q(pk__in=[])
        for content_type_id, object_id in frontier:
            wanted |= models.Q(to_content_type_id=content_type_id, to_object_id=object_id)
        references = ReferenceIndex.objects.filter(wanted).values_list(
            "base_content_type_id", "object_id"
        )
        frontier = [key for key in set(references) if key not in seen]
        seen.update(frontier)
        pages.update(int(object_id) for kind, object_id in frontier if kind == page_type_id)
    return pages


def _key(thing: models.Model) -> tuple[int, str]:
    """As the reference index names it: by the base model's content type."""
    base = thing._meta.get_parent_list()[-1] if thing._meta.get_parent_list() else type(thing)
    content_type = ContentType.objects.get_for_model(base, for_concrete_model=False)
    return content_type.pk, str(thing.pk)


def connect(app: AppConfig) -> None:
    """Watch everything that a story, or a slot beside it, can show."""
    from catalog import models as shown
    from magazine.features.models import Campaign, Feature, Slot, Variant
    from magazine.models import MagazineImage, Trend

    watched = (shown.Product, shown.Brand, shown.Material, shown.Essential, MagazineImage, Trend)
    for signal in (post_save, post_delete):
        for model in watched:
            signal.connect(_changed, sender=model)
        signal.connect(_offer_changed, sender=shown.Offer)
        for model in (Site, PageViewRestriction):
            signal.connect(_frame_changed, sender=model)
        for model in (Feature, Slot, Variant):
            signal.connect(_slots_changed, sender=model)
        signal.connect(_campaign_changed, sender=Campaign)
    page_published.connect(_published)
    page_unpublished.connect(_unpublished)
    page_slug_changed.connect(_frame_changed)
    post_page_move.connect(_frame_changed)
    # A new release may set stories differently.
    post_migrate.connect(_frame_changed, sender=app)


def _changed(sender: type, instance: models.Model, **_kwargs: object) -> None:
    showing = stories_showing(instance)
    _renew(showing)
    call_back_showing(instance, showing)


def _offer_changed(sender: type, instance: models.Model, **_kwargs: object) -> None:
    _changed(sender, instance.product)


def _slots_changed(sender: type, instance: models.Model, **_kwargs: object) -> None:
    _count_edition()
    call_back_slot(instance)


def _campaign_changed(sender: type, instance: models.Model, **_kwargs: object) -> None:
    """Its features come on, or go, without being saved themselves."""
    _count_edition()
    if instance.pk is not None:
        for feature in instance.features.approved().select_related("slot"):
            call_back_slot(feature)


def _published(sender: type, instance: Page, **_kwargs: object) -> None:
    """A story's own plate is made at once; those of stories that show it, when next asked for."""
    from magazine.models import Story
    from magazine.plates.serving import plate_for

    _page_changed(instance)
    if instance.depth <= DEPTH_OF_NAVIGATION:
        _frame_changed(sender)
    story = instance.specific
    if isinstance(story, Story):
        transaction.on_commit(lambda: plate_for(story))


def _unpublished(sender: type, instance: Page, **_kwargs: object) -> None:
    """Nobody links to, or is signed by, a page that is not there."""
    _page_changed(instance)
    if instance.depth <= DEPTH_OF_NAVIGATION:
        _frame_changed(sender)


def _page_changed(page: Page) -> None:
    showing = {page.pk} | stories_showing(page)
    _renew(showing)
    # The page of somebody who signed it lists it.
    call_back(showing | {byline.person_id for byline in page.bylines.all()})


def _frame_changed(sender: object, **_kwargs: object) -> None:
    """Addresses, navigation or rights: any story may be touched. Rare, so all are made anew."""
    Plate.objects.update(wanted=models.F("wanted") + 1)
    _count_edition()
    call_back(everything=True)


def _renew(page_ids: set[int]) -> None:
    """Let the plates of these pages be made anew before they are next shown."""
    if page_ids:
        Plate.objects.filter(page_id__in=page_ids).update(wanted=models.F("wanted") + 1)
    _count_edition()


def _count_edition() -> None:
    """After the commit: within it, everybody who saves anything would queue for the one row."""
    transaction.on_commit(lambda: Edition.objects.update(number=models.F("number") + 1))
