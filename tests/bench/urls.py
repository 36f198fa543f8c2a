"""The magazine's addresses, and the bare view before them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from catalog.models import Brand


def bare(request: HttpRequest) -> HttpResponse:
    """One query, one small template."""
    return render(request, "bare.html", {"brand": Brand.objects.get(slug="maison-bare")})


urlpatterns = [path("bare/", bare), path("", include("magazine.urls"))]
