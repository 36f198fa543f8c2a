"""`manage.py generate_bags COUNT`: made-up bags to measure with, and `--remove` to be rid of them.

What a made-up bag is like is in `catalog.generating`; here it gets into the database.
"""

import time
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction

from catalog import generating
from catalog.models import (
    Brand,
    Colourway,
    Material,
    ModularPiece,
    Offer,
    Product,
    ProductImage,
    Source,
)

MOST = 5_000_000
BATCH = 10_000
MADE_OF = Product.materials.through


class Command(BaseCommand):
    help = (
        "Adds COUNT made-up bags with brands, materials, colours and prices, to see how the "
        "catalogue fares with many. All belong to brands named “Maison Inventée”; --remove takes "
        "every one of them away again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", nargs="?", type=int, metavar="COUNT")
        parser.add_argument("--seed", type=int, default=1, help="Same seed, same bags (default 1).")
        parser.add_argument("--remove", action="store_true", help="Take all made-up bags away.")
        parser.add_argument(
            "--force", action="store_true", help="Do it on a site that is not a debugging one."
        )

    def handle(self, **options: object) -> None:
        if not settings.DEBUG and not options["force"]:
            raise CommandError(
                "This site is not a debugging one, and made-up bags would be public on it. "
                "If that is what you want, add --force."
            )
        count = options["count"]
        if options["remove"] == (count is not None):
            raise CommandError("Say how many bags, as in “generate_bags 1000”; or --remove alone.")
        if options["remove"]:
            self._remove()
        else:
            self._add(count, options["seed"])

    def _add(self, count: int, seed: int) -> None:
        if not 1 <= count <= MOST:
            raise CommandError(f"COUNT is a whole number from 1 to {MOST:,}, not {count}.")
        if Product.objects.filter(brand__slug__startswith=generating.MARK).exists():
            raise CommandError("There are made-up bags already: take them away with --remove.")
        began = time.monotonic()
        store = _copy if connection.vendor == "postgresql" else _insert
        with transaction.atomic():
            makers = _found_or_made(Brand, generating.brands())
            stuffs = _found_or_made(Material, generating.materials())
            first = (Product.objects.aggregate(last=models.Max("pk"))["last"] or 0) + 1
            done = 0
            for batch in generating.batches(count, seed, first, makers, stuffs, BATCH):
                store(Product, generating.PRODUCT_COLUMNS, batch.products)
                store(Colourway, generating.COLOURWAY_COLUMNS, batch.colourways)
                store(Offer, generating.OFFER_COLUMNS, batch.offers)
                store(MADE_OF, generating.MADE_OF_COLUMNS, batch.made_of)
                done += len(batch.products)
                if self.stdout.isatty():
                    self.stdout.write(f"\r{done:,} of {count:,}", ending="")
            _count_keys_on()
        _take_stock()
        self.stdout.write(f"{count:,} made-up bags in {time.monotonic() - began:.0f} s.")

    def _remove(self) -> None:
        bags = Product.objects.filter(brand__slug__startswith=generating.MARK)
        count = bags.count()
        keys = bags.order_by().values("pk")
        try:
            with transaction.atomic():
                # Row by row, as `delete` does it, a million would take an hour.
                for model in (Colourway, Offer, Source, ProductImage, ModularPiece, MADE_OF):
                    _forget(model.objects.filter(product__in=keys))
                _forget(ModularPiece.objects.filter(other__in=keys))
                _forget(bags)
                for model in (Brand, Material):
                    _forget(model.objects.filter(slug__startswith=generating.MARK))
        except IntegrityError as error:
            raise CommandError(
                "Something else on the site goes by a made-up bag, brand or material, so nothing "
                f"was taken away: take it off that first. ({str(error).splitlines()[0]})"
            ) from error
        _take_stock()
        self.stdout.write(f"{count:,} made-up bags taken away.")


def _found_or_made(model: type[models.Model], wanted: Sequence[models.Model]) -> list:
    model.objects.bulk_create(wanted, ignore_conflicts=True)
    by_slug = model.objects.in_bulk([one.slug for one in wanted], field_name="slug")
    return [by_slug[one.slug] for one in wanted]


def _insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Where there is no COPY. `bulk_create` would stamp every bag with the time of today."""
    fields = [model._meta.get_field(name) for name in columns]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    prepared = [
        [
            field.get_db_prep_save(value, connection)
            for field, value in zip(fields, row, strict=True)
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        # The names are the models' own, and the values are bound.
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", prepared)  # noqa: S608


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """COPY, PostgreSQL's own way to take many rows."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(model._meta.get_field(name).column) for name in columns)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN") as copy,
    ):
        copy.write("".join(_line(row) for row in rows))


def _line(row: Sequence[object]) -> str:
    return "\t".join(map(_text, row)) + "\n"


def _text(value: object) -> str:
    """As COPY reads it; nothing made up here holds a tab or a backslash."""
    if value is None:
        return r"\N"
    if value is True or value is False:
        return "t" if value else "f"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _forget(rows: models.QuerySet) -> None:
    rows._raw_delete(rows.db)


def _count_keys_on() -> None:
    """Let the next product saved get a key of its own."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Product]):
            cursor.execute(statement)


def _take_stock() -> None:
    """Tell the planner how many there are now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
