"""What is in a campaign beside its features: versions of pages and products, and prices.

One table a kind. A version is frozen when it is added: a copy of the draft, which later
edits leave alone.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from .deleting import keep_version, let_go_unless_awaited
from .models import Campaign


class AtEnd(models.TextChoices):
    """What becomes of a page or product when its campaign ends."""

    BACK = "back", _("Goes back to what it was; what was new leaves the site")
    STAY = "stay", _("Stays as it is")


class Item(models.Model):
    """Something of a campaign, with who added it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="%(class)ss")
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True
        ordering = ["pk"]


def _version(**options: object) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Revision", on_delete=keep_version, editable=False, related_name="+", **options
    )


class Release(Item):
    """The version of something that goes live with the campaign.

    `was_live` is None until it has; from then on, with the columns below it, it says all
    that has to be put back.
    """

    revision = _version()
    at_end = models.CharField(
        _("at the end"), max_length=5, choices=AtEnd, default=AtEnd.BACK, blank=False
    )

    was_live = models.BooleanField(null=True, editable=False)
    before = _version(null=True)
    live_revision_before = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    first_published_before = models.DateTimeField(null=True, editable=False)
    last_published_before = models.DateTimeField(null=True, editable=False)
    was_expired = models.BooleanField(default=False, editable=False)
    had_changes = models.BooleanField(default=False, editable=False)
    # A digest of the content right after the launch: whether it was edited since.
    went_live_as = models.CharField(max_length=64, blank=True, editable=False)

    class Meta(Item.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(was_live=None, before=None)
                | Q(was_live__isnull=False, before__isnull=False),
                name="%(class)s_knows_what_was_before",
            ),
        ]

    def __str__(self) -> str:
        return self.revision.object_str or str(self.target)

    @property
    def target(self) -> models.Model:
        """What it is a version of."""
        raise NotImplementedError

    @property
    def expires_at(self) -> datetime | None:
        """When the frozen version leaves the site by itself."""
        kept = self.revision.content.get("expire_at")
        return parse_datetime(kept) if kept else None

    @property
    def is_launched(self) -> bool:
        return self.was_live is not None

    @property
    def is_outdated(self) -> bool:
        """Whether there is a newer draft than the frozen one."""
        latest = self.target.latest_revision
        return latest is not None and latest.created_at > self.revision.created_at


class PageRelease(Release):
    """A version of a page."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=let_go_unless_awaited, related_name="releases"
    )

    class Meta(Release.Meta):
        verbose_name = _("page")
        constraints = [
            *Release.Meta.constraints,
            models.UniqueConstraint(fields=["campaign", "page"], name="page_once_a_campaign"),
        ]

    @property
    def target(self) -> models.Model:
        return self.page


class ProductRelease(Release):
    """A version of a product."""

    product = models.ForeignKey(
        "catalog.Product", on_delete=let_go_unless_awaited, related_name="releases"
    )

    class Meta(Release.Meta):
        verbose_name = _("product")
        constraints = [
            *Release.Meta.constraints,
            models.UniqueConstraint(fields=["campaign", "product"], name="product_once_a_campaign"),
        ]

    @property
    def target(self) -> models.Model:
        return self.product


class PriceWindow(Item):
    """A retailer's price that can be had while the campaign lasts, and at no other time.

    The offer itself is made when the campaign goes live: nothing of it is public before.
    """

    product = models.ForeignKey(
        "catalog.Product", on_delete=let_go_unless_awaited, related_name="price_windows"
    )
    retailer = models.CharField(max_length=120)
    price_minor = models.PositiveBigIntegerField(
        _("price, in the smallest unit"), help_text=_("Cents or pence: 36500 is 365.00")
    )
    currency = models.CharField(
        max_length=3,
        default="EUR",
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capitals, ISO 4217: EUR, GBP, USD."))],
    )
    url = models.URLField(_("address of the shop"), max_length=500, blank=True)
    sponsored = models.BooleanField(
        default=True, help_text=_("The link may earn a commission: it is marked as sponsored.")
    )
    offer = models.OneToOneField(
        "catalog.Offer",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="price_window",
    )

    class Meta(Item.Meta):
        verbose_name = _("price")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "product", "retailer"],
                name="price_once_a_campaign",
                violation_error_message=_("The campaign has a price of this retailer already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product}, {self.retailer}"
