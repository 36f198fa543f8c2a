"""One screen of the catalogue: the cards, what they can be narrowed by, and the way on.

Plain values for the templates; the queries themselves are in `finding`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import prefetch_related_objects
from django.db.models.functions import Lower
from django.urls import reverse

from catalog.asking import FACETS, Asked, Filter, Sort
from catalog.counting import Counts, count_loosened
from catalog.figures import MOST_COUNTED, figures_of
from catalog.filters import CHOICES, CatalogueForm
from catalog.finding import ProductQuerySet
from catalog.kits.kit import KIT_MARKS
from catalog.kits.leaning import Leaning, leaning
from catalog.kits.marks import Mark
from catalog.models import Brand, Product

CARDS_A_PAGE = 24
LABELS = {
    Filter.Q: "Search",
    Filter.BRAND: "Brand",
    Filter.SIZE: "Size",
    Filter.WORN: "Worn",
    Filter.COLOUR: "Colour",
    Filter.MATERIAL: "Material",
    Filter.PRICE: "Price",
    Filter.STRAP: "Strap",
    Filter.UNDER: "Highest price",
    Filter.YEARS: "Years",
    Filter.KIT: "Kit",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet; `count` is how many there are under all other filters, if known."""

    value: str
    label: str
    count: int | None
    checked: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the values worth offering: those ticked, and those with products, if known."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def ticked(self) -> int:
        return sum(option.checked for option in self.options)


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter; `url` is the same page without it."""

    kind: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Loosening:
    """A filter that could be let go, and how many products there would be then."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """Cards that one thing is said of: without a kit, `holds` is "" and nothing is.

    `total` counts those of every page, if known.
    """

    holds: Mark | str
    total: int | None
    products: tuple[Product, ...]


class _Counted(Paginator):
    """Pages of what has been counted already, by their places."""

    def __init__(self, total: int) -> None:
        super().__init__(range(total), CARDS_A_PAGE)


class Shelf:
    """The catalogue as asked for; `page` is the number in the query string, as it came.

    `counts` is None where they are left for later; on `exact` they never are. Without `cards`
    there are figures alone.
    """

    def __init__(
        self,
        data: Mapping[str, str],
        page: str | None = None,
        exact: bool = False,
        cards: bool = True,
    ) -> None:
        known = list(Brand.objects.order_by(Lower("name")).values_list("pk", "slug", "name"))
        self._brands = [(slug, name) for _key, slug, name in known]
        self.form = CatalogueForm(data, self._brands)
        self.asked: Asked = self.form.asked
        self.complaints: Sequence[str] = self.form.complaints
        visible = Product.objects.visible()
        slugs = {key: slug for key, slug, _name in known}
        figures = figures_of(visible, self.asked, slugs, wait=exact or _is_far(page))
        self.total: int = figures.total
        self.is_open_ended: bool = not figures.is_exact
        self.counts: Counts | None = figures.counts
        # A page that is not there is the nearest one that is.
        self.page: Page = _Counted(self.total).get_page(page)
        self.rows: list[Row] = self._rows(visible.answering(self.asked)) if cards else []
        self.products: list[Product] = [one for row in self.rows for one in row.products]
        prefetch_related_objects(self.products, "image__renditions")
        self.leaning: Leaning | None = self._leaning(visible) if cards else None
        self.facets = self._facets()
        self.chips = self._chips()
        self.loosenings = (
            [] if self.total else self._loosenings(count_loosened(visible, self.asked))
        )

    def _rows(self, found: ProductQuerySet) -> list[Row]:
        """The cards of this page; with a kit, those that are sure before those that are not."""
        found = found.sorted_by(self.asked.sort).select_related("brand", "image")
        first, last = max(self.page.start_index() - 1, 0), self.page.end_index()
        if not self.asked.kit:
            products = tuple(found[first:last])
            return [Row("", self.total, products)] if products else []
        sure, likely = found.inside_measured(), found.inside_measured(False)
        none_here = self.counts is not None and self.counts.measured <= first
        here = () if none_here else tuple(sure[first:last])
        rows = [Row(Mark.HOLDS, self.counts and self.counts.measured, here)]
        if len(here) < last - first:
            before = first + len(here) if here or not first else sure.order_by().count()
            rest = tuple(likely[max(first - before, 0) : last - before])
            rows.append(Row(Mark.SHOULD_HOLD, self.counts and self.estimated, rest))
        return [row for row in rows if row.products]

    def _leaning(self, visible: ProductQuerySet) -> Leaning | None:
        """Beside the first page: what holds a single thing at a slant."""
        if not self.asked.kit or self.page.number > 1:
            return None
        return leaning(visible.answering(self.asked, except_for=Filter.KIT), self.asked.kit)

    @property
    def estimated(self) -> int:
        """How many should hold the kit by an estimate of their inside."""
        return self.total - self.counts.measured if self.counts else 0

    def _facets(self) -> list[Facet]:
        return [Facet(name.value, LABELS[name], tuple(self._options(name))) for name in FACETS]

    def _chips(self) -> list[Chip]:
        """The active filters, one by one."""
        chips = []
        for name in self.asked.active:
            if name in FACETS:
                chips += [
                    Chip(LABELS[name], self._label(name, value), self._less(name, value))
                    for value in getattr(self.asked, name)
                ]
            else:
                chips.append(Chip(LABELS[name], self._told(name), self._less(name)))
        return chips

    def _loosenings(self, counts: list[tuple[Filter, int]]) -> list[Loosening]:
        """What each filter alone keeps away, the most first."""
        return [
            Loosening(f"{LABELS[name]}: {self._told(name)}", count, self._less(name))
            for name, count in sorted(counts, key=lambda pair: -pair[1])
            if count
        ]

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """(value, label, whether it is the one in use)."""
        return [(value, label, value == self.asked.sort) for value, label in Sort.choices]

    @property
    def query(self) -> str:
        """The query string of this screen, without the page."""
        return _query(self.asked.pairs())

    @property
    def told(self) -> str:
        """The total as people write it."""
        return f"{self.total:,}"

    @property
    def exact(self) -> str:
        """This page with every figure."""
        pairs = [*_paged(self.asked, self.page.number), ("exact", 1)]
        return f"{reverse('catalog:catalogue')}?{_query(pairs)}"

    @property
    def counted_by(self) -> str:
        """Where the figures alone are."""
        pairs = _paged(self.asked, self.page.number)
        return f"{reverse('catalog:counted')}?{_query(pairs)}"

    @property
    def canonical(self) -> str:
        """The one address of this page, whatever order its filters came in."""
        return self._url(self.asked, self.page.number)

    @property
    def previous(self) -> str:
        page = self.page
        return self._url(self.asked, page.number - 1) if page.has_previous() else ""

    @property
    def next(self) -> str:
        page = self.page
        return self._url(self.asked, page.number + 1) if page.has_next() else ""

    @property
    def is_worth_indexing(self) -> bool:
        """Search engines need not try every mixture: no search, no kit, at most one filter."""
        private = self.asked.q or self.asked.kit
        return not private and len(self.chips) <= 1 and self.asked.sort == Sort.NEWEST

    def _options(self, facet: Filter) -> list[Option]:
        ticked = getattr(self.asked, facet)
        if self.counts is None:
            return [
                Option(value, label, None, value in ticked) for value, label in self._choices(facet)
            ]
        counts = self.counts.facets[facet]
        return [
            Option(value, label, counts.get(value, 0), value in ticked)
            for value, label in self._choices(facet)
            if counts.get(value) or value in ticked
        ]

    def _choices(self, facet: Filter) -> Sequence[tuple[str, str]]:
        return self._brands if facet is Filter.BRAND else CHOICES[facet]

    def _label(self, facet: Filter, value: str) -> str:
        return dict(self._choices(facet))[value]

    def _told(self, name: Filter) -> str:
        """An active filter in words."""
        value = getattr(self.asked, name)
        if name in FACETS:
            return " or ".join(self._label(name, one) for one in value)
        if name is Filter.UNDER:
            return f"up to €{value:,}"
        if name is Filter.YEARS:
            first, last = value
            if first and last:
                return str(first) if first == last else f"{first} to {last}"
            return f"from {first}" if first else f"up to {last}"
        return str(value) if name is Filter.KIT else f"“{value}”"

    def _less(self, name: Filter, value: str | None = None) -> str:
        """The address without a filter, or without one value of it."""
        return self._url(self.asked.without(name, value))

    def _url(self, asked: Asked, page: int = 1) -> str:
        pairs = _paged(asked, page)
        address = reverse("catalog:catalogue")
        return f"{address}?{_query(pairs)}" if pairs else address


def _paged(asked: Asked, page: int) -> list[tuple[str, str | int]]:
    return [*asked.pairs(), *([("page", page)] if page > 1 else [])]


def _is_far(page: str | None) -> bool:
    """Whether a page is beyond what is counted at once."""
    known = MOST_COUNTED // CARDS_A_PAGE
    return bool(page) and page.isdecimal() and (len(page) > 9 or int(page) > known)


def _query(pairs: Sequence[tuple[str, str | int]]) -> str:
    return urlencode(pairs, safe=KIT_MARKS)
