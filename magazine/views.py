"""Pages that are neither Wagtail's nor the catalogue's."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .samples import samples


@staff_member_required(login_url="wagtailadmin_login")
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for the people who build the site."""
    return render(request, "magazine/style.html", samples())
