"""A kit with its things looked up: what the fit engine, the catalogue and the pages take.

How an address writes a kit is in `kit`, how its smallest rooms are kept in `frontiers`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from catalog.fit.frontier import Frontier, Triple, oblique_triples
from catalog.fit.shapes import Item
from catalog.kits.frontiers import frontier_of
from catalog.kits.kit import KIT_MARKS, Kit, OwnSize, read_kit
from catalog.measures import format_dimensions
from catalog.models import Essential


@dataclass(frozen=True, slots=True)
class Thing:
    """So many of one thing in a kit, named for the reader; the item is one of them."""

    name: str
    count: int
    item: Item
    essential: Essential | None = None

    def __str__(self) -> str:
        return f"{self.count} × {self.name}" if self.count > 1 else self.name

    @property
    def size(self) -> str:
        return format_dimensions(*self._sides)

    @property
    def size_in(self) -> str:
        return format_dimensions(*self._sides, "in")

    @property
    def _sides(self) -> tuple:
        return self.item.length_mm, self.item.width_mm, self.item.thickness_mm


@dataclass(frozen=True)
class Carried:
    """A kit of one to eight things that are all known."""

    kit: Kit
    things: tuple[Thing, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.things))

    @property
    def text(self) -> str:
        """As an address writes it."""
        return str(self.kit)

    @property
    def query(self) -> str:
        """The query string with nothing but the kit; `catalog.shelves` writes it the same way."""
        return urlencode({"kit": self.text}, safe=KIT_MARKS)

    @property
    def items(self) -> list[Item]:
        """Each thing as often as it is carried."""
        return [thing.item for thing in self.things for _ in range(thing.count)]

    @cached_property
    def frontier(self) -> Frontier:
        return frontier_of(self.items)

    @property
    def oblique(self) -> tuple[Triple, ...]:
        """Rooms that a bag has to reach to hold a single thing at a slant; none for several."""
        items = self.items
        return oblique_triples(items[0]) if len(items) == 1 else ()


def carried_from(values: Sequence[str]) -> tuple[Carried | None, tuple[str, ...]]:
    """(the kit that the `kit` values of an address tell, complaints), in at most one query.

    None where nothing of a kit is left.
    """
    return carry(read_kit(values))


def carry(kit: Kit) -> tuple[Carried | None, tuple[str, ...]]:
    """(the kit with its things, complaints), in at most one query."""
    slugs = kit.slugs
    known = Essential.objects.in_bulk(slugs, field_name="slug") if slugs else {}
    kit = kit.without(slug for slug in slugs if slug not in known)
    if not kit.parts:
        return None, kit.complaints
    things = tuple(_thing(part.thing, part.count, known) for part in kit.parts)
    return Carried(Kit(kit.parts), things), kit.complaints


def _thing(thing: str | OwnSize, count: int, known: Mapping[str, Essential]) -> Thing:
    if isinstance(thing, str):
        essential = known[thing]
        return Thing(essential.name, count, essential.item, essential)
    sides = (thing.length_mm, thing.width_mm, thing.thickness_mm)
    return Thing(thing.name or "Your own thing", count, Item(*sides, name=thing.name))
