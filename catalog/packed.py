"""What of a kit goes into a bag at once: drawn as it lies there, and told to a reader."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from django.utils.safestring import mark_safe

from catalog.drawing import Packing, packed_description, packed_drawing
from catalog.fit.packing import EFFORT, Answer, KitFit, fit_kit
from catalog.fit.shapes import AXES, Box, Item
from catalog.fit.single import Oblique, Verdict, fit_one
from catalog.fitting import margin
from catalog.measures import format_mm
from catalog.models import Essential
from catalog.vocabulary import EssentialKind

# What nearly everybody carries, by slug; the phone is the one drawings are set against.
EVERYDAY = ("bank-card", "house-key", "lipstick")
# Steps of the search for a part of a kit, and how many parts are tried: a page must not wait.
_EFFORT_FOR_A_PART = EFFORT // 40
_PARTS_TRIED = 120
_REACHES = {"width": "wide", "height": "high", "depth": "deep"}
_COUNTS = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


@dataclass(frozen=True, slots=True)
class Part:
    """The most of a kit that goes in at once, by place in the kit.

    `proven` says that no larger part does. One thing that goes in at a slant alone has `slant`.
    """

    inside: tuple[int, ...]
    fit: KitFit
    slant: Oblique | None = None
    proven: bool = True


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A thing that stays outside, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A kit in a bag: the answer in a sentence, what stays outside, and the drawing if any.

    `holds_all` is None where the bag is not known well enough, or the search was given up.
    """

    things: tuple[str, ...]
    holds_all: bool | None
    verdict: str
    left_out: tuple[LeftOut, ...]
    estimated: bool
    wide: str = ""
    narrow: str = ""
    words: str = ""


def everyday_kit(essentials: Iterable[Essential]) -> list[Essential]:
    """The kit that every bag is asked about, as far as its things are known."""
    known = list(essentials)
    by_slug = {one.slug: one for one in known}
    kit = [by_slug[slug] for slug in EVERYDAY if slug in by_slug]
    phones = (one for one in known if one.kind == EssentialKind.PHONE and one.is_yardstick)
    return [*kit, *[phone for phone in [next(phones, None)] if phone]]


def pack(bag: str, room: Box, items: Sequence[Item], prefix: str) -> Packed:
    """What comes of a kit of one to eight things; `prefix` begins the ids of its drawings."""
    kit = tuple(items)
    part = most_of(room, kit)
    whole = len(part.inside) == len(kit)
    left_out = tuple(
        LeftOut(kit[place].name, _why(room, kit[place]))
        for place in range(len(kit))
        if place not in part.inside
    )
    unknown = part.fit.answer is Answer.UNKNOWN
    told = Packed(
        things=_counted(kit),
        holds_all=None if unknown or not part.proven else whole,
        verdict=_verdict(room, len(kit), part),
        left_out=left_out if part.inside or not unknown else (),
        estimated=room.estimated,
    )
    packing = _packing(bag, room, kit, part)
    return _illustrated(told, packing, prefix) if packing else told


@lru_cache(maxsize=4096)
def most_of(room: Box, kit: tuple[Item, ...]) -> Part:
    """The largest part of a kit that goes in at once; between equals that of the earlier things.

    A bag with one side not known counts as holding what would need no more of that side than
    the longest that is known of it.
    """
    whole = fit_kit(room, kit)
    everything = tuple(range(len(kit)))
    if _goes(room, whole):
        return Part(everything, whole)
    proven = whole.answer is not Answer.NOT_DECIDED
    alone = [place for place in everything if _goes(room, fit_kit(room, [kit[place]]))]
    tried = 0
    for size in range(min(len(alone), len(kit) - 1), 0, -1):
        for places in combinations(alone, size):
            tried += 1
            # One thing is always tried, that what goes in alone is never called too big.
            if tried > _PARTS_TRIED and size > 1:
                proven = False
                break
            fit = fit_kit(room, [kit[place] for place in places], _EFFORT_FOR_A_PART)
            if _goes(room, fit):
                return Part(places, fit, proven=proven)
            proven = proven and fit.answer is not Answer.NOT_DECIDED
    for place, item in enumerate(kit):
        single = fit_one(room, item)
        if single.oblique and single.verdict in (Verdict.FITS, Verdict.SNUG):
            return Part((place,), whole, single.oblique)
    return Part((), whole)


def _goes(room: Box, fit: KitFit) -> bool:
    if fit.answer is Answer.UNKNOWN and fit.needs:
        known = [side for side in _sides(room) if side is not None]
        return fit.needs.mm <= max(known)
    return fit.answer is Answer.HOLDS


def _sides(room: Box) -> tuple[Decimal | None, ...]:
    return room.width_mm, room.height_mm, room.depth_mm


def _counted(kit: tuple[Item, ...]) -> tuple[str, ...]:
    """card, key, key → card, 2 × key"""
    counts = Counter(item.name for item in kit)
    return tuple(f"{count} × {name}" if count > 1 else name for name, count in counts.items())


def _verdict(room: Box, count: int, part: Part) -> str:
    if not part.inside:
        unknown = [axis for axis, side in zip(AXES, _sides(room), strict=True) if side is None]
        if part.fit.answer is Answer.UNKNOWN and unknown:
            return f"That cannot be told: no source states its {' and '.join(unknown)}."
        return "Nothing of it goes in." if count > 1 else "It does not go in."
    whole = len(part.inside) == count
    if count == 1:
        what, go = "It", "goes in"
    elif whole:
        what, go = "All of it", "goes in together"
    else:
        what = f"{_COUNTS[len(part.inside)]} of the {_COUNTS[count].lower()}"
        go = "go in together" if len(part.inside) > 1 else "goes in"
        if not part.proven:
            what = f"At least {what[0].lower()}{what[1:]}"
    if part.slant:
        return f"{what} {go}, lying at a slant."
    if part.fit.answer is Answer.UNKNOWN:
        needs = part.fit.needs
        return (
            f"{what} {go} if it is at least {format_mm(needs.mm)} {_REACHES[needs.axis]} inside: "
            f"no source states its {needs.axis}."
        )
    return f"{what} {go}."


def _why(room: Box, item: Item) -> str:
    fit = fit_one(room, item)
    if fit.verdict in (Verdict.FITS, Verdict.SNUG):
        how = "at a slant by itself" if fit.oblique else "by itself"
        return f"goes in {how}, not beside the rest"
    if fit.verdict is Verdict.UNKNOWN and not fit.unlikely:
        return f"{margin(fit)} by itself, more beside the rest"
    return margin(fit)


def _packing(bag: str, room: Box, kit: tuple[Item, ...], part: Part) -> Packing | None:
    """What can be drawn, with a side that is not known as long as it has to be."""
    items = tuple(kit[place] for place in part.inside)
    if part.slant:
        return Packing(bag, room, items, slant=part.slant)
    if part.fit.answer is Answer.HOLDS:
        return Packing(bag, room, items, part.fit.placements)
    if not part.inside:
        return None
    needs = part.fit.needs
    sides = (
        needs.mm if axis == needs.axis else side
        for axis, side in zip(AXES, _sides(room), strict=True)
    )
    assumed = Box(*sides, estimated=room.estimated)
    fit = fit_kit(assumed, items)
    if fit.answer is not Answer.HOLDS:
        return None
    return Packing(bag, assumed, items, fit.placements, assumed=(needs.axis,))


def _illustrated(told: Packed, packing: Packing, prefix: str) -> Packed:
    return Packed(
        things=told.things,
        holds_all=told.holds_all,
        verdict=told.verdict,
        left_out=told.left_out,
        estimated=told.estimated,
        # The illustrator escapes every text it is given.
        wide=mark_safe(packed_drawing(packing, "wide", f"{prefix}-wide")),  # noqa: S308
        narrow=mark_safe(packed_drawing(packing, "narrow", f"{prefix}-narrow")),  # noqa: S308
        words=packed_description(packing),
    )
