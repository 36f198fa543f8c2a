"""What results add to the Wagtail admin: their screens."""

from wagtail import hooks

from .desk import admin_urls

hooks.register("register_admin_urls", admin_urls)
