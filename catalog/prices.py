"""Price bands: rough steps a reader shops by, and prices printed in their currency.

Bands compare currencies by rounded yardsticks, not by the day's rate: a bag does
not change its band because a currency moved a cent.
"""

from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision
from django.db import models

# Units of the currency that count as one euro. Rounded on purpose; see above.
YARDSTICK_PER_EURO = {
    "EUR": Decimal(1),
    "USD": Decimal("1.1"),
    "GBP": Decimal("0.85"),
    "CHF": Decimal("0.95"),
    "CAD": Decimal("1.5"),
    "AUD": Decimal("1.7"),
    "SGD": Decimal("1.5"),
    "HKD": Decimal("8.5"),
    "CNY": Decimal(8),
    "JPY": Decimal(160),
    "KRW": Decimal(1500),
    "SEK": Decimal(11),
    "DKK": Decimal("7.5"),
    "NOK": Decimal("11.5"),
    "PLN": Decimal("4.3"),
    "INR": Decimal(90),
    "AED": Decimal(4),
}


class PriceBand(models.TextChoices):
    """Steps in euros; each includes its lower and excludes its upper edge."""

    UNKNOWN = "", "Price not known"
    POCKET = "pocket", "Under €100"
    FAIR = "fair", "€100 to €500"
    DEAR = "dear", "€500 to €1,500"
    LUXURY = "luxury", "€1,500 to €4,000"
    RARE = "rare", "€4,000 and more"


_UPPER_EDGES = (
    (100, PriceBand.POCKET),
    (500, PriceBand.FAIR),
    (1500, PriceBand.DEAR),
    (4000, PriceBand.LUXURY),
)


def yardstick_euros(price_minor: int, currency: str) -> int | None:
    """The price in whole yardstick euros; None for a currency without a yardstick."""
    per_euro = YARDSTICK_PER_EURO.get(currency)
    if per_euro is None:
        return None
    return int(major_units(price_minor, currency) / per_euro)


def major_units(price_minor: int, currency: str) -> Decimal:
    """36500, "EUR" → Decimal("365.00"); yen have no smaller unit."""
    return Decimal(price_minor).scaleb(-get_currency_precision(currency))


def price_band(euros: int | None) -> PriceBand:
    """The band of a price in whole yardstick euros."""
    if euros is None:
        return PriceBand.UNKNOWN
    for edge, band in _UPPER_EDGES:
        if euros < edge:
            return band
    return PriceBand.RARE


def print_price(price_minor: int, currency: str) -> str:
    """36500, "EUR" → "€365"; cents only where there are any."""
    amount = major_units(price_minor, currency)
    whole = amount == amount.to_integral_value()
    return format_currency(
        amount,
        currency,
        format="¤#,##0" if whole else None,
        locale="en_GB",
        currency_digits=not whole,
    )
