"""The editors' screens: which fields stand where. What the fields accept is in `editing`."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
    get_form_for_model,
)
from wagtail.admin.widgets.slug import SlugInput

from catalog.editing import EssentialForm, OfferForm, ProductForm
from catalog.models import Offer
from catalog.vocabulary import WearMode


class OfferPanel(InlinePanel):
    """Offers whose price is typed as printed: a form of their own, which a panel cannot name."""

    def get_form_options(self) -> dict[str, object]:
        options = super().get_form_options()
        offers = options["formsets"][self.relation_name]
        deferred = offers.get("form") and offers["form"]._meta.defer_required_on_fields
        offers["form"] = get_form_for_model(
            Offer, form_class=OfferForm, defer_required_on_fields=deferred
        )
        return options


# Where the field's own name would print badly.
_HEADINGS = {"url": _("Address"), "source_url": _("Address"), "hex": _("Hex"), "sku": _("SKU")}


def row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name, heading=_HEADINGS.get(name, "")) for name in names])


def name_and_slug() -> MultiFieldPanel:
    """A name, and the slug that follows it until somebody writes another."""
    return MultiFieldPanel(
        [TitleFieldPanel("name", placeholder=False), FieldPanel("slug", widget=SlugInput)],
        heading=_("Name"),
    )


BRAND: list[Panel] = [
    name_and_slug(),
    row("country", "founded", "price_tier"),
    FieldPanel("site"),
    FieldPanel("description"),
    FieldPanel("logo"),
]

MATERIAL: list[Panel] = [name_and_slug(), FieldPanel("family")]

ESSENTIAL = ObjectList(
    [
        name_and_slug(),
        row("kind", "shape", "is_yardstick"),
        MultiFieldPanel([row("length_mm", "width_mm", "thickness_mm")], heading=_("Size")),
        row("weight_g", "compressible_percent"),
        MultiFieldPanel(
            [
                row("source_publisher", "source_title"),
                row("source_url", "source_date"),
                FieldPanel("note"),
            ],
            heading=_("Where the figures come from"),
        ),
    ],
    base_form_class=EssentialForm,
)

_WHAT_IT_IS = ObjectList(
    [
        FieldPanel("brand"),
        name_and_slug(),
        row("category", "silhouette"),
        row("season", "year"),
        FieldPanel("description"),
        FieldPanel("image"),
        InlinePanel(
            "images",
            panels=[FieldPanel("image"), FieldPanel("caption")],
            heading=_("Further pictures"),
            label=_("Picture"),
        ),
        HelpPanel(template="catalog/admin/launch.html", heading=_("Launch")),
        PublishingPanel(),
    ],
    heading=_("What it is"),
)

_SIZE = ObjectList(
    [
        MultiFieldPanel(
            [FieldPanel("size_as_written"), row("width_mm", "height_mm", "depth_mm")],
            heading=_("Outside"),
        ),
        MultiFieldPanel(
            [row("inner_width_mm", "inner_height_mm", "inner_depth_mm")],
            heading=_("Inside, where somebody measured it"),
            help_text=_("All three or none: left blank, the inside is estimated from the walls."),
        ),
        FieldPanel("construction"),
        MultiFieldPanel([row("handle_drop_mm", "strap_drop_mm")], heading=_("Drops")),
        FieldPanel("weight_g"),
        HelpPanel(template="catalog/admin/derived.html", heading=_("Worked out from these")),
    ],
    heading=_("Size"),
)

_WORN = [f"worn_{mode.value}" for mode in WearMode]
_WEAR_AND_LOOK = ObjectList(
    [
        MultiFieldPanel([FieldPanel(f"worn_{mode.value}") for mode in WearMode], heading=_("Worn")),
        MultiFieldPanel([row("has_strap", "strap_detachable")], heading=_("Strap")),
        FieldPanel("closure"),
        FieldPanel("materials", widget=forms.CheckboxSelectMultiple),
        InlinePanel(
            "colourways",
            panels=[FieldPanel("name"), row("family", "hex")],
            heading=_("Colours"),
            label=_("Colour"),
        ),
        MultipleChooserPanel(
            "modular_pieces",
            chooser_field_name="other",
            panels=[FieldPanel("other")],
            heading=_("Pieces it goes with"),
            label=_("Piece"),
        ),
    ],
    heading=_("Wear & look"),
)

_WHERE_FROM = ObjectList(
    [
        InlinePanel(
            "sources",
            panels=[
                row("publisher", "title"),
                row("url", "dated"),
                FieldPanel("says"),
                FieldPanel("fits"),
                FieldPanel("is_basis"),
            ],
            heading=_("Sources"),
            label=_("Source"),
        ),
        OfferPanel(
            "offers",
            panels=[
                row("retailer", "url"),
                row("price", "currency"),
                row("availability", "checked_on"),
                row("valid_from", "valid_until"),
                FieldPanel("sponsored"),
            ],
            heading=_("Offers and prices"),
            label=_("Offer"),
        ),
        row("sku", "gtin"),
    ],
    heading=_("Where from"),
)

PRODUCT = TabbedInterface(
    [_WHAT_IT_IS, _SIZE, _WEAR_AND_LOOK, _WHERE_FROM], base_form_class=ProductForm
)
