"""Prices of products: worked out anew when an offer's window opens or closes."""

from datetime import datetime

from django.db import models

from catalog.clock import as_of
from catalog.models import PRICE_COLUMNS, Product

from .locking import hold
from .sources import Done, Due, Instants, Source, Turn

REPRICED = "repriced"


class PriceWindows(Source):
    """Products whose price holds until an instant."""

    name = "price"

    def instants(self) -> list[Instants]:
        return [Instants(Product.objects.all(), "price_until", Turn.FOLLOWS)]

    def perform(self, item: Due, at: datetime) -> Done | None:
        hold(Product, item.pk)
        still = Product.objects.filter(pk=item.pk, price_until__lte=at).first()
        if still is None:
            return None
        meant_for = still.price_until
        with as_of(meant_for):
            still.save(update_fields=PRICE_COLUMNS)
        return Done(still, REPRICED, meant_for)

    def thing(self, item: Due) -> models.Model | None:
        return Product.objects.filter(pk=item.pk).first()
