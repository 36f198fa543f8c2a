"""The editors' forms: sizes in any form people write, prices as people write them."""

from decimal import Decimal

from babel.numbers import get_currency_precision, is_currency
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from catalog.measures import MeasureError, format_both, parse_dimensions, parse_length
from catalog.prices import major_units

OUTSIDE = ("width_mm", "height_mm", "depth_mm")


class LengthField(forms.CharField):
    """A length typed with its unit ("12 cm", "4¾ in"), a Decimal in mm or None once cleaned.

    It is shown as stored, to the last digit, so that saving again changes nothing.
    """

    def __init__(self, **options: object) -> None:
        options = {"required": False, "max_length": 60, "strip": True, **options}
        super().__init__(**options)
        self.widget.attrs["placeholder"] = "12 cm, 4¾ in, 120 mm"

    def to_python(self, value: str | Decimal | None) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_length(text)
        except MeasureError as error:
            raise ValidationError(str(error)) from error

    def run_validators(self, value: Decimal | None) -> None:
        """The validators of a CharField count letters; the model's look at the length."""

    def prepare_value(self, value: str | Decimal | None) -> str | None:
        if not isinstance(value, Decimal):
            return value
        return f"{value.normalize():f} mm"

    def has_changed(self, initial: Decimal | None, data: str | None) -> bool:
        try:
            return initial != self.to_python(data)
        except ValidationError:
            return True


class ProductForm(WagtailAdminModelForm):
    """A product, with one line that fills its width, height and depth."""

    size_as_written = forms.CharField(
        label=_("Size as written"),
        required=False,
        max_length=200,
        help_text=_(
            "As the source has it: “12 x 8 x 5 cm” or “4¾ in W × 3.1 in H”. Fills the three fields "
            "below; a side it does not name becomes not known."
        ),
    )
    width_mm = LengthField(label=_("Width"))
    height_mm = LengthField(label=_("Height"))
    depth_mm = LengthField(label=_("Depth"))
    inner_width_mm = LengthField(label=_("Inner width"))
    inner_height_mm = LengthField(label=_("Inner height"))
    inner_depth_mm = LengthField(label=_("Inner depth"))
    handle_drop_mm = LengthField(label=_("Handle drop"))
    strap_drop_mm = LengthField(label=_("Strap drop"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            length = getattr(self.instance, name, None)
            if isinstance(field, LengthField) and isinstance(length, Decimal):
                field.help_text = format_both(length)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if text := cleaned.get("size_as_written"):
            try:
                said = parse_dimensions(text)
            except MeasureError as error:
                self.add_error("size_as_written", str(error))
            else:
                for name, length in zip(OUTSIDE, said, strict=True):
                    typed_beside = length is None and name in self.changed_data
                    if not typed_beside:
                        cleaned[name] = length
        return cleaned


class EssentialForm(WagtailAdminModelForm):
    """An everyday object, its sides typed with their units."""

    length_mm = LengthField(label=_("Length"), required=True)
    width_mm = LengthField(label=_("Width"), required=True)
    thickness_mm = LengthField(label=_("Thickness"), required=True)


class OfferForm(WagtailAdminModelForm):
    """An offer whose price is typed as it is printed: 365.00 and EUR."""

    price = forms.DecimalField(
        label=_("Price"), min_value=0, max_digits=14, help_text=_("365 or 365.00")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("valid_from", "valid_until"):
            told = self.fields[name].help_text
            self.fields[name].help_text = f"{told} {_('Times are')} {settings.TIME_ZONE}."
        offer = self.instance
        if offer.price_minor is not None:
            self.initial["price"] = major_units(offer.price_minor, offer.currency)

    def clean_currency(self) -> str:
        currency = self.cleaned_data["currency"].strip().upper()
        if not is_currency(currency):
            raise ValidationError(
                _("“%(code)s” is not a currency: three letters, such as EUR, GBP or USD."),
                params={"code": currency},
            )
        return currency

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        price, currency = cleaned.get("price"), cleaned.get("currency")
        if price is not None and currency:
            minor = price.scaleb(get_currency_precision(currency))
            if minor == minor.to_integral_value():
                self.instance.price_minor = int(minor)
            else:
                self.add_error("price", _too_fine(price, currency))
        return cleaned


def _too_fine(price: Decimal, currency: str) -> ValidationError:
    places = get_currency_precision(currency)
    if places:
        told = _("%(price)s has more than %(places)s decimals, which %(currency)s does not.")
    else:
        told = _("%(price)s has decimals, but %(currency)s has no smaller unit.")
    return ValidationError(told, params={"price": price, "places": places, "currency": currency})
