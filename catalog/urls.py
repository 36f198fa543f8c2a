"""Addresses of the catalogue; a site includes them at its root."""

from django.urls import path

from . import views

app_name = "catalog"
urlpatterns = [
    path("bags/", views.catalogue, name="catalogue"),
    path("bags/<slug:brand>/<slug:slug>/", views.product, name="product"),
    path("brands/", views.brands, name="brands"),
    path("brands/<slug:slug>/", views.brand, name="brand"),
]
