"""The plate of a story: what was worked out when it was published."""

from django.db import models
from wagtail.models import Page


class Plate(models.Model):
    """A story set once and printed often.

    `wanted` goes up whenever the story, or anything shown in it, changes; the plate
    is good while `made` has caught up. A plate made from data that changed meanwhile
    therefore never passes for a good one.
    """

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, primary_key=True, related_name="plate"
    )
    wanted = models.PositiveIntegerField(default=1)
    made = models.PositiveIntegerField(default=0)
    head_html = models.TextField(blank=True)
    main_html = models.TextField(blank=True)

    # It repeats its page: not one more place where a picture is used.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Plate {self.made}/{self.wanted} of page {self.page_id}"
