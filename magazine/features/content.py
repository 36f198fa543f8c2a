"""What a feature, or one of its variants, shows: a page, a product or a creative, and in
which words. Where and when it is shown is the feature's alone.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from .deleting import let_go_unless_booked
from .slots import Kind

LINK = RegexValidator(
    r"^(https?://[^\s/]+\S*|/(?!/)\S*)$",
    _("An address that begins with https://, or a path of this site that begins with /."),
)
HEAVIEST = 100


class Content(models.Model):
    """A target, and words and a picture that stand before the target's own."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=let_go_unless_booked,
        related_name="%(class)ss",
    )
    product = models.ForeignKey(
        "catalog.Product",
        null=True,
        blank=True,
        on_delete=let_go_unless_booked,
        related_name="%(class)ss",
    )
    link = models.CharField(
        max_length=500,
        blank=True,
        validators=[LINK],
        help_text=_("For a creative: where it leads, https://… or a path of this site such as /…"),
    )
    kicker = models.CharField(
        max_length=60, blank=True, help_text=_("Replaces the kicker of the page or product.")
    )
    headline = models.CharField(
        max_length=160,
        blank=True,
        help_text=_("Replaces the headline of the page or product; a creative needs one."),
    )
    text = models.CharField(
        max_length=400, blank=True, help_text=_("Replaces the standfirst; one or two sentences.")
    )
    image = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Replaces the picture of the page or product."),
    )
    weight = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(HEAVIEST)],
        help_text=_("Its share among the variants that rotate in the slot"),
    )

    class Meta:
        abstract = True

    @property
    def kind(self) -> Kind:
        """What it shows, by which target is set."""
        if self.page_id:
            return Kind.PAGE
        return Kind.PRODUCT if self.product_id else Kind.CREATIVE

    @property
    def can_be_shown(self) -> bool:
        """False while the page is not live or the product not visible."""
        if self.kind is Kind.PAGE:
            return self.page.live
        return self.product.live if self.kind is Kind.PRODUCT else True

    @property
    def targets(self) -> int:
        """How many of page, product and link are set."""
        return sum(bool(target) for target in (self.page_id, self.product_id, self.link))
