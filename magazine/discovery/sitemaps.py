"""The map of the site for search engines: Wagtail's pages, and the catalogue."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from catalog.brands import brands_with_bags
from catalog.models import Brand, Product


class ProductSitemap(Sitemap):
    """Every visible product."""

    limit = 5000

    def items(self) -> QuerySet[Product]:
        return Product.objects.visible().select_related("brand").order_by("pk")

    def lastmod(self, product: Product) -> datetime | None:
        return product.last_published_at


class BrandSitemap(Sitemap):
    """Every brand that has a visible product."""

    def items(self) -> QuerySet[Brand]:
        return brands_with_bags().order_by("pk")
