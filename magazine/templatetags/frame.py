"""What the frame of a page asks about the page it stands around. No queries."""

from django import template
from wagtail.models import Page

register = template.Library()


@register.filter
def within(page: object, section: Page) -> bool:
    """Whether `page` is `section` or stands under it; False for what is no page."""
    return isinstance(page, Page) and page.path.startswith(section.path)
