"""Addresses of the catalogue; a site includes them at its root."""

from django.urls import path

from . import views
from .atlas.views import atlas
from .comparing.views import compare
from .kits.views import kit, rooms
from .truesize.views import true_size

app_name = "catalog"
urlpatterns = [
    path("bags/", views.catalogue, name="catalogue"),
    path("bags/counted/", views.counted, name="counted"),
    path("bags/atlas/", atlas, name="atlas"),
    path("bags/compare/", compare, name="compare"),
    path("bags/kit/", kit, name="kit"),
    path("bags/kit/rooms/", rooms, name="rooms"),
    path("bags/<slug:brand>/<slug:slug>/true-size/", true_size, name="true_size"),
    path("bags/<slug:brand>/<slug:slug>/", views.product, name="product"),
    path("brands/", views.brands, name="brands"),
    path("brands/<slug:slug>/", views.brand, name="brand"),
]
