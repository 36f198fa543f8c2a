"""Pages that are neither Wagtail's nor the catalogue's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.auth import require_admin_access

from .samples import samples


@require_admin_access
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for the people who build the site."""
    return render(request, "magazine/style.html", samples())
