"""Where a product is, or was, to be had, and for how much."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from catalog.vocabulary import Availability


class Offer(models.Model):
    """A price seen on a day: a retailer's offer, or one on record from a source.

    `price_minor` counts the currency's smallest unit (cents, pence; whole yen).
    """

    product = ParentalKey("catalog.Product", on_delete=models.CASCADE, related_name="offers")
    retailer = models.CharField(max_length=120)
    price_minor = models.PositiveBigIntegerField(
        _("price, in the smallest unit"), help_text=_("Cents or pence: 36500 is 365.00")
    )
    currency = models.CharField(
        max_length=3,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capitals, ISO 4217: EUR, GBP, USD."))],
    )
    url = models.URLField(max_length=500, blank=True)
    availability = models.CharField(
        max_length=12, choices=Availability, default=Availability.IN_STOCK
    )
    checked_on = models.DateField(null=True, blank=True, help_text=_("The day the price was seen"))
    sponsored = models.BooleanField(
        default=True, help_text=_("The link may earn a commission: it is marked as sponsored.")
    )

    class Meta:
        ordering = ["availability", "price_minor"]
        indexes = [models.Index(fields=["product", "availability"])]

    def __str__(self) -> str:
        return f"{self.retailer}: {self.price_minor} {self.currency}"

    @property
    def is_current(self) -> bool:
        """Whether a reader could still go and buy at this price."""
        return self.availability in CURRENT


CURRENT = frozenset({Availability.IN_STOCK, Availability.LOW, Availability.PREORDER})
