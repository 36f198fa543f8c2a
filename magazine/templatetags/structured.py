"""Stories as schema.org sees them, in the head of their pages. No queries of its own."""

import json

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.shortcuts import get_rendition_or_not_found

from magazine.models import Story, TipList

register = template.Library()

# Nothing in a text may end the script element or begin another.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
PUBLISHER = {"@type": "Organization", "name": "Reticule"}
PICTURE = "fill-1200x675|format-jpeg"


@register.simple_tag
def story_data(story: Story) -> SafeString:
    """A script element of type application/ld+json that describes the story."""
    told = json.dumps(describe(story), ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{told}</script>')  # noqa: S308


def describe(story: Story) -> dict[str, object]:
    """The schema.org Article of a story; a tip list's main entity is the list of its tips."""
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story.title,
        "description": story.share_text,
        "url": story.full_url,
        "mainEntityOfPage": story.full_url,
        "author": [
            {"@type": "Person", "name": person.title, "url": person.full_url}
            for person in story.people
        ],
        "publisher": PUBLISHER,
        "timeRequired": f"PT{story.reading_minutes}M",
    }
    if story.first_published_at:
        described["datePublished"] = story.first_published_at.isoformat()
    if story.last_published_at:
        described["dateModified"] = story.last_published_at.isoformat()
    if story.share_picture:
        described["image"] = get_rendition_or_not_found(story.share_picture, PICTURE).full_url
    if isinstance(story, TipList):
        described["mainEntity"] = _tips(story)
    return described


def _tips(story: TipList) -> dict[str, object]:
    return {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": tip.number,
                "name": tip.tip["name"],
                "url": f"{story.full_url}#{tip.anchor}",
            }
            for tip in story.numbered_tips
        ],
    }
