"""What notices add to the Wagtail admin."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin import NoticeViewSet, ReceiverViewSet


class NoticesMenuItem(MenuItem):
    """Among the reports, for those who may see what was told."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("notices.view_notice")


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [ReceiverViewSet(), NoticeViewSet()]


@hooks.register("register_reports_menu_item")
def notices_menu_item() -> MenuItem:
    return NoticesMenuItem(_("Notices"), reverse("notices:index"), icon_name="mail", order=910)
