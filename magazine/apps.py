"""The magazine as a Django app."""

from django.apps import AppConfig


class MagazineConfig(AppConfig):
    name = "magazine"
    verbose_name = "Magazine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from magazine.plates import keeping

        keeping.connect()
