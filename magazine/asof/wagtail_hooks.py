"""What the rehearsal adds to the Wagtail admin: a screen, a menu item, an item of the user bar."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.models import Page

from . import desk


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("as-of/", desk.ChooseView.as_view(), name="asof_choose"),
        path("as-of/look/", desk.look, name="asof_look"),
        path("as-of/now/", desk.now, name="asof_now"),
        path("as-of/share/", desk.share, name="asof_share"),
        path("as-of/take-back/<int:pk>/", desk.revoke, name="asof_revoke"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("View site at …"), reverse("asof_choose"), icon_name="view", order=155)


class ViewSiteAtItem(BaseItem):
    """From a public page to the same page at another instant."""

    template_name = "asof/user_bar_item.html"

    def get_context_data(self, parent_context: dict) -> dict:
        request: HttpRequest = parent_context["request"]
        query = urlencode({"path": request.get_full_path()})
        return {
            **super().get_context_data(parent_context),
            "address": f"{reverse('asof_choose')}?{query}",
        }


@hooks.register("construct_wagtail_userbar")
def user_bar_items(request: HttpRequest, items: list, _page: Page | None) -> None:
    """Of a public page. Its checks are left to the editor's preview, where they can be mended."""
    if getattr(request, "in_preview_panel", False):
        return
    items[:] = [item for item in items if not isinstance(item, ContentCheckerItem)]
    items.append(ViewSiteAtItem())
