"""Results as a Django app."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "magazine.results"
    label = "results"
    verbose_name = "Results"
    default_auto_field = "django.db.models.BigAutoField"
