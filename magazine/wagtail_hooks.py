"""What the magazine adds to the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .desk import size_report
from .models import Trend


class TrendViewSet(SnippetViewSet):
    """Trends, in the main menu."""

    model = Trend
    icon = "crosshairs"
    menu_label = _("Trends")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "stage", "first_seen"]
    list_filter = ["stage"]
    search_fields = ["name", "summary"]
    inspect_view_enabled = True


register_snippet(TrendViewSet)

hooks.register("register_admin_urls", size_report.admin_urls)
hooks.register("register_reports_menu_item", size_report.menu_item)
