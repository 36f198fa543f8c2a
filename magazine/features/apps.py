"""Features as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class FeaturesConfig(AppConfig):
    name = "magazine.features"
    label = "features"
    verbose_name = "Features"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from magazine import due

        from .campaigns.source import Campaigns
        from .guarantee import keep_triggers
        from .slots import give_section_its_slot

        due.register(Campaigns())
        post_migrate.connect(keep_triggers, sender=self, dispatch_uid="features-triggers")
        # The section's own model cannot do it: the editorial models know nothing of slots.
        post_save.connect(
            give_section_its_slot,
            sender="magazine.SectionPage",
            dispatch_uid="features-section-slot",
        )
