"""The magazine as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MagazineConfig(AppConfig):
    name = "magazine"
    verbose_name = "Magazine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from magazine.due import keep_indexes
        from magazine.plates import keeping

        keeping.connect(self)
        post_migrate.connect(keep_indexes, sender=self, dispatch_uid="due-indexes")
