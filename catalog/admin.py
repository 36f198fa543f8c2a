"""The catalogue in the admin: lists, filters, inspection. The edit screens are in `panels`, the
product chooser in `choosers`.
"""

import django_filters
from django import forms
from django.db.models import Field, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import (
    IndexView,
    InspectView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from catalog import panels
from catalog.choosers import ProductChooserViewSet
from catalog.columns import (
    ThumbnailColumn,
    launch_column,
    launch_of,
    price_of,
    size_class_column,
    size_column,
    state_column,
)
from catalog.finding import ProductQuerySet
from catalog.measures import format_both, format_dimensions, format_weight
from catalog.models import Brand, Essential, Material, Product
from catalog.prices import PriceBand
from catalog.sizes import SizeClass
from catalog.vocabulary import Category


class ProductFilterSet(WagtailFilterSet):
    """What an editor looks for, gaps in the figures among it."""

    MISSING = (
        ("image", _("Picture")),
        ("size", _("Width or height")),
        ("depth", _("Depth")),
        ("source", _("Source")),
        ("price", _("Price")),
    )
    _WITHOUT = {
        "image": {"image": None},
        "size": {"face_mm2": None},
        "depth": {"depth_mm": None},
        "source": {"sources": None},
        "price": {"price_minor": None},
    }

    live = django_filters.BooleanFilter(
        label=_("On the site"),
        widget=forms.RadioSelect(choices=[("", _("All")), ("true", _("Yes")), ("false", _("No"))]),
    )
    size_class = django_filters.MultipleChoiceFilter(
        label=_("Size class"),
        choices=[(size.value, size.label) for size in SizeClass],
        widget=forms.CheckboxSelectMultiple,
    )
    price_band = django_filters.MultipleChoiceFilter(
        label=_("Price"),
        choices=[choice for choice in PriceBand.choices if choice[0]],
        widget=forms.CheckboxSelectMultiple,
    )
    category = django_filters.MultipleChoiceFilter(
        label=_("Category"), choices=Category.choices, widget=forms.CheckboxSelectMultiple
    )
    missing = django_filters.ChoiceFilter(
        label=_("Missing"), choices=MISSING, method="filter_missing", empty_label=_("Anything")
    )

    class Meta:
        model = Product
        fields = ["brand", "live", "size_class", "price_band", "category", "missing"]

    def filter_missing(self, products: QuerySet, name: str, value: str) -> QuerySet:
        return products.filter(**self._WITHOUT[value])


class ProductIndexView(IndexView):
    """Found by any words of brand and name, with a picture beside each."""

    @cached_property
    def columns(self) -> list[Column]:
        tick, *others = super().columns
        return [tick, ThumbnailColumn(), *others]

    def search_queryset(self, queryset: ProductQuerySet) -> ProductQuerySet:
        return queryset.matching(self.search_query) if self.is_searching else queryset


class ProductInspectView(InspectView):
    """Lengths in both units, prices as printed."""

    def get_field_label(self, field_name: str, field: Field | None) -> str:
        """Without the unit the column is kept in: the value says its own."""
        label = super().get_field_label(field_name, field)
        if field_name == "first_published_at":
            return _("Launch")
        return label.removesuffix(" in mm").removesuffix(" in g")

    def get_field_display_value(self, field_name: str, field: Field | None) -> object:
        value = getattr(self.object, field_name, None)
        if value is None or value == "":
            return _("not known")
        if field_name.endswith("_mm"):
            return format_both(value)
        return super().get_field_display_value(field_name, field)

    def get_weight_g_display_value(self) -> str:
        return format_weight(self.object.weight_g)

    def get_first_published_at_display_value(self) -> str:
        return launch_of(self.object) or _("not planned")

    def get_price_minor_display_value(self) -> str:
        return price_of(self.object)


class ProductViewSet(SnippetViewSet):
    model = Product
    icon = "tag"
    menu_label = _("Products")
    edit_handler = panels.PRODUCT
    index_view_class = ProductIndexView
    inspect_view_class = ProductInspectView
    chooser_viewset_class = ProductChooserViewSet
    filterset_class = ProductFilterSet
    list_display = [
        "name",
        Column("brand", label=_("Brand"), sort_key="brand__name"),
        size_column(),
        size_class_column(sort_key="face_mm2"),
        Column("price", label=_("Price"), accessor=price_of, sort_key="price_euros"),
        state_column(sort_key="live"),
        launch_column(),
        UpdatedAtColumn(),
    ]
    list_per_page = 30
    ordering = ("brand__name", "name", "pk")
    inspect_view_enabled = True
    inspect_view_fields = [
        "brand",
        "name",
        "first_published_at",
        "category",
        "silhouette",
        "season",
        "year",
        "width_mm",
        "height_mm",
        "depth_mm",
        "inner_width_mm",
        "inner_height_mm",
        "inner_depth_mm",
        "handle_drop_mm",
        "strap_drop_mm",
        "weight_g",
        "construction",
        "closure",
        "materials",
        "colourways",
        "size_class",
        "price_minor",
        "price_band",
        "sources",
        "offers",
        "modular_pieces",
        "sku",
        "gtin",
    ]

    def get_queryset(self, request: HttpRequest) -> ProductQuerySet:
        return Product.objects.on_cards().select_related("latest_revision")


class BrandViewSet(SnippetViewSet):
    model = Brand
    icon = "crosshairs"
    menu_label = _("Brands")
    panels = panels.BRAND
    list_display = ["name", "country", "founded", "get_price_tier_display", UpdatedAtColumn()]
    list_filter = ["price_tier"]
    inspect_view_enabled = True


class MaterialViewSet(SnippetViewSet):
    model = Material
    icon = "grip"
    menu_label = _("Materials")
    panels = panels.MATERIAL
    list_display = ["name", "get_family_display"]
    list_filter = ["family"]
    search_fields = ["name"]


class EssentialViewSet(SnippetViewSet):
    model = Essential
    icon = "key"
    menu_label = _("Essentials")
    edit_handler = panels.ESSENTIAL
    list_display = [
        "name",
        "get_kind_display",
        Column(
            "size",
            label=_("Size"),
            accessor=lambda one: format_dimensions(one.length_mm, one.width_mm, one.thickness_mm),
        ),
        "is_yardstick",
    ]
    list_filter = ["kind", "shape", "is_yardstick"]
    inspect_view_enabled = True


class CatalogueViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for the whole catalogue."""

    items = (ProductViewSet, BrandViewSet, MaterialViewSet, EssentialViewSet)
    menu_label = _("Catalogue")
    menu_icon = "tag"
    menu_order = 250
