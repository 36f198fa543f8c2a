"""What the catalogue adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from catalog.admin import CatalogueViewSetGroup

register_snippet(CatalogueViewSetGroup)
