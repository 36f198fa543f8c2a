"""The rehearsal as a Django app."""

from django.apps import AppConfig


class AsOfConfig(AppConfig):
    name = "magazine.asof"
    label = "asof"
    verbose_name = "The site as it will be"
    default_auto_field = "django.db.models.BigAutoField"
