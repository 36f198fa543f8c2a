"""The plate of a story: the page as it was set when the story was published."""

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
    # The whole document, with a mark where each slot is; what a slot shows is the clock's.
    document = models.TextField(blank=True)
    is_public = models.BooleanField(
        default=False, help_text="No view restriction stood on the page when it was set."
    )

    # It repeats its page: not one more place where a picture is used.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Plate {self.made}/{self.wanted} of page {self.page_id}"


class Edition(models.Model):
    """One row that counts the changes of anything a slot can show.

    What a process has worked out for one edition is good as long as the number stands.
    """

    number = models.PositiveBigIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Edition {self.number}"
