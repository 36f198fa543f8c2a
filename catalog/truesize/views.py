"""The page that shows one bag at its real size."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.drawing import BANK_CARD
from catalog.models import Essential, Product
from catalog.portraits import bag_drawing, essential_drawing
from catalog.truesize import layers
from catalog.views import Head
from catalog.vocabulary import EssentialKind


def true_size(request: HttpRequest, brand: str, slug: str) -> HttpResponse:
    """One bag as large as it is; without a known width and height there is nothing to show."""
    product = get_object_or_404(
        Product.objects.visible()
        .select_related("brand", "image")
        .prefetch_related("colourways", "materials", "image__renditions"),
        brand__slug=brand,
        slug=slug,
    )
    phone = Essential.objects.filter(is_yardstick=True, kind=EssentialKind.PHONE).first()
    address = reverse("catalog:true_size", args=[brand, slug])
    context = {
        "product": product,
        "phone": phone,
        "head": Head(
            _("The true size of %(bag)s") % {"bag": product},
            _("%(bag)s as large as it is, on your own screen or on a sheet of paper.")
            % {"bag": product},
            request.build_absolute_uri(address),
            product.image,
        ),
        **_drawings(product, phone),
    }
    return render(request, "catalog/true_size.html", context)


def _drawings(product: Product, phone: Essential | None) -> dict[str, object]:
    """Every drawing of the page; none of a bag whose face is not known."""
    if product.width_mm is None or product.height_mm is None:
        return {}
    bag = bag_drawing(product, product.colourways.all(), product.materials.all())
    lens = layers.lens(bag)
    on_paper = layers.print_of(bag)
    return {
        "bag_layer": _trusted(layers.bag_layer(bag)),
        "lens": lens and {"svg": _trusted(lens.svg), "times": lens.times},
        "card_layer": _trusted(layers.thing_layer(BANK_CARD, "true-size__card")),
        "phone_layer": phone
        and _trusted(layers.thing_layer(essential_drawing(phone), "true-size__phone")),
        "match_lying": _trusted(layers.card_to_match(upright=False)),
        "match_upright": _trusted(layers.card_to_match(upright=True)),
        "ruler": _trusted(layers.ruler_layer()),
        "printed_ruler": _trusted(layers.ruler_layer("printed-ruler")),
        "printed_card": _trusted(layers.card_on_paper()),
        "layout": on_paper.layout,
        "sheets": [
            {"svg": _trusted(tile.svg), "column": tile.column, "row": tile.row}
            for tile in on_paper.tiles
        ],
    }


def _trusted(svg: str) -> SafeString:
    """The illustrator escapes every text it is given."""
    return mark_safe(svg)  # noqa: S308
