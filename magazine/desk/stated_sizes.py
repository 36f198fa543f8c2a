"""Sizes stated in running text that are not the catalogue's. Plain functions, no Django.

Made to raise few false alarms rather than to find everything: a size is taken for a product's
only where it stands close behind the product's name (or close before it, where the sentence
names no other), and nothing else with a size of its own, such as a phone, is named between.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from catalog.measures import MeasureError, format_dimensions, parse_dimensions

# How far a size may stand from the name it belongs to, in letters.
FARTHEST = 60
# Texts round: less than this apart they say the same.
SAME_WITHIN_MM = Decimal(2)
_MM_PER = {"mm": Decimal(1), "cm": Decimal(10), "in": Decimal("25.4")}

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
# “In” is a word too: 12 by 9 in the shop.
_UNIT = r"(?:mm|cm|inches|inch|in\b(?!\s+(?:the|a|an|its|all|our|\d))|″|\")"
_SIZE = re.compile(
    rf"(?<![\d.,]){_NUMBER}\s*{_UNIT}?\s*(?:[×x✕]|by)\s*{_NUMBER}\s*{_UNIT}?"
    rf"(?:\s*(?:[×x✕]|by)\s*{_NUMBER}\s*{_UNIT}?)?",
    re.IGNORECASE,
)
_HAS_UNIT = re.compile(_UNIT, re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]?\s+|\n+")
_OTHER_THINGS = re.compile(
    r"\b(cards?|phones?|smartphones?|iphone|galaxy|pixel|lipsticks?|passports?|notes?|coins?|"
    r"inside|inner|interior|pocket|compartment|than|unlike|predecessor|larger|smaller|bigger)\b",
    re.IGNORECASE,
)

_OF_THE_INSIDE = re.compile(r"\W*(?:inside|within|inner|interior)\b", re.IGNORECASE)


class Known(NamedTuple):
    """A product as the catalogue has it: names it goes by, and its outside in mm."""

    key: int
    brand: str
    name: str
    width_mm: Decimal | None
    height_mm: Decimal | None
    depth_mm: Decimal | None

    @property
    def sides(self) -> list[Decimal]:
        return [side for side in (self.width_mm, self.height_mm, self.depth_mm) if side is not None]

    @property
    def size(self) -> str:
        return format_dimensions(self.width_mm, self.height_mm, self.depth_mm)


class Disagreement(NamedTuple):
    """A size in a sentence, and the product it is not the catalogue's size of."""

    product: Known
    stated: str
    sentence: str


class _Mention(NamedTuple):
    start: int
    end: int
    product: Known


def disagreements(texts: Iterable[str], products: Sequence[Known]) -> list[Disagreement]:
    """Every size in the texts (without markup) that differs from its product's, in order."""
    return [
        Disagreement(product, " ".join(size[0].split()), sentence)
        for text in texts
        for sentence in _sentences(text)
        for size in _SIZE.finditer(sentence)
        if (product := _meant(sentence, size, products)) and _differs(size[0], product)
    ]


def _sentences(text: str) -> list[str]:
    return [found for part in _SENTENCE_END.split(text) if (found := " ".join(part.split()))]


def _meant(sentence: str, size: re.Match[str], products: Sequence[Known]) -> Known | None:
    """The product whose size that is, where the sentence leaves no doubt."""
    mentions = _mentions(sentence, products)
    before = [one for one in mentions if one.end <= size.start()]
    if before:
        nearest = max(before, key=lambda one: one.end)
        between = sentence[nearest.end : size.start()]
    elif len({one.product.key for one in mentions}) == 1:
        nearest = min(mentions, key=lambda one: one.start)
        between = sentence[size.end() : nearest.start]
    else:
        return None
    if _OF_THE_INSIDE.match(sentence, size.end()):
        return None
    if len(between) > FARTHEST or _OTHER_THINGS.search(between) or _SIZE.search(between):
        return None
    return nearest.product


def _mentions(sentence: str, products: Sequence[Known]) -> list[_Mention]:
    """Where products are named; a name within a longer one does not count."""
    brands = [product.brand for product in products]
    found = []
    for product in products:
        names = [product.name]
        if brands.count(product.brand) == 1:
            names.append(product.brand)
        for name in filter(None, names):
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
            found += [
                _Mention(*one.span(), product)
                for one in re.finditer(pattern, sentence, re.IGNORECASE)
            ]
    return [
        one
        for one in found
        if not any(
            other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in found
        )
    ]


def _differs(text: str, product: Known) -> bool:
    """Whether the size can be read, can be compared, and is another than the product's."""
    if not _HAS_UNIT.search(text):
        return False
    try:
        sides = parse_dimensions(text)
    except MeasureError:
        return False
    stated = sorted(side for side in sides if side is not None)
    known = product.sides
    if len(stated) > len(known):
        return False
    within = max(SAME_WITHIN_MM, _half_of_last_place(text))
    return not _any_agree(stated, known, within)


def _any_agree(stated: list[Decimal], known: list[Decimal], within: Decimal) -> bool:
    """Whether the stated sides are some of those known: two may be any face of the bag."""
    left = sorted(known)
    for side in stated:
        near = min(left, key=lambda one: abs(one - side))
        if abs(near - side) > within:
            return False
        left.remove(near)
    return True


def _half_of_last_place(text: str) -> Decimal:
    """By how much a size is rounded, in mm: "13 × 9.5 cm" is given to 1 cm at worst."""
    numbers = re.findall(_NUMBER, text)
    places = min(len(number.replace(",", ".").partition(".")[2]) for number in numbers)
    unit = _HAS_UNIT.search(text)[0].lower()
    mm = _MM_PER.get(unit, _MM_PER["in"])
    return mm.scaleb(-places) / 2
