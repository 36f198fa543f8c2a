"""Everyday objects a bag is asked to hold."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from catalog.fit.shapes import LARGEST_MM, Item
from catalog.vocabulary import EssentialKind, EssentialShape

POSITIVE = MinValueValidator(Decimal("0.0001"))


class Essential(index.Indexed, models.Model):
    """An everyday object with its exact size in millimetres.

    A cylinder stands on its round face: `length_mm` is its height, `width_mm` and
    `thickness_mm` are both the diameter.
    """

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=EssentialKind)
    shape = models.CharField(max_length=12, choices=EssentialShape, default=EssentialShape.BOX)
    length_mm = models.DecimalField(
        _("length in mm"), max_digits=10, decimal_places=4, validators=[POSITIVE]
    )
    width_mm = models.DecimalField(
        _("width in mm"), max_digits=10, decimal_places=4, validators=[POSITIVE]
    )
    thickness_mm = models.DecimalField(
        _("thickness in mm"), max_digits=10, decimal_places=4, validators=[POSITIVE]
    )
    weight_g = models.DecimalField(
        _("weight in g"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    compressible_percent = models.PositiveSmallIntegerField(
        default=0,
        validators=[MaxValueValidator(90)],
        help_text=_("How much of its thinnest side gives way in the bag; 0 for a rigid thing."),
    )
    is_yardstick = models.BooleanField(
        _("shown beside every bag"),
        default=False,
        help_text=_("The card and the phone that every size drawing is set against."),
    )
    source_publisher = models.CharField(max_length=120, blank=True)
    source_title = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    source_date = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(shape=EssentialShape.CYLINDER)
                | models.Q(width_mm=models.F("thickness_mm")),
                name="essential_cylinder_is_round",
                violation_error_message=_("A cylinder is as thick as it is wide."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def item(self) -> Item:
        """The same thing as the fit engine takes it. Raises ValueError for an impossible size."""
        return Item(
            self.length_mm,
            self.width_mm,
            self.thickness_mm,
            shape=self.shape,
            compressible_percent=self.compressible_percent,
            name=self.name,
        )

    def clean(self) -> None:
        sides = (self.length_mm, self.width_mm, self.thickness_mm)
        if self.shape == EssentialShape.CYLINDER and self.width_mm != self.thickness_mm:
            raise ValidationError(
                {"thickness_mm": _("A cylinder is as thick as it is wide: both are its diameter.")}
            )
        if all(sides) and max(sides) > LARGEST_MM:
            raise ValidationError(_("That is larger than anything carried in a bag."))
