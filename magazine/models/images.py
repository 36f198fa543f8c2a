"""The image library: every picture has its credit."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class MagazineImage(AbstractImage):
    """A picture; `description` is its text alternative, the focal point is Wagtail's."""

    credit = models.CharField(
        max_length=160, blank=True, help_text=_("Who made it, as printed under the picture")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class MagazineRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(MagazineImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
