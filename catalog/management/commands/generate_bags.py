"""`manage.py generate_bags COUNT`: made-up bags to measure with, and `--remove` to be rid of them.

What a made-up bag is like is in `catalog.generating`; here it gets into the database.
"""

import time
from argparse import ArgumentParser
from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction

from catalog import generating
from catalog.loading import checked_at_the_end, fields_of, load, prepare
from catalog.models import (
    Brand,
    CatalogueEdition,
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


OWN_FIELDS = fields_of(Product, generating.OWN_COLUMNS)
SIZE_FIELDS = fields_of(Product, generating.SIZE_COLUMNS)
COLOURWAY_FIELDS = fields_of(Colourway, generating.COLOURWAY_COLUMNS)
OFFER_FIELDS = fields_of(Offer, generating.OFFER_COLUMNS)
MADE_OF_FIELDS = fields_of(MADE_OF, generating.MADE_OF_COLUMNS)


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
        with transaction.atomic(), checked_at_the_end([Product, Colourway, Offer, MADE_OF]):
            makers = _found_or_made(Brand, generating.brands())
            stuffs = _found_or_made(Material, generating.materials())
            first = (Product.objects.aggregate(last=models.Max("pk"))["last"] or 0) + 1
            done = 0
            for batch in generating.batches(count, seed, first, makers, stuffs, BATCH):
                _store(batch)
                done += len(batch.products)
                if self.stdout.isatty():
                    self.stdout.write(f"\r{done:,} of {count:,}", ending="")
            _count_keys_on()
            CatalogueEdition.turn()
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
                CatalogueEdition.turn()
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


def _store(batch: generating.Batch) -> None:
    products = (prepare(own, OWN_FIELDS) + _of_size(size) for own, size in batch.products)
    load(Product, [*OWN_FIELDS, *SIZE_FIELDS], products)
    for model, fields, rows in (
        (Colourway, COLOURWAY_FIELDS, batch.colourways),
        (Offer, OFFER_FIELDS, batch.offers),
        (MADE_OF, MADE_OF_FIELDS, batch.made_of),
    ):
        load(model, fields, (prepare(row, fields) for row in rows))


@cache
def _of_size(size: generating.Size) -> tuple:
    """Prepared once for all bags of the size."""
    return prepare(size.values, SIZE_FIELDS)


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
