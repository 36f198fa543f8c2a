"""The catalogue's queries, in the catalogue's words."""

from __future__ import annotations

from django.db import models


class ProductQuerySet(models.QuerySet):
    """Products as readers look for them."""

    def visible(self) -> ProductQuerySet:
        """What the public may see."""
        return self.filter(live=True)

    def newest_first(self) -> ProductQuerySet:
        return self.order_by("-created_at", "-pk")

    def on_cards(self) -> ProductQuerySet:
        """With all that a card shows: brand, main picture and its renditions."""
        return self.select_related("brand", "image").prefetch_related("image__renditions")
