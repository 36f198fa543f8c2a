"""The search by what is carried, among many bags: `python -m tests.bench.kit_bench`.

A 3-item kit with brand and price among 100,000 made-up bags on SQLite and 1,000,000 on
PostgreSQL: whole pages through the view and its templates, and each query beside the best we
can write by hand for the same question. Medians; nothing of the page is cached but the kit's
frontier, as on a site.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
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
    from django.db import connection
    from django.test import Client

    from catalog.counting import count
    from catalog.models import Product
    from catalog.shelves import Shelf

    asked = Shelf({"kit": [KIT], "brand": [BRAND], "under": str(UNDER)}).asked
    wide = Shelf({"kit": [KIT]}).asked
    visible = Product.objects.visible()
    narrow_where, wide_where = _where(asked), _where(wide, brand=False)
    client = Client()
    query = f"/bags/?kit={KIT}&brand={BRAND}&under={UNDER}"

    print(f"\n{connection.vendor}: {Product.objects.count():,} bags, milliseconds")
    _row("page of cards, kit + brand + price", lambda: _get(client, query))
    _row("page of cards, kit alone", lambda: _get(client, f"/bags/?kit={KIT}"))
    for name, question, where in (
        ("24 of kit + brand + price", asked, narrow_where),
        ("24 of kit alone", wide, wide_where),
    ):
        found = visible.answering(question).sorted_by(question.sort).values_list("pk", flat=True)
        by_hand = f"{_FROM} {where} ORDER BY p.created_at DESC, p.id DESC LIMIT {CARDS}"
        assert list(found[:CARDS]) == [key for (key,) in _asked(f"SELECT p.id {by_hand}")]
        _row(f"{name}: ours", lambda found=found: list(found[:CARDS]))
        _row(f"{name}: by hand", lambda sql=by_hand: _asked(f"SELECT p.id {sql}"))
    for name, question, where in (
        ("counts, kit + brand + price", asked, narrow_where),
        ("counts, kit alone", wide, wide_where),
    ):
        _row(f"{name}: total and 7 facets", lambda question=question: count(visible, question), 5)
        _row(f"{name}: total by hand", lambda sql=where: _asked(f"SELECT count(*) {_FROM} {sql}"))
        if connection.vendor == "postgresql":
            _row(f"{name}: 6 facets by hand", lambda sql=where: _asked(_grouping(sql)), 5)


_FROM = "FROM catalog_product p JOIN catalog_brand b ON b.id = p.brand_id"


def _where(asked: object, brand: bool = True) -> str:
    """The condition as one would write it; the figures are the bench's own."""
    rooms = " OR ".join(
        f"(p.inner_long_mm >= {long} AND p.inner_mid_mm >= {mid} AND p.inner_short_mm >= {short})"
        for long, mid, short in asked.kit.frontier.triples
    )
    narrowed = f"AND b.slug = '{BRAND}' AND p.price_euros <= {UNDER}" if brand else ""
    return f"WHERE p.live {narrowed} AND ({rooms})"


def _grouping(where: str) -> str:
    worn = "p.worn_hand, p.worn_shoulder, p.worn_crossbody"
    return (
        f"SELECT b.slug, p.size_class, p.price_band, p.has_strap, p.year, {worn}, count(*) "
        f"{_FROM} {where} GROUP BY GROUPING SETS "
        f"((b.slug), (p.size_class), (p.price_band), (p.has_strap), (p.year), ({worn}), ())"
    )


def _asked(sql: str) -> list[tuple]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def _get(client: object, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    assert answer.content.count(b'class="product-card"') == CARDS


def _row(name: str, asked: Callable[[], object], rounds: int = ROUNDS) -> None:
    asked()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        asked()
        taken.append((time.perf_counter() - began) * 1000)
    print(f"  {name:52} {median(taken):9.1f}", flush=True)


if __name__ == "__main__":
    main()
