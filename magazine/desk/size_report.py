"""The report of sizes that disagree: live stories whose words and catalogue do not match."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.rich_text import RichText

from catalog.measures import format_dimensions
from catalog.models import Product
from magazine.models import Story

from .stated_sizes import Disagreement, Known, disagreements

_ENDS_A_LINE = ("</p>", "</li>", "</h2>", "</h3>", "<br/>", "<br>")


@dataclass(frozen=True, slots=True)
class Row:
    """One size in one story that is not the catalogue's."""

    story: Page
    found: Disagreement

    @property
    def title(self) -> str:
        return self.story.title

    @property
    def product(self) -> str:
        return f"{self.found.product.brand} {self.found.product.name}"

    @property
    def stated(self) -> str:
        return self.found.stated

    @property
    def ours(self) -> str:
        known = self.found.product
        return format_dimensions(known.width_mm, known.height_mm, known.depth_mm)

    @property
    def sentence(self) -> str:
        return self.found.sentence


def rows(stories: Iterable[Story]) -> list[Row]:
    """Every disagreement of these stories, story by story."""
    return [
        Row(story, found)
        for story in stories
        for found in disagreements(*_words_and_products(story))
    ]


def _words_and_products(story: Story) -> tuple[list[str], list[Known]]:
    words = [story.standfirst]
    products: dict[int, Product] = {}
    for name in story.set_fields:
        for leaf in _leaves(getattr(story, name)):
            if isinstance(leaf, Product):
                products[leaf.pk] = leaf
            else:
                words.append(leaf)
    return words, [_known(product) for product in products.values()]


def _leaves(value: object) -> Iterator[str | Product]:
    """The words, without markup, and the products of a block and all within it."""
    if isinstance(value, StreamValue):
        for child in value:
            yield from _leaves(child.value)
    elif isinstance(value, ListValue):
        for child in value:
            yield from _leaves(child)
    elif isinstance(value, StructValue):
        for child in value.values():
            yield from _leaves(child)
    elif isinstance(value, RichText):
        yield _plain(value.source)
    elif isinstance(value, str | Product):
        yield value


def _plain(html: str) -> str:
    for end in _ENDS_A_LINE:
        html = html.replace(end, f"{end}\n")
    return strip_tags(html).replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")


def _known(product: Product) -> Known:
    return Known(
        product.pk,
        product.brand.name,
        product.name,
        product.width_mm,
        product.height_mm,
        product.depth_mm,
    )


def _may_see(user: AbstractUser) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, {"change", "publish"})


class SizesReportView(ReportView):
    """The stories an editor may edit, with each size that disagrees and a link to mend it."""

    page_title = _("Sizes that disagree")
    header_icon = "warning"
    index_url_name = "sizes_report"
    index_results_url_name = "sizes_report_results"
    no_results_message = _("Every size in a story is the catalogue's.")
    is_searchable = False
    list_export = ["title", "product", "stated", "ours", "sentence"]
    export_headings = {
        "title": _("Story"),
        "product": _("Bag"),
        "stated": _("The story says"),
        "ours": _("The catalogue says"),
        "sentence": _("Sentence"),
    }
    columns = [
        TitleColumn(
            "title",
            label=_("Story"),
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.story.pk]),
        ),
        Column("product", label=_("Bag")),
        Column("stated", label=_("The story says")),
        Column("ours", label=_("The catalogue says")),
        Column("sentence", label=_("Sentence")),
    ]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not _may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> list[Row]:
        editable = PagePermissionPolicy().instances_user_has_any_permission_for(
            self.request.user, {"change", "publish"}
        )
        live = Story.objects.live().filter(pk__in=editable.values("pk")).order_by("title")
        return rows(live.specific())


class SizesReportMenuItem(MenuItem):
    """In the Reports menu of those who may mend what it finds."""

    def is_shown(self, request: HttpRequest) -> bool:
        return _may_see(request.user)


def admin_urls() -> list:
    """The report's addresses in the admin."""
    return [
        path("reports/sizes/", SizesReportView.as_view(), name="sizes_report"),
        path(
            "reports/sizes/results/",
            SizesReportView.as_view(results_only=True),
            name="sizes_report_results",
        ),
    ]


def menu_item() -> MenuItem:
    return SizesReportMenuItem(
        _("Sizes that disagree"), reverse("sizes_report"), icon_name="warning", order=900
    )
