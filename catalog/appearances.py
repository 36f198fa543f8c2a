"""Where a product appears: the public pages that show it."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from catalog.models import Product


def visible_pages() -> QuerySet[Page]:
    """Pages of every kind that are on the site."""
    return Page.objects.live()


def pages_showing(product: Product) -> QuerySet[Page]:
    """Live pages anybody may read that hold a reference to the product, the newest first.

    `Page.objects.public()` asks for the restrictions first; here they are part of one query.
    """
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
        to_content_type=ContentType.objects.get_for_model(Product),
        to_object_id=str(product.pk),
    )
    restrictions = PageViewRestriction.objects.alias(
        reader=ExpressionWrapper(OuterRef("path"), CharField())
    ).filter(reader__startswith=F("page__path"))
    return (
        visible_pages()
        .filter(Exists(references), ~Exists(restrictions))
        .order_by(F("first_published_at").desc(nulls_last=True), "-pk")
    )
