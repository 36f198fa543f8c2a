"""The catalogue in the admin: lists, filters, choosers. The edit screens are in `panels`."""

import django_filters
from django import forms
from django.db.models import Field, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import (
    IndexView,
    InspectView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from catalog import panels
from catalog.finding import ProductQuerySet
from catalog.measures import format_both, format_dimensions, format_weight
from catalog.models import Brand, Essential, Material, Product
from catalog.pictures import THUMBNAIL
from catalog.prices import PriceBand, print_price
from catalog.sizes import SizeClass
from catalog.vocabulary import Category

THUMBNAIL_PX = 48


def size_of(product: Product) -> str:
    return format_dimensions(product.width_mm, product.height_mm, product.depth_mm)


def price_of(product: Product) -> str:
    """The price that cards show; "" where there is none."""
    if product.price_minor is None:
        return ""
    price = print_price(product.price_minor, product.price_currency)
    return price if product.price_is_current else _("%(price)s on record") % {"price": price}


class ThumbnailColumn(Column):
    """A small picture of the product, or nothing."""

    def __init__(self) -> None:
        super().__init__("image", label="", width="1%")

    def get_value(self, instance: Product) -> SafeString:
        if instance.image is None:
            return format_html("")
        rendition = get_rendition_or_not_found(instance.image, Filter(spec=THUMBNAIL))
        return rendition.img_tag({"width": THUMBNAIL_PX, "height": THUMBNAIL_PX, "alt": ""})


SIZE_COLUMN = Column("size", label=_("Size"), accessor=size_of)
SIZE_CLASS_COLUMN = Column(
    "size_class", label=_("Class"), accessor="get_size_class_display", sort_key="face_mm2"
)
BRAND_COLUMN = Column("brand", label=_("Brand"), sort_key="brand__name")


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

    def get_field_display_value(self, field_name: str, field: Field | None) -> object:
        value = getattr(self.object, field_name, None)
        if field_name.endswith("_mm"):
            return _("not known") if value is None else format_both(value)
        return super().get_field_display_value(field_name, field)

    def get_weight_g_display_value(self) -> str:
        weight = self.object.weight_g
        return _("not known") if weight is None else format_weight(weight)

    def get_price_minor_display_value(self) -> str:
        return price_of(self.object)


class ProductSearchForm(BaseFilterForm):
    """The chooser's search: the same as the list's."""

    q = forms.CharField(
        label=_("Search term"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Brand or name")}),
    )

    def filter(self, products: ProductQuerySet) -> ProductQuerySet:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return products.matching(self.search_query)


class ProductChoiceMixin:
    """What the chooser shows of a product, in its window and in its lists alike."""

    filter_form_class = ProductSearchForm
    ordering = ("brand__name", "name", "pk")

    def get_object_list(self) -> ProductQuerySet:
        return Product.objects.on_cards()

    @property
    def columns(self) -> list[Column]:
        title, *others = super().columns
        return [ThumbnailColumn(), title, SIZE_COLUMN, SIZE_CLASS_COLUMN, *others]


class ProductChooseView(ProductChoiceMixin, ChooseView):
    """The chooser as it opens."""


class ProductChooseResultsView(ProductChoiceMixin, ChooseResultsView):
    """The chooser's list when it is searched or leafed through."""


class ProductChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ProductChooseView
    choose_results_view_class = ProductChooseResultsView


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
        BRAND_COLUMN,
        SIZE_COLUMN,
        SIZE_CLASS_COLUMN,
        Column("price", label=_("Price"), accessor=price_of, sort_key="price_euros"),
        LiveStatusTagColumn(sort_key="live"),
        UpdatedAtColumn(),
    ]
    list_per_page = 30
    ordering = ("brand__name", "name", "pk")
    inspect_view_enabled = True
    inspect_view_fields = [
        "brand",
        "name",
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
        return Product.objects.on_cards()


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
