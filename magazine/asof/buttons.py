"""Ways to the rehearsal from the desk's other screens."""

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button, HeaderButton


def address(at: datetime | None = None, path: str = "/") -> str:
    """The screen that asks which instant, with what is known filled in."""
    told = {"path": path} | ({"at": at.isoformat()} if at else {})
    return f"{reverse('asof_choose')}?{urlencode(told)}"


def header_button() -> HeaderButton:
    return HeaderButton(_("View site at …"), url=address(), icon_name="view")


def start_button(starts_at: datetime, path: str) -> Button:
    """To the page that shows it, at the instant it starts."""
    return Button(
        _("View site at its start"), url=address(starts_at, path), icon_name="view", priority=15
    )
