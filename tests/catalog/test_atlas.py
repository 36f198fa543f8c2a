"""The atlas's page: what it draws, how it is asked, and what it costs."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from catalog.atlas import finding
from catalog.atlas.asking import Asked
from catalog.models import Product
from catalog.vocabulary import Category, EssentialKind
from tests.factories import BrandFactory, EssentialFactory, ProductFactory

pytestmark = pytest.mark.django_db
NNBSP = "\N{NARROW NO-BREAK SPACE}"


def words(found) -> str:
    return " ".join(found.get_text(" ").replace(NNBSP, " ").split())


def ask(client, **query) -> BeautifulSoup:
    response = client.get("/bags/atlas/", query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page) -> list[str]:
    return [one.title.string.replace(NNBSP, " ") for one in page.select("a[data-outline]")]


def names(page) -> list[str]:
    return [words(one) for one in page.select("[data-row] th")]


def bag(name="Bag", width=120, height=80, **told) -> Product:
    return ProductFactory(name=name, width_mm=width, height_mm=height, **told)


def test_an_outline_is_a_link_with_name_year_and_size_in_both_units(client, site):
    made = bag("Le Chiquito", 120, Decimal("95.5"), year=2017, brand__name="Jacquemus")
    page = ask(client)
    (link,) = page.select("a[data-outline]")
    assert titles(page) == ["Jacquemus Le Chiquito, 2017: 12 × 9.55 cm (4.7 × 3.8 in)"]
    assert link["href"] == made.get_absolute_url()
    assert (link.rect["width"], link.rect["height"], link.rect["y"]) == ("120", "95.5", "-95.5")


def test_the_table_says_of_every_outline_what_the_drawing_says(client, site):
    bag("Large", 200, 150), bag("Small", 40, 40, year=2020)
    page = ask(client)
    drawn = {one["data-outline"] for one in page.select("a[data-outline]")}
    assert drawn == {row["data-row"] for row in page.select("[data-row]")}
    assert names(page) == ["Small", "Large"]
    assert words(page.select_one("[data-row]")).endswith("2020 4 × 4 × 4 cm 1.6 × 1.6 × 1.6 in")


def test_what_has_no_size_or_is_not_public_is_not_drawn_and_the_unknown_are_counted(client, site):
    bag("Known")
    bag("Hidden", live=False)
    ProductFactory(name="Vague", width_mm=100, height_mm=None)
    page = ask(client)
    assert names(page) == ["Known"]
    assert "1 more is left out: no source states its width and height." in words(page)


@pytest.mark.parametrize(
    ("by", "labels"),
    [
        ("year", ["1820s 2", "2010s 1", "Year not known 1"]),
        ("brand", ["Alma 1", "Zeta 3"]),
    ],
)
def test_it_is_arranged_in_plates_none_lost(client, site, by, labels):
    zeta = BrandFactory(name="Zeta")
    bag("A", year=1824, brand=zeta), bag("B", year=1829, brand=zeta)
    bag("C", year=2017, brand=zeta), bag("D", year=None, brand__name="Alma")
    page = ask(client, by=by)
    assert [words(label) for label in page.select(".atlas-groups__label")] == labels
    assert sorted(title.split()[1].strip(",:") for title in titles(page)) == list("ABCD")


def test_size_and_kind_narrow_it_and_count_each_other(client, site):
    bag("Nano", 40, 40, category=Category.CASE)
    bag("Mini", 180, 120), bag("Mini two", 170, 120)
    page = ask(client, size="mini")
    assert sorted(names(page)) == ["Mini", "Mini two"]
    rows = page.select(".atlas-choices__row")
    assert [words(one) for one in rows[1].select("a")] == ["All 3", "Nano 1", "Mini 2"]
    assert [words(one) for one in rows[2].select("a")] == ["All 2", "Bag 2"]
    assert names(ask(client, kind="case")) == ["Nano"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("area", ["B", "C", "A"]),
        ("-area", ["A", "C", "B"]),
        ("-name", ["C", "B", "A"]),
        ("year", ["C", "A", "B"]),
        ("-year", ["A", "C", "B"]),
    ],
)
def test_the_table_is_sorted_by_links_and_says_so(client, site, sort, order):
    bag("A", 200, 200, year=2020), bag("B", 50, 50, year=None), bag("C", 90, 90, year=1990)
    page = ask(client, sort=sort)
    assert names(page) == order
    (head,) = page.select("[aria-sort]")
    assert head["aria-sort"] == ("descending" if sort.startswith("-") else "ascending")
    following = head.a["href"].split("#")[0]
    assert names(BeautifulSoup(client.get(following).content, "html.parser")) != order


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ({"by": "moon"}, "“moon” is not an arrangement: all in one corner."),
        ({"size": "unknown"}, "“unknown” is not a size with an outline: left out."),
        ({"kind": "💼"}, "“💼” is not a kind of bag: left out."),
        ({"sort": "price"}, "“price” is not an order: the smallest first."),
        ({"size": "x" * 900}, f"“{'x' * 60}” is not a size with an outline: left out."),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_shown(client, site, query, complaint):
    bag("Known")
    page = ask(client, **query)
    assert words(page.select_one("[role=alert]")) == complaint
    assert names(page) == ["Known"]


def test_an_empty_answer_leads_back_and_an_empty_catalogue_is_a_page(client, site):
    assert "0 outlines" in words(ask(client))
    bag("Known")
    page = ask(client, size="nano")
    assert page.select_one(".atlas-page__nothing a")["href"] == "/bags/atlas/"
    assert not page.select("svg.atlas-plate__drawing, [data-row]")


def test_a_large_catalogue_is_capped_and_says_so(client, site, monkeypatch):
    monkeypatch.setattr(finding, "MOST_DRAWN", 3)
    for n in range(5):
        bag(f"Bag {n}")
    page = ask(client)
    assert "The 3 newest here of 5" in words(page)
    assert sorted(names(page)) == ["Bag 2", "Bag 3", "Bag 4"]


def test_it_costs_the_same_however_many_bags(client, site, count_queries):
    EssentialFactory(kind=EssentialKind.PHONE, is_yardstick=True)
    bag(year=2017)
    costs = []
    for by in ("size", "year", "brand"):
        client.get("/bags/atlas/", {"by": by})
        with count_queries() as few:
            client.get("/bags/atlas/", {"by": by})
        costs.append(len(few))
    for n in range(12):
        bag(width=50 + n, year=1900 + 9 * n)
    for by, few in zip(("size", "year", "brand"), costs, strict=True):
        with count_queries() as many:
            client.get("/bags/atlas/", {"by": by})
        assert len(many) == few <= 12


def test_nothing_is_styled_inline_and_ids_are_unique(client, site):
    bag(year=1824), bag(year=1930), bag(year=2017), bag(year=2018)
    for by in ("size", "year", "brand"):
        page = ask(client, by=by)
        assert not page.select("[style], style")
        ids = [one["id"] for one in page.select("[id]")]
        assert len(ids) == len(set(ids))


def longer_sides(year: int, *sides: int) -> None:
    for place, side in enumerate(sides):
        # Upright and lying in turn: the longer side is meant, whichever it is.
        bag(f"{year} {side}", *((side, 30) if place % 2 else (30, side)), year=year)


@pytest.mark.parametrize(
    ("sides", "median"),
    [((90,), 90), ((90, 100), 95), ((120, 90, 100), 100), ((200, 90, 101, 120), "110.5")],
)
def test_a_year_has_its_smallest_and_its_median(site, sides, median):
    longer_sides(2017, *sides)
    longer_sides(2018, 60)
    ProductFactory(width_mm=10, height_mm=None, year=2017)
    bag(width=35, height=35, year=None)
    first, second = finding.periods(Asked(), 1)
    assert (first.start, first.bags) == (2017, len(sides))
    assert (first.smallest_mm, first.median_mm) == (90, Decimal(median))
    assert first.smallest_name.endswith("2017 90")
    assert (second.start, second.bags, second.median_mm) == (2018, 1, 60)


def test_decades_gather_their_years_and_filters_hold(site):
    longer_sides(1821, 150, 170)
    longer_sides(1829, 130)
    bag("Case", 60, 60, year=1825, category=Category.CASE)
    (decade,) = finding.periods(Asked(kind="bag"), 10)
    assert (decade.start, decade.label, decade.bags) == (1820, "1820s", 3)
    assert (decade.smallest_mm, decade.median_mm) == (130, 150)
    assert finding.periods(Asked(), 1, since=1830) == []


def test_the_page_tells_the_years_in_a_chart_and_in_figures(client, site):
    for year in (1824, 1930, 2016, 2017):
        longer_sides(year, 2100 - year)
    bag("Undated", year=None)
    page = ask(client)
    drawing = page.select_one(".atlas-trend svg[role=img]")
    assert "1820s: 1 bag, smallest 27.6 cm" in words(drawing.desc)
    assert "1 bag without a year is left out." in words(page.select_one(".atlas-trend"))
    rows = [words(row) for row in page.select(".atlas-trend__chart")[0].select("tbody tr")]
    assert len(rows) == 3
    assert rows[-1].startswith("2010s 2 8.3 cm 3.3 in")
    assert len(page.select(".atlas-trend__chart")) == 2


def test_a_large_catalogue_s_years_are_worked_out_once(client, site, monkeypatch, count_queries):
    longer_sides(2016, 90)
    longer_sides(2017, 80, 120)
    first = ask(client)
    with count_queries() as asked:
        ask(client)
    small = len(asked)
    monkeypatch.setattr(finding, "LARGE", 3)
    ask(client)
    with count_queries() as asked:
        again = ask(client)
    assert len(asked) == small - 4
    assert words(again.select_one(".atlas-trend")) == words(first.select_one(".atlas-trend"))
