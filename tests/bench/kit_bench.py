"""The search by what is carried, among many bags: `python -m tests.bench.kit_bench`.

A 3-item kit with brand and price among 100,000 made-up bags on SQLite and 1,000,000 on
PostgreSQL: whole pages through the view and its templates, and each query beside the best we
can write by hand for the same question. Medians; nothing of a page is kept but the kit's
frontier, unless it says so.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from tests.postgres import a_postgres

SETTINGS = "magazine.settings.test"
ON_SQLITE, ON_POSTGRESQL = 100_000, 1_000_000
ROUNDS = 15
# A phone, a card and a lipstick, in mm.
KIT = "147.6x71.6x7.8,85.6x53.98x0.76,75x20x20"
BRAND, UNDER = "generated-004", 2000
CARDS = 24


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:3]] or [ON_SQLITE, ON_POSTGRESQL]
    with tempfile.TemporaryDirectory(prefix="reticule-bench-") as folder:
        _on(f"sqlite:///{folder}/bench.sqlite3", sizes[0])
    if len(sizes) > 1:
        with a_postgres() as url:
            _on(url, sizes[1])


def _on(url: str, size: int) -> None:
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": SETTINGS}
    for command in (
        ("-m", "django", "migrate", "--verbosity=0"),
        ("-m", "django", "generate_bags", str(size), "--force"),
        ("-c", "from tests.bench import kit_bench; kit_bench.measure()"),
    ):
        subprocess.run(
            [sys.executable, *command], env=environment, check=True, cwd=Path(__file__).parents[2]
        )


def measure() -> None:
    """In a process whose settings name the database with the bags."""
    import django

    django.setup()
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client

    from catalog.counting import count
    from catalog.models import Brand, Product
    from catalog.shelves import Shelf

    visible = Product.objects.visible()
    slugs = dict(Brand.objects.values_list("pk", "slug"))
    client = Client()
    print(f"\n{connection.vendor}: {Product.objects.count():,} bags, milliseconds")
    print(f"  {'':46} {'ours':>9} {'processor':>9} {'by hand':>9} {'ratio':>7}")
    for name, data in (
        ("kit + brand + price", {"kit": [KIT], "brand": [BRAND], "under": str(UNDER)}),
        ("kit alone", {"kit": [KIT]}),
    ):
        asked = Shelf(data).asked
        where = _where(asked, brand="brand" in data)
        address = f"/bags/?kit={KIT}" + (f"&brand={BRAND}&under={UNDER}" if "brand" in data else "")
        cache.clear()
        _row(f"{name}: page of {CARDS} cards", lambda address=address: _get(client, address))
        found = visible.answering(asked).sorted_by(asked.sort)
        sql, bound = found.values_list("pk")[:CARDS].query.sql_with_params()
        by_hand = (
            f"SELECT p.id FROM catalog_product p {where} "  # noqa: S608
            f"ORDER BY p.created_at DESC, p.id DESC LIMIT {CARDS}"
        )
        assert _asked(sql, bound) == _asked(by_hand)
        _row(f"{name}: the rows", partial(_asked, sql, bound), partial(_asked, by_hand))
        _row(
            f"{name}: total and 7 facets",
            partial(count, visible, asked, slugs),
            partial(_asked, _facets_by_hand(connection.vendor, asked, "brand" in data)),
            rounds=5,
        )
        Shelf(data, exact=True)
        _row(f"{name}: page, its figures kept", lambda address=address: _get(client, address))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(100):
        _get(client, address)
        count(visible, asked, slugs) if connection.vendor == "sqlite" else None
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"  most memory, MB: {before // 1024}, and after 100 more pages {after // 1024}")


def _where(asked: object, brand: bool = True) -> str:
    """The condition as well as one can write it; the figures are the bench's own."""
    rooms = asked.kit.frontier.triples
    any_room = " OR ".join(map(_reaches, rooms))
    least = _reaches(tuple(map(min, zip(*rooms, strict=True))))
    narrowed = ""
    if "under" in asked.active:
        narrowed = f"AND p.price_euros <= {UNDER}"
    if brand:
        key = f"SELECT id FROM catalog_brand WHERE slug = '{BRAND}'"  # noqa: S608
        narrowed += f" AND p.brand_id = ({key})"
    return f"WHERE p.live {narrowed} AND {least} AND ({any_room})"


def _reaches(room: tuple) -> str:
    long, mid, short = room
    return (
        f"(p.inner_long_mm >= {long} AND p.inner_mid_mm >= {mid} AND p.inner_short_mm >= {short})"
    )


def _facets_by_hand(vendor: str, asked: object, brand: bool) -> str:
    """All facets in one statement: one walk on PostgreSQL, and one more for a brand ticked."""
    sets = ["p.size_class", "p.price_band", "p.has_strap", "p.colour_bits", "p.material_bits"]
    sets.append("p.worn_hand, p.worn_shoulder, p.worn_crossbody")
    if not brand:
        sets.append("p.brand_id")
    where = _where(asked, brand)
    if vendor == "postgresql":
        every = f"COALESCE({', '.join(f'({one})::text' for one in sets if ', ' not in one)})"
        grouped = ", ".join(f"({one})" for one in sets)
        arms = [
            f"SELECT {every}, p.worn_hand, p.worn_shoulder, p.worn_crossbody, count(*) "  # noqa: S608
            f"FROM catalog_product p {where} GROUP BY GROUPING SETS ({grouped}, ())"
        ]
        none = "NULL::bool, NULL::bool, NULL::bool"
        brands = "SELECT p.brand_id::text"
    else:
        none = "NULL, NULL, NULL"
        arms = [
            f"SELECT {one if ', ' not in one else 0}, {none}, count(*) "  # noqa: S608
            f"FROM catalog_product p {where} GROUP BY {one}"
            for one in sets
        ]
        brands = "SELECT p.brand_id"
    if brand:
        arms.append(
            f"{brands}, {none}, count(*) FROM catalog_product p {_where(asked, False)} GROUP BY 1"
        )
    return " UNION ALL ".join(arms)


def _asked(sql: str, bound: tuple = ()) -> list[tuple]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, bound)
        return cursor.fetchall()


def _get(client: object, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    assert answer.content.count(b'class="product-card"') == CARDS


def _row(
    name: str,
    ours: Callable[[], object],
    by_hand: Callable[[], object] | None = None,
    rounds: int = ROUNDS,
) -> None:
    """Ours and the other in turn, so that a busy machine slows both; ours by processor time too,
    of which the database server's own is no part.
    """
    told = [ours, *([by_hand] if by_hand else [])]
    taken: list[list[float]] = [[] for _ in told]
    processor = 0.0
    for warm_up in (True, *[False] * rounds):
        for one, times in zip(told, taken, strict=True):
            began, spent = time.perf_counter(), time.process_time()
            one()
            if not warm_up:
                times.append((time.perf_counter() - began) * 1000)
                processor += (time.process_time() - spent) * 1000 if one is ours else 0
    figures = [f"{median(times):9.1f}" for times in taken]
    figures.insert(1, f"{processor / rounds:9.1f}")
    if by_hand:
        figures.append(f"{median(taken[0]) / median(taken[1]):7.2f}")
    print(f"  {name:46} {' '.join(figures)}", flush=True)


if __name__ == "__main__":
    main()
