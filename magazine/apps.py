"""The magazine as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MagazineConfig(AppConfig):
    name = "magazine"
    verbose_name = "Magazine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from magazine import due
        from magazine.due.expiring import Expiries
        from magazine.due.indexes import keep_indexes
        from magazine.due.prices import PriceWindows
        from magazine.due.publishing import ScheduledVersions
        from magazine.due.waking import keep_triggers
        from magazine.plates import keeping

        due.register(Expiries())
        due.register(ScheduledVersions())
        due.register(PriceWindows())
        keeping.connect(self)
        post_migrate.connect(keep_indexes, sender=self, dispatch_uid="due-indexes")
        post_migrate.connect(keep_triggers, sender=self, dispatch_uid="due-triggers")
