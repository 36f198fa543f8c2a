"""The admin form of a page: what can only be checked where the parent is known."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

# First path segments that belong to other parts of the site (see magazine/urls.py):
# a page under home with one of these slugs could never be reached.
TAKEN_SLUGS = frozenset(
    {"admin", "as-of", "bags", "brands", "documents", "feeds", "media", "search", "static", "style"}
)
DEPTH_OF_HOME = 2


class MagazinePageForm(WagtailAdminPageForm):
    """Refuses a slug under home that is an address of the site itself."""

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        under_home = self.parent_page is not None and self.parent_page.depth == DEPTH_OF_HOME
        if under_home and slug in TAKEN_SLUGS:
            raise ValidationError(
                _("“%(slug)s” is an address of the site itself. Choose another."),
                params={"slug": slug},
            )
        return slug
