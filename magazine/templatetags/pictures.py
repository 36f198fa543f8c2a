"""Pictures in the sizes a page needs. Like Wagtail's `srcset_image`, but a picture smaller than
asked for is listed once: two candidates of one width are not valid HTML."""

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, ResponsiveImage
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()


def renditions(image: AbstractImage, pattern: str) -> dict[str, AbstractRendition]:
    """The picture as WebP in every size of the pattern ("width-{480,960}"), each width once."""
    wanted = [Filter(spec=spec) for spec in Filter.expand_spec(f"{pattern}|format-webp")]
    made = get_renditions_or_not_found(image, wanted)
    by_width = {rendition.width: (spec, rendition) for spec, rendition in reversed(made.items())}
    return dict(reversed(by_width.values()))


@register.simple_tag
def sized(image: AbstractImage | None, pattern: str, **attributes: object) -> SafeString:
    """`{% sized page.hero_image "width-{480,960}" sizes="92vw" alt="" %}` → an img element."""
    if not image:
        return SafeString("")
    return SafeString(ResponsiveImage(renditions(image, pattern), attributes))


@register.simple_tag
def srcset(image: AbstractImage, pattern: str) -> str:
    """The same sizes as the text of a srcset attribute, for a `source` element."""
    made = renditions(image, pattern).values()
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in made)
