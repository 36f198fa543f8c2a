"""The page where a kit is put together: what its form sends, and what it shows.

The form works without a script: a tick and a number for each essential, lines for own sizes.
"""

from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict

from catalog.drawing import EssentialDrawing, comparison_description, size_comparison, subject_of
from catalog.finding import ProductQuerySet
from catalog.fit.frontier import Triple
from catalog.fit.packing import MOST_ITEMS
from catalog.kits.carried import Carried
from catalog.kits.kit import (
    Kit,
    NotAKit,
    OwnSize,
    Part,
    count_of,
    kit_of,
    plain_name,
    read_own_size,
)
from catalog.measures import format_dimensions
from catalog.models import Essential
from catalog.portraits import essential_drawing
from catalog.vocabulary import EssentialKind

# Said in words before it gets to be a list nobody reads.
TRIPLES_IN_WORDS = 6
EMPTY_LINES = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """An essential on the form; `count` is as typed, or 1 for what is not ticked."""

    essential: Essential
    ticked: bool
    count: str

    @property
    def size(self) -> str:
        one = self.essential
        return format_dimensions(one.length_mm, one.width_mm, one.thickness_mm)


@dataclass(frozen=True, slots=True)
class Kind:
    """The essentials of one kind."""

    label: str
    choices: tuple[Choice, ...]

    @property
    def ticked(self) -> int:
        return sum(choice.ticked for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Line:
    """An own size on the form, as typed; the complaint is what is wrong with it."""

    size: str = ""
    name: str = ""
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What the form sent: the kit as far as it can be read, and everything as it was typed."""

    kit: Kit
    counts: dict[str, str]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Needs:
    """The smallest rooms of a kit in words; `more` of them are left out."""

    rooms: tuple[tuple[str, str], ...]
    more: int
    complete: bool


def read_form(data: QueryDict) -> Sent:
    """The form of the page, with everything in it that is wrong."""
    parts: list[Part] = []
    complaints: list[str] = []
    counts = {slug: data.get(f"count-{slug}", "1") for slug in data.getlist("thing")}
    for slug, count in counts.items():
        try:
            parts.append(Part(slug, count_of(count)))
        except NotAKit as error:
            complaints.append(str(error))
    lines = []
    names = data.getlist("own-name")
    for place, size in enumerate(data.getlist("own")[: MOST_ITEMS + EMPTY_LINES]):
        line, own = _read_line(size, names[place] if place < len(names) else "")
        lines.append(line)
        if own:
            parts.append(Part(own))
        elif line.complaint:
            complaints.append(line.complaint)
    return Sent(kit_of(parts, complaints), counts, tuple(lines))


def sent_by_address(kit: Kit) -> Sent:
    """The form filled in with a kit that came in an address."""
    counts = {part.thing: str(part.count) for part in kit.parts if isinstance(part.thing, str)}
    lines = [
        Line(f"{part.thing.sides} mm", part.thing.name)
        for part in kit.parts
        if isinstance(part.thing, OwnSize)
        for _ in range(part.count)
    ]
    return Sent(kit, counts, tuple(lines))


def kinds(counts: dict[str, str]) -> list[Kind]:
    """Every essential by kind, ticked as the form was; one query."""
    essentials = sorted(
        Essential.objects.all(), key=lambda one: (_PLACE[one.kind], not one.is_yardstick, one.name)
    )
    return [
        Kind(
            EssentialKind(kind).label,
            tuple(Choice(one, one.slug in counts, counts.get(one.slug, "1")) for one in alike),
        )
        for kind, alike in groupby(essentials, key=lambda one: one.kind)
    ]


def lines_to_fill_in(lines: tuple[Line, ...]) -> list[Line]:
    """The own sizes, and lines for further ones."""
    told = [line for line in lines if line.size or line.name]
    return [*told, *(Line() for _ in range(EMPTY_LINES))]


def needs(carried: Carried) -> Needs:
    """The smallest rooms, the least bulky first."""
    frontier = carried.frontier
    rooms = sorted(frontier.triples, key=_volume)
    said = tuple((_in(room, "cm"), _in(room, "in")) for room in rooms[:TRIPLES_IN_WORDS])
    return Needs(said, len(rooms) - len(said), frontier.complete)


def drawing(carried: Carried) -> dict[str, str]:
    """The things side by side at one scale, for two widths of screen, and in words."""
    items = [item for thing in carried.things for item in [_drawn(thing)] * thing.count]
    return {
        "wide": size_comparison(*items, columns=MOST_ITEMS, prefix="kit"),
        "narrow": size_comparison(*items, layout="narrow", prefix="kit-narrow"),
        "words": comparison_description(*items),
    }


def bags_holding(products: ProductQuerySet, carried: Carried) -> tuple[int, int]:
    """(with an inside that was measured, with one that is estimated), in one query."""
    found = products.holding(carried.frontier).order_by()
    sure = found.inside_measured().values("pk").count()
    return sure, found.values("pk").count() - sure


_PLACE = {kind: place for place, kind in enumerate(EssentialKind)}


def _read_line(size: str, name: str) -> tuple[Line, OwnSize | None]:
    name = plain_name(name)
    if not size.strip():
        missing = f"“{name}” has no size: say how large it is." if name else ""
        return Line("", name, missing), None
    try:
        return Line(size, name), read_own_size(size, name)
    except NotAKit as error:
        return Line(size, name, str(error)), None


def _volume(room: Triple) -> tuple:
    return room.long_mm * room.mid_mm * room.short_mm, room


def _in(room: Triple, unit: str) -> str:
    return format_dimensions(*room, unit)


def _drawn(thing: object) -> EssentialDrawing:
    if thing.essential:
        return essential_drawing(thing.essential)
    item = thing.item
    return EssentialDrawing(
        subject=subject_of(EssentialKind.OTHER, ""),
        name=thing.name,
        length_mm=item.length_mm,
        width_mm=item.width_mm,
        thickness_mm=item.thickness_mm,
    )
