"""Features as a Django app."""

from django.apps import AppConfig


class FeaturesConfig(AppConfig):
    name = "magazine.features"
    label = "features"
    verbose_name = "Features"
    default_auto_field = "django.db.models.BigAutoField"
