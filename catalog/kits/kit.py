"""A kit as an address writes it: `iphone-16,bank-card*2,120x60x12:Notebook`.

Essentials by slug, own sizes in mm with the longest side first, each with how many of it and an
own size with a name if it has one. Which essentials there are is `carried`'s to know.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalog.fit.packing import MOST_ITEMS
from catalog.measures import STEP_MM, MeasureError, parse_dimensions, plain_mm

# What sets its parts off, and stays readable in an address: none means anything else there.
KIT_MARKS = ",*:"
LONGEST_NAME = 40
# Longer than eight things with their names: what goes on is not a kit.
LONGEST_KIT = 1000
# How many complaints help; beyond that the address is no kit at all.
MOST_COMPLAINTS = 6

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
# A slug may begin with a number, as 2-euro-coin does: with an x after it, it is a size.
_SIZE = re.compile(r"[-.]?\d[\d.eE+-]*x[-.\d]")
_SETTING_APART = re.compile(r"[,*:]")


class NotAKit(ValueError):
    """One thing of a kit that cannot be read; the message is for the reader."""


@dataclass(frozen=True, slots=True, order=True)
class OwnSize:
    """A thing measured by the reader: its sides in mm, the longest first, and what it is."""

    length_mm: Decimal
    width_mm: Decimal
    thickness_mm: Decimal
    name: str = ""

    @property
    def sides(self) -> str:
        """As an address writes it: 120x60x12."""
        return "x".join(map(plain_mm, self._sides))

    @property
    def _sides(self) -> tuple[Decimal, Decimal, Decimal]:
        return self.length_mm, self.width_mm, self.thickness_mm


@dataclass(frozen=True, slots=True)
class Part:
    """So many of one thing: the slug of an essential, or an own size."""

    thing: str | OwnSize
    count: int = 1

    def __str__(self) -> str:
        several = f"*{self.count}" if self.count > 1 else ""
        if isinstance(self.thing, str):
            return f"{self.thing}{several}"
        named = f":{self.thing.name}" if self.thing.name else ""
        return f"{self.thing.sides}{several}{named}"


@dataclass(frozen=True, slots=True)
class Kit:
    """What is carried, in the one order that it is always written in, and what was not read."""

    parts: tuple[Part, ...] = ()
    complaints: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ",".join(map(str, self.parts))

    def __len__(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def slugs(self) -> list[str]:
        return [part.thing for part in self.parts if isinstance(part.thing, str)]

    def without(self, slugs: Iterable[str]) -> "Kit":
        """The same less these essentials, of which a complaint tells."""
        unknown = set(slugs)
        complaints = [f"We know of nothing called “{shown(slug)}”: left out." for slug in unknown]
        kept = tuple(part for part in self.parts if part.thing not in unknown)
        return Kit(kept, _few((*self.complaints, *sorted(complaints))))


def read_kit(values: Sequence[str]) -> Kit:
    """The `kit` values of a query string, as they came: several are one kit."""
    parts: list[Part] = []
    complaints: list[str] = []
    text = ",".join(values)
    if len(text) > LONGEST_KIT:
        complaints.append(
            f"That is more than a kit: only its first {LONGEST_KIT} letters were read."
        )
        text = text[:LONGEST_KIT]
    for told in text.split(","):
        if not (told := one_line(told)):
            continue
        try:
            parts.append(_part(told))
        except NotAKit as error:
            complaints.append(str(error))
    return kit_of(parts, complaints)


def kit_of(parts: Iterable[Part], complaints: Iterable[str] = ()) -> Kit:
    """The kit of these parts, the same ones put together, as far as a kit goes."""
    counts: dict[str | OwnSize, int] = {}
    over = 0
    room = MOST_ITEMS
    for part in parts:
        taken = min(part.count, room)
        room -= taken
        over += part.count - taken
        if taken:
            counts[part.thing] = counts.get(part.thing, 0) + taken
    complaints = list(complaints)
    if over:
        were = "1 more was" if over == 1 else f"{over} more were"
        complaints.append(f"A kit has at most {MOST_ITEMS} things: {were} left out.")
    ordered = sorted((Part(thing, count) for thing, count in counts.items()), key=_order)
    return Kit(tuple(ordered), _few(complaints))


def read_own_size(text: str, name: str = "") -> OwnSize:
    """A size as people write it, in mm where it names no unit: "12 × 6 × 1.2 cm".

    Raises NotAKit.
    """
    text = one_line(text)
    try:
        sides = parse_dimensions(text, default_unit="mm")
    except MeasureError as error:
        raise NotAKit(str(error)) from None
    known = sorted((side for side in sides if side is not None), reverse=True)
    if len(known) != 3:
        raise NotAKit(
            f"“{shown(text)}” needs all three sides: length, width and thickness, "
            "as in “12 × 6 × 1.2 cm”."
        )
    if known[-1] < STEP_MM:
        raise NotAKit(f"“{shown(text)}” is thinner than anything we can measure.")
    return OwnSize(*known, name=plain_name(name))


def plain_name(text: str) -> str:
    """A name without the marks that an address sets parts off with, not too long."""
    return one_line(_SETTING_APART.sub(" ", text))[:LONGEST_NAME].rstrip()


def count_of(text: str) -> int:
    """How many of a thing. Raises NotAKit."""
    text = one_line(text)
    # Beyond a few digits it is too many whatever it is; the kit says so itself.
    if not (text.isascii() and text.isdigit()) or not text.strip("0") or len(text) > 6:
        raise NotAKit(
            f"“{shown(text)}” is not how many of a thing can be carried: "
            f"a whole number from 1 to {MOST_ITEMS}, please."
        )
    return int(text)


def one_line(text: str) -> str:
    """What a reader typed, without line breaks and without what no keyboard writes."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def shown(text: str) -> str:
    """As a message quotes it."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def _part(told: str) -> Part:
    thing, _mark, name = told.partition(":")
    thing, counted, count = (text.strip() for text in thing.partition("*"))
    many = count_of(count) if counted else 1
    if _SLUG.fullmatch(told.partition("*")[0].strip()) and not _SIZE.match(thing):
        return Part(thing, many)
    if not any(sign.isdigit() for sign in thing):
        raise NotAKit(f"“{shown(told)}” is neither a thing we know nor a size: left out.")
    return Part(read_own_size(thing, name), many)


def _order(part: Part) -> tuple:
    """Essentials by slug, then own sizes, the largest first."""
    if isinstance(part.thing, str):
        return (0, part.thing)
    size = part.thing
    return (1, -size.length_mm, -size.width_mm, -size.thickness_mm, size.name)


def _few(complaints: Iterable[str]) -> tuple[str, ...]:
    """Each once, and no more than a reader can use."""
    once = list(dict.fromkeys(complaints))
    if len(once) > MOST_COMPLAINTS:
        more = len(once) - MOST_COMPLAINTS + 1
        once = [*once[: MOST_COMPLAINTS - 1], f"And {more} more things could not be read."]
    return tuple(once)
