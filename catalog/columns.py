"""What the admin's lists of products show, one column each."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_rendition_or_not_found

from catalog.measures import format_dimensions
from catalog.models import Product
from catalog.pictures import THUMBNAIL
from catalog.prices import print_price

THUMBNAIL_PX = 48


def size_of(product: Product) -> str:
    return format_dimensions(product.width_mm, product.height_mm, product.depth_mm)


def price_of(product: Product) -> str:
    """The price that cards show; "" where there is none."""
    if product.price_minor is None:
        return ""
    price = print_price(product.price_minor, product.price_currency)
    return price if product.price_is_current else _("%(price)s on record") % {"price": price}


def launch_of(product: Product) -> str:
    """When it goes, or first went, on the site; "" while nobody has said when."""
    revision = product.latest_revision
    coming = revision.approved_go_live_at if revision is not None else None
    at = product.first_published_at if product.live else coming
    return in_site_time(at) if at else ""


def in_site_time(at: datetime) -> str:
    """3 March 2026, 09:00 (Europe/Paris)."""
    local = timezone.localtime(at, ZoneInfo(settings.TIME_ZONE))
    return f"{formats.date_format(local, 'j F Y, H:i')} ({settings.TIME_ZONE})"


class ThumbnailColumn(Column):
    """A small picture of the product, or nothing."""

    def __init__(self) -> None:
        super().__init__("image", label=_("Picture"), width="1%")

    def get_value(self, instance: Product) -> SafeString | None:
        if instance.image is None:
            return None
        rendition = get_rendition_or_not_found(instance.image, Filter(spec=THUMBNAIL))
        return rendition.img_tag({"width": THUMBNAIL_PX, "height": THUMBNAIL_PX, "alt": ""})


def state_of(product: Product) -> str:
    """As Wagtail words it; its own property asks for the revisions of each product in turn."""
    revision = product.latest_revision
    if revision is not None and revision.approved_go_live_at:
        return _("scheduled") if not product.live else _("live + scheduled")
    if product.live:
        return _("live + draft") if product.has_unpublished_changes else _("live")
    return _("expired") if product.expired else _("draft")


def size_column() -> Column:
    return Column("size", label=_("Size"), accessor=size_of)


def size_class_column(sort_key: str | None = None) -> Column:
    return Column(
        "size_class", label=_("Class"), accessor="get_size_class_display", sort_key=sort_key
    )


def launch_column() -> Column:
    return Column("launch", label=_("Launch"), accessor=launch_of, sort_key="first_published_at")


def state_column(sort_key: str | None = None) -> Column:
    return Column("state", label=_("Status"), accessor=state_of, sort_key=sort_key)
