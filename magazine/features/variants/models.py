"""What is stored of a variant: what it says in place of its feature, and how often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from magazine.features.content import Content
from magazine.features.slots import Kind

if TYPE_CHECKING:
    from magazine.features.models import Feature

# Beside the feature's own: five in a slot, as many as a month of readers can tell apart.
MOST_VARIANTS = 4


class VariantQuerySet(models.QuerySet):
    """Variants as the site asks for them."""

    def of(self, feature_ids: Iterable[int]) -> dict[int, list[Variant]]:
        """The variants of each feature, in order, with all that a slot shows of them."""
        found: dict[int, list[Variant]] = defaultdict(list)
        rows = self.filter(feature__in=feature_ids).select_related(
            "image", "page__story__hero_image", "product__brand", "product__image"
        )
        for variant in rows.order_by("feature", "sort_order", "pk"):
            found[variant.feature_id].append(variant)
        return found


class Variant(Orderable, Content):
    """Shown in place of its feature to its share of the readers.

    With a target of its own it is a thing of its own; without one it keeps its feature's,
    and what it leaves empty is said in the feature's words.
    """

    feature = ParentalKey("features.Feature", on_delete=models.CASCADE, related_name="variants")
    label = models.CharField(
        max_length=40, help_text=_("For the desk: what is tried, “Shorter headline”")
    )

    objects = VariantQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page=None, product=None)
                | models.Q(page=None, link="")
                | models.Q(product=None, link=""),
                name="variant_has_one_target",
                violation_error_message=_("A variant shows one thing at most."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def is_booked(self, at: datetime) -> bool:
        return self.feature.is_booked(at)

    def described(self) -> str:
        return self.feature.described()

    def clean(self) -> None:
        """Raises ValidationError by field, for what is wrong wherever it stands."""
        errors: dict[str, str] = {}
        if self.targets > 1:
            errors["page"] = _("Choose one at most: a page, a product, or a link.")
        elif self.link and not self.headline:
            errors["headline"] = _("A creative needs a headline.")
        elif not (self.targets or self.kicker or self.headline or self.text or self.image_id):
            errors["headline"] = _("Say what differs: this is the same as the feature.")
        if errors:
            raise ValidationError(errors)

    def clean_beside(self, feature: Feature) -> None:
        """Raises ValidationError by field, for what this feature or its slot does not take."""
        if not self.targets:
            return
        if feature.sponsored and self.kind is not Kind.CREATIVE:
            raise ValidationError(
                {self.kind.value: _("The feature is sponsored: only a link can replace its own.")}
            )
        if not feature.slot.accepts(self.kind):
            raise ValidationError(
                {
                    "link" if self.kind is Kind.CREATIVE else self.kind.value: _(
                        "%(slot)s does not take this. It accepts: %(kinds)s."
                    )
                    % {
                        "slot": feature.slot,
                        "kinds": ", ".join(str(kind.label) for kind in feature.slot.accepted),
                    }
                }
            )


def copies(variants: Iterable[Variant]) -> list[Variant]:
    """The same again, of no feature yet: `another.variants = copies(one.variants.all())`."""
    made = [copy(variant) for variant in variants]
    for variant in made:
        variant.pk, variant._state.adding = None, True
    return made
