"""Who makes the bags, and what of."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string
from wagtail.search import index

from catalog.models.edition import CatalogueEdition
from catalog.traits import material_bits
from catalog.vocabulary import MaterialFamily, PriceTier

PRODUCTS_AT_ONCE = 500


class Brand(index.Indexed, models.Model):
    """A maker of bags, from a house in Paris to a name nobody wrote down."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    country = models.CharField(
        max_length=2, blank=True, help_text=_("Two letters, ISO 3166-1: FR, IT, GB …")
    )
    founded = models.PositiveSmallIntegerField(null=True, blank=True, help_text=_("Year"))
    site = models.URLField(blank=True)
    description = models.TextField(blank=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    price_tier = models.CharField(max_length=16, choices=PriceTier, default=PriceTier.DESIGNER)

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("description"),
        index.FilterField("price_tier"),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        super().save(*args, **kwargs)
        CatalogueEdition.turn()

    def get_absolute_url(self) -> str:
        return reverse("catalog:brand", args=[self.slug])

    @property
    def site_name(self) -> str:
        """The site as people say it: https://www.dior.com/en → dior.com"""
        return (urlsplit(self.site).hostname or "").removeprefix("www.")


class Material(models.Model):
    """A material by its trade name, with the family the eye goes by."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    family = models.CharField(max_length=16, choices=MaterialFamily)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        super().save(*args, **kwargs)
        self._tell(list(self.products.values_list("pk", flat=True)))

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        keys = list(self.products.values_list("pk", flat=True))
        deleted = super().delete(*args, **kwargs)
        self._tell(keys)
        return deleted

    def _tell(self, keys: Sequence[int]) -> None:
        """Let the products made of it be found by its family as it is now."""
        products = apps.get_model("catalog", "Product").objects
        for start in range(0, len(keys), PRODUCTS_AT_ONCE):
            some = products.filter(pk__in=keys[start : start + PRODUCTS_AT_ONCE])
            told = list(some.prefetch_related("materials"))
            for product in told:
                families = (one.family for one in product.materials.all())
                product.material_bits = material_bits(families)
            products.bulk_update(told, ["material_bits"])
