"""The rows that belong to one product, from all their tables in one query.

A product's page shows five small lists. A query for each would spend more on the way there
and back than on the rows; nothing else in the catalogue needs this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import CharField, F, Field, Model, QuerySet, Value
from django.db.models.functions import JSONObject

from catalog.models import Colourway, Material, Offer, Product, ProductImage, Source


@dataclass(frozen=True, slots=True)
class Children:
    """What belongs to a product, each list in its own order."""

    colourways: list[Colourway]
    materials: list[Material]
    images: list[ProductImage]
    sources: list[Source]
    offers: list[Offer]


def children_of(product: Product) -> Children:
    """As stored; of a draft, as it stands in the form."""
    if _is_draft(product):
        return Children(
            list(product.colourways.all()),
            list(product.materials.all()),
            list(product.images.all()),
            list(product.sources.all()),
            list(product.offers.all()),
        )
    own = {"product_id": product.pk}
    tables = {
        "colourways": Colourway.objects.filter(**own),
        "materials": Material.objects.filter(products=product),
        "images": ProductImage.objects.filter(**own),
        "sources": Source.objects.filter(**own),
        "offers": Offer.objects.filter(**own),
    }
    found = _fetch(tables)
    for name in ("colourways", "images", "sources"):
        found[name].sort(key=lambda row: (row.sort_order or 0, row.pk))
    found["materials"].sort(key=lambda material: material.name)
    found["offers"].sort(key=lambda offer: (offer.price_minor, offer.pk))
    return Children(**found)


def _is_draft(product: Product) -> bool:
    """Whether lists of the product are held in memory, as a form or a revision does."""
    return product.pk is None or bool(getattr(product, "_cluster_related_objects", None))


def _fetch(tables: dict[str, QuerySet]) -> dict[str, list]:
    arms = [
        rows.order_by().values_list(
            Value(name, output_field=CharField()),
            JSONObject(**{field.attname: F(field.attname) for field in _fields(rows.model)}),
        )
        for name, rows in tables.items()
    ]
    found: dict[str, list] = {name: [] for name in tables}
    for name, told in arms[0].union(*arms[1:], all=True):
        found[name].append(_row(tables[name].model, told))
    return found


def _row(model: type[Model], told: dict[str, object]) -> Model:
    fields = _fields(model)
    values = [_value(field, told[field.attname]) for field in fields]
    return model.from_db("default", [field.attname for field in fields], values)


def _value(field: Field, told: object) -> object:
    """As the field itself would load it: SQLite keeps an instant in UTC without saying so."""
    value = field.to_python(told)
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value


def _fields(model: type[Model]) -> Iterable[Field]:
    return model._meta.concrete_fields
