"""Which edition of the catalogue stands: a number that goes up with every change of it."""

from django.db import models, transaction


class CatalogueEdition(models.Model):
    """One row. What was worked out for one edition is good as long as its number stands."""

    number = models.PositiveBigIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Edition {self.number} of the catalogue"

    @classmethod
    def current(cls) -> int | None:
        """The number that stands; None inside a transaction, which may see what nobody else does.

        In one query.
        """
        if transaction.get_connection().in_atomic_block:
            return None
        return cls.objects.values_list("number", flat=True).first() or 0

    @classmethod
    def turn(cls) -> None:
        """Count a change, after its commit: within it, all who save would queue for the one row."""
        transaction.on_commit(cls._turn)

    @classmethod
    def _turn(cls) -> None:
        if not cls.objects.update(number=models.F("number") + 1):
            cls.objects.create()
