"""A bag (or case, or wallet): what it is, how big, and who says so."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import partial

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from stdnum import ean
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from catalog import clock, pictures, sizes, traits
from catalog.finding import ProductQuerySet
from catalog.models.edition import CatalogueEdition
from catalog.prices import PriceBand, price_band, yardstick_euros
from catalog.vocabulary import (
    Category,
    Closure,
    ColourFamily,
    Construction,
    Silhouette,
    WearMode,
)

POSITIVE = MinValueValidator(Decimal("0.0001"))


def millimetres(label: str, **options: object) -> models.DecimalField:
    """A length in mm, exact to a tenth of a micrometre; blank means not known."""
    return models.DecimalField(
        label,
        max_digits=10,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[POSITIVE],
        **options,
    )


def derived_millimetres() -> models.DecimalField:
    """A length in mm that `Product.derive` works out."""
    return models.DecimalField(max_digits=10, decimal_places=4, null=True, editable=False)


def validate_gtin(value: str) -> None:
    """GTIN-8, -12, -13 or -14 with a right check digit (GS1 General Specifications 7.9)."""
    if not ean.is_valid(value):
        raise ValidationError(
            _("%(value)s is not a GTIN: its last digit does not check, or the length is wrong."),
            params={"value": value},
        )


# What `derive_price` works out.
PRICE_COLUMNS = (
    "price_minor",
    "price_currency",
    "price_is_current",
    "price_euros",
    "price_band",
    "price_until",
    "trait_bits",
)

# Beside the inside and the brand, all that counting goes by: in an index, the whole of it.
_COUNTED = ("live", "price_euros", "trait_bits", "colour_bits", "material_bits")


class Product(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """One model of a bag, in whichever colours; the figures with their sources."""

    brand = models.ForeignKey("catalog.Brand", on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=160)
    category = models.CharField(max_length=12, choices=Category, default=Category.BAG)
    silhouette = models.CharField(max_length=12, choices=Silhouette, default=Silhouette.TOP_HANDLE)
    season = models.CharField(max_length=40, blank=True, help_text=_("SS2018, AW2019, 1820–1830 …"))
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, db_index=True, help_text=_("The year it was first made or shown")
    )
    description = models.TextField(blank=True)

    width_mm = millimetres(_("width in mm"))
    height_mm = millimetres(_("height in mm"))
    depth_mm = millimetres(_("depth in mm"))
    inner_width_mm = millimetres(_("inner width in mm"))
    inner_height_mm = millimetres(_("inner height in mm"))
    inner_depth_mm = millimetres(_("inner depth in mm"))
    handle_drop_mm = millimetres(_("handle drop in mm"))
    strap_drop_mm = millimetres(_("strap drop in mm"))
    has_strap = models.BooleanField(_("has a strap or chain"), default=False, db_index=True)
    strap_detachable = models.BooleanField(_("the strap comes off"), null=True, blank=True)
    weight_g = models.DecimalField(
        _("weight in g"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    closure = models.CharField(max_length=12, choices=Closure, default=Closure.UNKNOWN, blank=True)
    construction = models.CharField(
        max_length=12, choices=Construction, default=Construction.STRUCTURED
    )
    materials = ParentalManyToManyField("catalog.Material", blank=True, related_name="products")

    worn_hand = models.BooleanField(WearMode.HAND.label, default=False)
    worn_shoulder = models.BooleanField(WearMode.SHOULDER.label, default=False)
    worn_crossbody = models.BooleanField(WearMode.CROSSBODY.label, default=False)
    worn_necklace = models.BooleanField(WearMode.NECKLACE.label, default=False)
    worn_wrist = models.BooleanField(WearMode.WRIST.label, default=False)
    worn_belt = models.BooleanField(WearMode.BELT.label, default=False)
    worn_charm = models.BooleanField(WearMode.CHARM.label, default=False)

    modular_with = models.ManyToManyField(
        "self", through="catalog.ModularPiece", symmetrical=False, blank=True
    )
    sku = models.CharField(_("SKU"), max_length=64, blank=True, db_index=True)
    gtin = models.CharField(
        _("GTIN"),
        max_length=14,
        blank=True,
        db_index=True,
        validators=[RegexValidator(r"^\d+$", _("Digits alone.")), validate_gtin],
        help_text=_("The number under the barcode: 8, 12, 13 or 14 digits"),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    # Derived by `derive`, never typed: what search, filters and cards go by.
    long_mm = derived_millimetres()
    mid_mm = derived_millimetres()
    short_mm = derived_millimetres()
    inner_long_mm = derived_millimetres()
    inner_mid_mm = derived_millimetres()
    inner_short_mm = derived_millimetres()
    face_mm2 = models.DecimalField(max_digits=16, decimal_places=4, null=True, editable=False)
    volume_ml = models.DecimalField(max_digits=14, decimal_places=4, null=True, editable=False)
    size_class = models.CharField(max_length=8, choices=sizes.CHOICES, blank=True, editable=False)
    price_minor = models.PositiveBigIntegerField(null=True, editable=False)
    price_currency = models.CharField(max_length=3, blank=True, editable=False)
    price_is_current = models.BooleanField(default=False, editable=False)
    price_euros = models.PositiveIntegerField(null=True, editable=False)
    price_band = models.CharField(max_length=8, choices=PriceBand, blank=True, editable=False)
    # When an offer's window next opens or closes, and these five have to be worked out anew.
    price_until = models.DateTimeField(null=True, editable=False)
    # What facets are counted by: see `catalog.traits`.
    trait_bits = models.IntegerField(default=0, editable=False)
    colour_bits = models.IntegerField(default=0, editable=False)
    material_bits = models.IntegerField(default=0, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="product")

    objects = ProductQuerySet.as_manager()

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.RelatedFields("brand", [index.SearchField("name"), index.AutocompleteField("name")]),
        index.SearchField("description"),
        index.SearchField("sku"),
        index.SearchField("gtin"),
        index.RelatedFields("materials", [index.SearchField("name")]),
        index.FilterField("live"),
        index.FilterField("brand_id"),
        index.FilterField("size_class"),
    ]

    class Meta:
        ordering = ["brand__name", "name"]
        constraints = [
            models.UniqueConstraint(fields=["brand", "slug"], name="product_slug_in_brand"),
        ]
        indexes = [
            models.Index(fields=["live", "-created_at", "id"], name="product_newest"),
            models.Index(fields=["live", "face_mm2", "id"], name="product_by_face"),
            models.Index(fields=["live", "price_euros", "id"], name="product_by_price"),
            models.Index(fields=["live", "size_class"], name="product_size_class"),
            models.Index(
                fields=["price_until"],
                condition=models.Q(price_until__isnull=False),
                name="product_price_until",
            ),
            models.Index(
                fields=["inner_long_mm", "inner_mid_mm", "inner_short_mm"],
                include=["brand", *_COUNTED],
                name="product_by_inside",
            ),
            models.Index(
                fields=["brand", "-created_at", "id"],
                include=["inner_long_mm", "inner_mid_mm", "inner_short_mm", *_COUNTED],
                name="product_of_brand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brand} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("catalog:product", args=[self.brand.slug, self.slug])

    @property
    def wear_modes(self) -> list[WearMode]:
        """The ways it is worn, in the vocabulary's order."""
        return [mode for mode in WearMode if getattr(self, f"worn_{mode.value}")]

    @property
    def interior(self) -> sizes.Interior:
        """The room inside: measured where a source measured it, else estimated."""
        measured = (self.inner_width_mm, self.inner_height_mm, self.inner_depth_mm)
        if all(side is not None for side in measured):
            return sizes.Interior(*measured, measured=True)
        return sizes.estimate_interior(
            self.width_mm, self.height_mm, self.depth_mm, self.construction
        )

    @property
    def launches_at(self) -> datetime | None:
        """When it goes, or first went, on the site; None while nobody has said when."""
        if self.live or self.pk is None:
            return self.first_published_at
        scheduled = self.scheduled_revision
        return scheduled.approved_go_live_at if scheduled else None

    def derive(self, at: datetime) -> None:
        """Work out every derived column from the figures, and the price as of the instant."""
        self.derive_sizes()
        self.derive_price(at)
        self.colour_bits = traits.colour_bits(one.family for one in self.colourways.all())
        self.material_bits = traits.material_bits(one.family for one in self.materials.all())

    def derive_sizes(self) -> None:
        """What goes by the figures alone."""
        outside = (self.width_mm, self.height_mm, self.depth_mm)
        self.long_mm, self.mid_mm, self.short_mm = sizes.sorted_dimensions(*outside) or (None,) * 3
        inside = self.interior
        self.inner_long_mm, self.inner_mid_mm, self.inner_short_mm = (
            sizes.sorted_dimensions(inside.width_mm, inside.height_mm, inside.depth_mm)
            or (None,) * 3
        )
        self.face_mm2 = sizes.face_mm2(*outside)
        self.volume_ml = sizes.volume_ml(*outside)
        self.size_class = sizes.size_class(*outside)

    def derive_price(self, at: datetime) -> None:
        """The lowest price to be had at the instant; where there is none, the latest on record."""
        told = list(self.offers.all())
        offers = [offer for offer in told if offer.has_begun_at(at)]
        current = [offer for offer in offers if offer.is_current_at(at)]
        priced = [
            (euros, offer)
            for offer in (current or _latest_on_record(offers))
            if (euros := yardstick_euros(offer.price_minor, offer.currency)) is not None
        ]
        euros, offer = min(priced, key=lambda pair: pair[0]) if priced else (None, None)
        self.price_minor = offer.price_minor if offer else None
        self.price_currency = offer.currency if offer else ""
        self.price_is_current = bool(offer and current)
        self.price_euros = euros
        self.price_band = price_band(euros)
        changes = (offer.next_change(at) for offer in told)
        self.price_until = min((change for change in changes if change), default=None)
        self.trait_bits = traits.trait_bits(
            self.size_class,
            self.has_strap,
            self.price_band,
            self.wear_modes,
            self.interior.measured,
        )

    def clean(self) -> None:
        """Refuse an inside that is larger than the outside, and half an inside."""
        inside = [self.inner_width_mm, self.inner_height_mm, self.inner_depth_mm]
        if any(inside) and not all(inside):
            raise ValidationError(
                _("A measured inside needs all three of its sides; leave all blank to estimate it.")
            )
        outside = [self.width_mm, self.height_mm, self.depth_mm]
        if all(inside) and all(outside):
            pairs = zip(sorted(inside), sorted(outside), strict=True)
            if any(inner > outer for inner, outer in pairs):
                raise ValidationError(_("The inside is larger than the outside: check both."))

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive(clock.now())
        super().save(*args, **kwargs)
        CatalogueEdition.turn()
        if self.live:
            transaction.on_commit(partial(pictures.warm, self))

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        CatalogueEdition.turn()
        return super().delete(*args, **kwargs)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "catalog/product.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        """The public page's own context, of the draft as it stands in the form."""
        from catalog.views import product_context

        self.derive(clock.instant_of(request))
        return product_context(request, self)


def _latest_on_record(offers: Iterable) -> list:
    dated = [offer for offer in offers if offer.checked_on]
    if not dated:
        return list(offers)
    latest = max(offer.checked_on for offer in dated)
    return [offer for offer in dated if offer.checked_on == latest]


class Colourway(Orderable):
    """One colour a product comes in; the hex is what the drawing is filled with."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="colourways")
    name = models.CharField(max_length=60)
    family = models.CharField(max_length=8, choices=ColourFamily, db_index=True)
    hex = models.CharField(
        max_length=7,
        default="#1A1A1A",
        validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("A # and six hex digits: #B3122B"))],
    )

    def __str__(self) -> str:
        return self.name


class ProductImage(Orderable):
    """A further picture of a product."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="images")
    image = models.ForeignKey(get_image_model_string(), on_delete=models.CASCADE, related_name="+")
    caption = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.caption or str(self.image)


class ModularPiece(Orderable):
    """A product that clips, hangs or nests with another; said once, it holds for both."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="modular_pieces")
    other = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["product", "other"], name="modular_piece_once"),
            models.CheckConstraint(
                condition=~models.Q(product=models.F("other")),
                name="modular_piece_is_another",
                violation_error_message=_("A bag is not a piece of itself."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.other)


class Source(Orderable):
    """Who states the figures, and in which words; where sources disagree each has its own."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="sources")
    publisher = models.CharField(max_length=120)
    title = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=500, blank=True)
    dated = models.DateField(_("dated"), null=True, blank=True)
    says = models.CharField(
        max_length=300, blank=True, help_text=_("The figures as stated there: 12 × 9.5 cm")
    )
    fits = models.CharField(
        _("what goes in"),
        max_length=300,
        blank=True,
        help_text=_("What the source says does or does not go in"),
    )
    is_basis = models.BooleanField(_("our figures follow this one"), default=False)

    def __str__(self) -> str:
        return self.publisher
