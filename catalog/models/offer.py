"""Where a product is, or was, to be had, and for how much."""

from datetime import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from catalog.vocabulary import Availability


class Offer(models.Model):
    """A price seen on a day: a retailer's offer, or one on record from a source.

    `price_minor` counts the currency's smallest unit (cents, pence; whole yen). It holds from
    `valid_from` up to, not including, `valid_until`; None leaves that end open.
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
    valid_from = models.DateTimeField(
        _("valid from"), null=True, blank=True, help_text=_("Nobody sees the price before.")
    )
    valid_until = models.DateTimeField(
        _("valid until"), null=True, blank=True, help_text=_("From then on it is a past price.")
    )
    checked_on = models.DateField(null=True, blank=True, help_text=_("The day the price was seen"))
    sponsored = models.BooleanField(
        default=True, help_text=_("The link may earn a commission: it is marked as sponsored.")
    )

    class Meta:
        ordering = ["availability", "price_minor"]
        indexes = [models.Index(fields=["product", "availability"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gt=models.F("valid_from")),
                name="offer_ends_after_start",
                violation_error_message=_("“Valid until” has to come after “valid from”."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.retailer}: {self.price_minor} {self.currency}"

    def is_current_at(self, at: datetime) -> bool:
        """Whether a reader could go and buy at this price at the instant."""
        is_over = self.valid_until is not None and self.valid_until <= at
        return self.availability in CURRENT and self.has_begun_at(at) and not is_over

    def has_begun_at(self, at: datetime) -> bool:
        """Whether anybody may know of it: before its window opens, a price is a secret."""
        return self.valid_from is None or self.valid_from <= at

    def next_change(self, after: datetime) -> datetime | None:
        """When its window next opens or closes; None when it does not."""
        ends = [at for at in (self.valid_from, self.valid_until) if at is not None and at > after]
        return min(ends, default=None)


CURRENT = frozenset({Availability.IN_STOCK, Availability.LOW, Availability.PREORDER})
