"""Choosing a product in the admin: found by brand and name, shown with picture and size."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from catalog.columns import ThumbnailColumn, size_class_column, size_column, state_column
from catalog.finding import ProductQuerySet
from catalog.models import Product


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
        return Product.objects.on_cards().select_related("latest_revision")

    @property
    def columns(self) -> list[Column]:
        return [
            ThumbnailColumn(),
            self.title_column,
            size_column(),
            size_class_column(),
            state_column(),
        ]


class ProductChooseView(ProductChoiceMixin, ChooseView):
    """The chooser as it opens."""


class ProductChooseResultsView(ProductChoiceMixin, ChooseResultsView):
    """The chooser's list when it is searched or leafed through."""


class ProductChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ProductChooseView
    choose_results_view_class = ProductChooseResultsView
