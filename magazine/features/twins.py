"""Features made after another: the same content and variants, at another place, as drafts."""

from django.contrib.auth.models import AbstractUser

from .content import Content
from .models import Feature
from .moving import Place
from .variants.models import copies

ALSO = ("sponsored", "sponsor", "campaign_id", "weight")


def twin(feature: Feature, place: Place, by: AbstractUser) -> Feature:
    """Not saved yet. What was decided about the first is not taken over."""
    content = [field.attname for field in Content._meta.fields]
    made = Feature(
        **{name: getattr(feature, name) for name in {*content, *ALSO}},
        slot_id=place.slot_id,
        starts_at=place.starts_at,
        ends_at=place.ends_at,
        created_by=by,
    )
    made.variants = copies(feature.variants.all())
    return made
