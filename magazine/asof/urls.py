"""The ways in and out of a rehearsal for who has no login."""

from django.urls import path

from . import guests

app_name = "asof"
urlpatterns = [
    path("leave/", guests.leave, name="leave"),
    path("<str:token>/", guests.enter, name="enter"),
]
