"""Setting a story: its whole document, with a mark where each slot is."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from magazine.chrome import Chrome
from magazine.features.slots import Position
from magazine.models.plates import Plate
from magazine.models.stories import Story

# The slots around a story, each with the component that shows it.
COMPONENTS = {
    Position.SITE_BANNER: "components/site_banner.html",
    Position.ARTICLE_FOOTER: "components/article_footer.html",
}
# Comments cannot be typed into a story: rich text drops them and all else is escaped.
MARKS = {position: SafeString(f"<!-- slot {position} -->") for position in COMPONENTS}


def set_plate(story: Story) -> Plate:
    """Set the story as everybody sees it, without keeping it."""
    site = story.get_site()
    chrome = Chrome(lambda: site.root_page if site else None)
    context = {"page": story, "chrome": chrome, "marks": {str(key): MARKS[key] for key in MARKS}}
    return Plate(
        page_id=story.pk,
        document=render_to_string(story.template, context),
        is_public=not story.get_view_restrictions(),
    )


def with_slots(document: str, slots: dict[str, str]) -> str:
    """The document with what its slots show; a slot that shows nothing leaves nothing."""
    for position, mark in MARKS.items():
        document = document.replace(mark, slots.get(position, ""), 1)
    return document
