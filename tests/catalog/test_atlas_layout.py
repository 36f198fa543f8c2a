"""The atlas's geometry: to scale, inside the frame, none lost; and the chart of the years."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.atlas.layout import (
    BANK_CARD,
    WIDEST_EM,
    Outline,
    em_wide,
    frame_of,
    nest,
    phone,
    small_view_box,
)
from catalog.atlas.trend import HEIGHT, WIDTH, Chart, Period, headline
from catalog.sizes import SizeClass

PHONE = phone(Decimal("147.6"), Decimal("71.6"))
# As sizes are stored: up to 2 m, to a tenth of a micrometre.
lengths = st.decimals("0.0001", "2000", places=4)
sides = st.lists(st.tuples(lengths, lengths), min_size=1, max_size=40)


def outlines(pairs) -> list[Outline]:
    return [Outline(str(n), f"Bag {n}", f"/{n}/", *pair) for n, pair in enumerate(pairs)]


def box(text: str) -> list[Decimal]:
    return [Decimal(number) for number in text.split()]


@given(sides)
def test_every_outline_is_there_once_and_exactly_as_large_as_the_bag(pairs):
    given_ = outlines(pairs)
    plate = nest(given_, [BANK_CARD, PHONE])
    assert sorted(one.key for one in plate.outlines) == sorted(one.key for one in given_)
    for one in plate.outlines:
        assert Decimal(one.width) == one.width_mm
        assert Decimal(one.height) == one.height_mm == -Decimal(one.top)


@given(sides)
def test_everything_lies_inside_the_box(pairs):
    plate = nest(outlines(pairs), [BANK_CARD, PHONE])
    for left, top, width, height in (box(plate.view_box), box(small_view_box(plate.view))):
        assert left < 0 < left + width
        assert top < 0 < top + height
        for thing in (*plate.outlines, *plate.yardsticks):
            assert thing.width_mm <= left + width
            assert -thing.height_mm >= top


@given(sides)
def test_a_corner_is_never_under_an_outline_of_another_size(pairs):
    """What is painted later lies on top: it must not cover an earlier one's free corner."""
    painted = nest(outlines(pairs), []).outlines
    for place, under in enumerate(painted):
        for over in painted[place + 1 :]:
            covers = over.width_mm >= under.width_mm and over.height_mm >= under.height_mm
            assert not covers or (over.width, over.height) == (under.width, under.height)


@given(sides, sides)
def test_small_plates_share_one_scale(some, others):
    frames = [frame_of([*outlines(pairs), BANK_CARD]) for pairs in (some, others)]
    widest = max(frames, key=lambda frame: frame.right)
    scales = []
    for frame in frames:
        em = Decimal(em_wide(frame, widest))
        assert em <= WIDEST_EM
        scales.append(Fraction(em) / Fraction(box(small_view_box(frame))[2]))
    assert float(scales[0]) == pytest.approx(float(scales[1]), rel=1e-3)


@given(sides)
def test_a_curve_joins_corners_of_its_class_s_area_within_the_frame(pairs):
    plate = nest(outlines(pairs), [])
    limits = {size.label: float(size.limit_mm2) for size in SizeClass if size.limit_mm2}
    for curve in plate.curves:
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", curve.d)]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            assert 0 < x <= float(plate.view.right) + 0.01
            assert 0 < -y <= float(plate.view.top) + 0.01
            assert -x * y == pytest.approx(limits[curve.mark.text], abs=0.006 * (x - y) + 0.01)


@given(sides)
def test_no_number_has_an_exponent_or_more_places_than_a_size_has(pairs):
    plate = nest(outlines(pairs), [BANK_CARD])
    written = " ".join(
        [
            plate.view_box,
            plate.grid,
            plate.ticks,
            *(f"{one.width} {one.height} {one.top}" for one in plate.outlines),
            *(f"{mark.x} {mark.y} {mark.text}" for mark in plate.marks_across + plate.marks_up),
        ]
    )
    assert "E" not in written.upper()
    assert not re.search(r"\.\d{5}|NaN|Inf", written)


def test_a_bag_too_small_to_be_seen_has_a_ring_and_no_other():
    plate = nest(outlines([(Decimal("0.657"), Decimal("0.7")), (Decimal(280), Decimal(200))]), [])
    rings = {one.key: ring for one, ring in plate.placed}
    assert rings["1"] is None
    assert Decimal(rings["0"].x) == pytest.approx(Decimal("0.3285"), abs=Decimal("0.0001"))


def test_the_rulers_are_lettered_in_centimetres():
    plate = nest(outlines([(Decimal(120), Decimal(80))]), [])
    assert [mark.text for mark in plate.marks_across] == [str(n) for n in range(13)]
    assert [mark.text for mark in plate.marks_up] == [str(n) for n in range(9)]


def period(start, smallest, median, bags=2, years=1) -> Period:
    return Period(start, years, bags, Decimal(smallest), Decimal(median), "Fendi Pico", "/bags/p/")


medians = st.lists(
    st.tuples(st.integers(1750, 2030), lengths, lengths),
    min_size=1,
    max_size=30,
    unique_by=lambda row: row[0],
)


@given(medians)
def test_the_chart_holds_every_period_with_the_smallest_no_higher_than_the_median(rows):
    periods = [period(year, min(a, b), max(a, b)) for year, a, b in sorted(rows)]
    chart = Chart("Years", tuple(periods))
    assert len(chart.columns) == len(periods)
    floor = Decimal(chart.floor)
    for told, column in zip(periods, chart.columns, strict=True):
        assert 0 < Decimal(column.left) < Decimal(column.right) < WIDTH
        assert 0 < Decimal(column.median) <= Decimal(column.smallest) <= floor < HEIGHT
        drawn = Fraction(floor - Decimal(column.median))
        top = Fraction(floor - Decimal(chart.levels[-1].at))
        assert abs(drawn - top * Fraction(told.median_mm) / chart.highest_mm) < Fraction(2, 100)
    assert len(chart.lettered) <= 6
    assert len(chart.levels) <= 6


def test_the_chart_says_all_that_it_shows():
    chart = Chart(
        "Decades", (period(1790, 150, 240, bags=1, years=10), period(2020, 40, 90, 7, 10))
    )
    said = chart.description.replace("\u202f", " ")
    assert said == (
        "1790s: 1 bag, smallest 15 cm (5.9 in) (Fendi Pico). "
        "2020s: 7 bags, smallest 4 cm (1.6 in) (Fendi Pico), median 9 cm (3.5 in)."
    )


def test_the_headline_names_the_smallest_of_all():
    told = headline([period(2019, 90, 120), period(2023, "0.7", 100)])
    assert told.replace("\u202f", " ") == (
        "The smallest yet: Fendi Pico, 2023, 0.7 mm at its longer side."
    )
    assert headline([]) == ""
