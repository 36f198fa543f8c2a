"""Sizes as people write them come in as exact millimetres, or with a message that helps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.measures import (
    Dimensions,
    MeasureError,
    format_both,
    format_cm,
    format_dimensions,
    format_in,
    format_mm,
    format_weight,
    parse_dimensions,
    parse_length,
)


def mm(width: str | None, height: str | None = None, depth: str | None = None) -> Dimensions:
    return Dimensions(*(side and Decimal(side) for side in (width, height, depth)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 x 8 x 5 cm", mm("120", "80", "50")),
        ("12X8X5CM", mm("120", "80", "50")),
        ("12cmx8cmx5cm", mm("120", "80", "50")),
        ("12 by 8 cm", mm("120", "80")),
        ("12 * 8 * 5 cm", mm("120", "80", "50")),
        ("12, 8, 5 cm", mm("120", "80", "50")),
        ("12/8/5 cm", mm("120", "80", "50")),
        ("120mm × 80mm", mm("120", "80")),
        ("12,5 x 8 cm", mm("125", "80")),
        ("12,5x8,2x3cm", mm("125", "82", "30")),
        ("0.12 x 0.08 m", mm("120", "80")),
        ("657 × 222 × 700 µm", mm("0.657", "0.222", "0.7")),
        ("cm 12 x 8", mm("120", "80")),
        ("12 cm x 8 x 5", mm("120", "80", "50")),
        ("12 cm x 50 mm", mm("120", "50")),
        ("ca. 12 × 9,5 × 5 cm", mm("120", "95", "50")),
        ("(12 x 8 cm)", mm("120", "80")),
    ],
)
def test_numbers_in_the_trades_order_are_width_height_depth(
    text: str, expected: Dimensions
) -> None:
    assert parse_dimensions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4¾ in W × 3.1 in H", mm("120.65", "78.74")),
        ('4 3/4" x 3 1/8"', mm("120.65", "79.375")),
        ("4-3/4 x 3 in", mm("120.65", "76.2")),
        ("½ in x ¼ in", mm("12.7", "6.35")),
        ("4⅛″ × 3″", mm("104.775", "76.2")),
        ("2'' x 1''", mm("50.8", "25.4")),
        ("10 inches by 4 inches", mm("254", "101.6")),
    ],
)
def test_inches_and_their_fractions_are_exact(text: str, expected: Dimensions) -> None:
    assert parse_dimensions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("W12 H8 D5cm", mm("120", "80", "50")),
        ("W12xH8xD5 cm", mm("120", "80", "50")),
        ("H: 10 cm, W: 12 cm", mm("120", "100")),
        ("12cmW x 8cmH", mm("120", "80")),
        ("12 cm wide, 8 cm high", mm("120", "80")),
        ("12 x 8 cm, D 5 cm", mm("120", "80", "50")),
        ("W x H x D: 12 x 8 x 5 cm", mm("120", "80", "50")),
        ("12 x 8 x 5 cm (W x H x D)", mm("120", "80", "50")),
        ("L 19 x H 12.5 cm", mm("190", "125")),
        ("L 19 x H 12.5 x W 8 cm", mm("190", "125", "80")),
        ("8.5in(L) x 4in(W) x 2in(H)", mm("215.9", "50.8", "101.6")),
        ("Length 19cm, Height 12.5cm, Depth 8cm", mm("190", "125", "80")),
        ("Breite 20 cm, Höhe 15 cm, Tiefe 7 cm", mm("200", "150", "70")),
        ("D 8 cm", mm(None, None, "80")),
        ("W 12 cm", mm("120")),
    ],
)
def test_letters_say_which_side_a_number_is(text: str, expected: Dimensions) -> None:
    assert parse_dimensions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 x 9.5 cm (4.7 x 3.7 in)", mm("120", "95")),
        ("4.7 x 3.7 in (12 x 9.5 cm)", mm("119.38", "93.98")),
        ("12 x 9.5 cm / 4.7 x 3.7 in", mm("120", "95")),
        ("H. 12.1 cm (4 3/4 in.) x W. 9 cm (3 1/2 in.)", mm("90", "121")),
    ],
)
def test_a_size_said_twice_is_read_once_as_first_said(text: str, expected: Dimensions) -> None:
    assert parse_dimensions(text) == expected


def test_two_sizes_that_do_not_agree_are_refused() -> None:
    with pytest.raises(MeasureError, match="does not agree"):
        parse_dimensions("12 x 8 cm (5 x 2 in)")


def test_the_default_unit_is_taken_only_where_none_is_named() -> None:
    assert parse_dimensions("12 x 8", default_unit="cm") == mm("120", "80")
    assert parse_dimensions("12 x 8 mm", default_unit="cm") == mm("12", "8")


@pytest.mark.parametrize(
    ("text", "millimetres"),
    [("8.5 in", "215.9"), ("4¾″", "120.65"), ("12,5 cm", "125"), ("30 cm (11.8 in)", "300")],
)
def test_one_length(text: str, millimetres: str) -> None:
    assert parse_length(text) == Decimal(millimetres)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "No size is given"),
        ("NaN", "holds no number"),
        ("12 x NaN cm", "“nan” was not understood"),
        ("1e9 cm", "write the number out instead of “1e9”"),
        ("1000000000 x 2 cm", "more than 2 m"),
        ("9" * 150 + " x 2 cm", "more than 2 m"),
        ("9" * 300, "too long for a size"),
        ("-3 x 4 cm", "cannot be negative"),
        ("12 x -4 cm", "cannot be negative"),
        ("4-6 x 3 cm", "reads like a range"),
        ("12 x 0 cm", "more than zero"),
        ("0.00001 mm x 2 mm", "more than zero"),
        ("👜", "“👜” was not understood"),
        ("12 👜 8 cm", "“👜” was not understood"),
        ("12² x 3 cm", "“²” was not understood"),
        ("1 x 2 x 3 x 4 x 5 cm", "5 numbers"),
        ("12 8 5 cm", "put × between the numbers"),
        ("12 cm", "one number only"),
        ("12 x 8", "names no unit"),
        ("12 x 8 kg", "“kg” is not a unit of length"),
        ("12 wibbles x 3 cm", "“wibbles” is not a unit we know"),
        ("Strap 110 x 2 cm", "“strap” was not understood"),
        ("W 12 W 8 cm", "the width twice"),
        ("W12 8 D5 cm", "which letter belongs to which number"),
        ("1,250 x 3 mm", "could be 1.250 or 1250"),
        ("1.2.3 x 3 cm", "more than one point or comma"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_mend(text: str, says: str) -> None:
    with pytest.raises(MeasureError) as refusal:
        parse_dimensions(text)
    assert says in str(refusal.value)


def test_two_numbers_are_not_one_length() -> None:
    with pytest.raises(MeasureError, match="holds 2 numbers"):
        parse_length("12 x 8 cm")


@given(st.text(max_size=60) | st.text('0123456789.,x×/-¾ cminWHDL()"', max_size=25))
def test_any_text_is_read_or_refused_politely(text: str) -> None:
    try:
        sides = parse_dimensions(text, default_unit="cm")
    except MeasureError:
        return
    known = [side for side in sides if side is not None]
    assert known
    assert all(0 < side <= 2000 for side in known)


WRITTEN_SIDES = st.decimals(min_value="0.01", max_value="199", places=2)


@given(WRITTEN_SIDES, WRITTEN_SIDES, WRITTEN_SIDES)
def test_what_is_written_in_cm_comes_back_exactly(
    width: Decimal, height: Decimal, depth: Decimal
) -> None:
    text = f"{width} × {height} × {depth} cm"
    assert parse_dimensions(text) == (width * 10, height * 10, depth * 10)


@given(st.integers(0, 70), st.integers(1, 63))
def test_every_fraction_of_an_inch_is_read_to_its_exact_length(whole: int, part: int) -> None:
    exact = (whole + Decimal(part) / 64) * Decimal("25.4")
    assert parse_length(f"{whole} {part}/64 in") == exact.quantize(Decimal("0.0001"))


@pytest.mark.parametrize(
    ("sides", "cm", "inches"),
    [
        (("120", "95", None), "12 × 9.5 cm", "4.7 × 3.7 in"),
        (("120.0000", "95.0000", "50.0000"), "12 × 9.5 × 5 cm", "4.7 × 3.7 × 2 in"),
        (("120.65", "78.74", None), "12.07 × 7.87 cm", "4.8 × 3.1 in"),
        (("85.6", "53.98", "0.76"), "85.6 × 53.98 × 0.76 mm", "3.4 × 2.1 × 0.03 in"),
        (("0.657", "0.222", "0.7"), "0.657 × 0.222 × 0.7 mm", "0.026 × 0.009 × 0.028 in"),
        (("53", "20", None), "5.3 × 2 cm", "2.1 × 0.79 in"),
        (("120", None, "50"), "W 12 × D 5 cm", "W 4.7 × D 2 in"),
        ((None, "95", None), "H 9.5 cm", "H 3.7 in"),
        ((None, None, None), "not known", "not known"),
    ],
)
def test_sizes_are_printed_without_noise(
    sides: tuple[str | None, ...], cm: str, inches: str
) -> None:
    known = [side and Decimal(side) for side in sides]
    assert format_dimensions(*known).replace("\u202f", " ") == cm
    assert format_dimensions(*known, unit="in").replace("\u202f", " ") == inches


def test_both_units_stand_beside_one_another() -> None:
    printed = format_dimensions(Decimal(120), Decimal(95), None, unit="both")
    assert printed == "12 × 9.5\u202fcm (4.7 × 3.7\u202fin)"
    assert format_both(Decimal(120)) == "12\u202fcm (4.7\u202fin)"


def test_one_length_is_printed_in_each_unit() -> None:
    assert format_cm(Decimal("120.5")) == "12.05\u202fcm"
    assert format_in(Decimal("19.05")) == "0.75\u202fin"
    assert format_mm(Decimal("4.25")) == "4.3\u202fmm"


@pytest.mark.parametrize(
    ("grams", "printed"),
    [
        ("184.96", "185 g (6.5 oz)"),
        ("5", "5 g (0.18 oz)"),
        ("28.349523125", "28 g (1 oz)"),
        ("1234", "1.23 kg (43.5 oz)"),
    ],
)
def test_weights_are_printed_in_grams_and_ounces(grams: str, printed: str) -> None:
    assert format_weight(Decimal(grams)).replace("\u202f", " ") == printed


@given(st.decimals(min_value="0.0001", max_value="2000", places=4))
def test_a_printed_length_is_never_in_exponents_and_can_be_read_again(length: Decimal) -> None:
    for printed in (format_cm(length), format_in(length), format_mm(length)):
        assert "E" not in printed
    if length >= 1:
        assert abs(parse_length(format_cm(length)) - length) <= Decimal("0.05")
