"""News feeds, in Atom: the newest stories, and the bags that came last."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, Filter
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Page

from catalog.models import Product
from catalog.pictures import SHARED
from catalog.specification import describe
from magazine.chrome import home_of
from magazine.clock import instant_of
from magazine.models import Story

NEWEST = 30


class Asked(NamedTuple):
    """Whose feed is asked for, by which address, at which instant."""

    home: Page | None
    root: str
    at: datetime


class _Atom(Atom1Feed):
    """An empty feed is as new as the request: Django would ask the wall clock."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["asked_at"]


class _NewestFeed(Feed):
    feed_type = _Atom

    def get_object(self, request: HttpRequest) -> Asked:
        root = request.build_absolute_uri("/").rstrip("/")
        return Asked(home_of(request), root, instant_of(request))

    def feed_extra_kwargs(self, asked: Asked) -> dict[str, object]:
        return {"asked_at": asked.at}

    def items(self, asked: Asked) -> Iterable:
        newest = list(self.newest(asked))
        for one in newest:
            one.feed_root = asked.root
        return newest

    def newest(self, asked: Asked) -> Iterable:
        raise NotImplementedError


class StoryFeed(_NewestFeed):
    """Trend articles and tip lists, the last published first."""

    title = _("Reticule: new stories")
    subtitle = _("Trends and tips about bags, and what goes in them.")
    link = "/"
    feed_url = reverse_lazy("story_feed")

    def newest(self, asked: Asked) -> Iterable[Story]:
        if asked.home is None:
            return Story.objects.none()
        stories = Story.objects.visible().public().descendant_of(asked.home)
        return stories.newest_first().on_cards()[:NEWEST]

    def item_guid(self, story: Story) -> str:
        """The same whatever becomes of the address."""
        return f"urn:uuid:{story.translation_key}"

    def item_link(self, story: Story) -> str:
        return story.url

    def item_title(self, story: Story) -> str:
        return story.title

    def item_description(self, story: Story) -> SafeString:
        return _told(story.share_picture, story.standfirst, story.feed_root)

    def item_author_name(self, story: Story) -> str:
        return ", ".join(person.title for person in story.people)

    def item_categories(self, story: Story) -> list[str]:
        return [story.kicker] if story.kicker else []

    def item_pubdate(self, story: Story) -> datetime | None:
        return story.first_published_at

    def item_updateddate(self, story: Story) -> datetime | None:
        return story.last_published_at


class BagFeed(_NewestFeed):
    """Products by their launch, the last first."""

    title = _("Reticule: new bags")
    subtitle = _("Bags with their size measured, as they come into the catalogue.")
    link = reverse_lazy("catalog:catalogue")
    feed_url = reverse_lazy("bag_feed")

    def newest(self, asked: Asked) -> Iterable[Product]:
        return Product.objects.visible().last_launched_first().on_cards()[:NEWEST]

    def item_link(self, product: Product) -> str:
        return reverse("catalog:product", args=[product.brand.slug, product.slug])

    def item_title(self, product: Product) -> str:
        return str(product)

    def item_description(self, product: Product) -> SafeString:
        return _told(product.image, describe(product), product.feed_root)

    def item_author_name(self, product: Product) -> str:
        return product.brand.name

    def item_pubdate(self, product: Product) -> datetime:
        return product.launched_at

    def item_updateddate(self, product: Product) -> datetime:
        return max(product.last_published_at or product.launched_at, product.launched_at)


def _told(image: AbstractImage | None, text: str, root: str) -> SafeString:
    """The picture, where there is one, and the words."""
    words = format_html("<p>{}</p>", text) if text else SafeString("")
    if image is None:
        return words
    rendition = get_rendition_or_not_found(image, Filter(spec=SHARED))
    url = rendition.url if "//" in rendition.url else f"{root}{rendition.url}"
    return format_html('<p><img src="{}" alt="{}"></p>{}', url, image.description, words)
