"""Notices as a Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "magazine.notices"
    label = "notices"
    verbose_name = "Notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from magazine import due

        from .source import UndeliveredNotices
        from .telling import note

        due.register(UndeliveredNotices())
        due.performed(note)
