"""A good plate for a story: the kept one, or one made now and kept."""

from django.db.models import F
from django.template.loader import render_to_string

from magazine.models.plates import Plate
from magazine.models.stories import Story


def plate_for(story: Story, preview: bool = False) -> Plate:
    """The story's plate, made anew when what is kept has fallen behind.

    A preview shows a draft, so it is set afresh and never kept.
    """
    if preview or story.pk is None:
        return set_plate(story)
    kept = Plate.objects.filter(page_id=story.pk).first()
    if kept is None:
        kept, _created = Plate.objects.get_or_create(page_id=story.pk)
    if kept.made == kept.wanted:
        return kept
    fresh = set_plate(story)
    fresh.wanted = fresh.made = kept.wanted
    Plate.objects.filter(page_id=story.pk, made__lt=kept.wanted).update(
        made=kept.wanted, head_html=fresh.head_html, main_html=fresh.main_html
    )
    return fresh


def set_plate(story: Story) -> Plate:
    """Set the story's pages without keeping them."""
    context = {"page": story}
    return Plate(
        page_id=story.pk,
        head_html=render_to_string("magazine/plates/head.html", context),
        main_html=render_to_string(story.plate_template, context),
    )


def want_new_plates(page_ids: set[int]) -> None:
    """Let the plates of these pages be made anew before they are next shown."""
    Plate.objects.filter(page_id__in=page_ids).update(wanted=F("wanted") + 1)


def want_all_plates() -> None:
    """Let every plate be made anew before it is next shown."""
    Plate.objects.update(wanted=F("wanted") + 1)
