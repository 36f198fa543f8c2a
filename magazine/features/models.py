"""What is stored: features in slots, and that nothing approved overlaps.

Slots have a file of their own; which feature is on air is decided in `onair`.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from .calendars.models import CalendarFeed
from .campaigns.items import PageRelease, PriceWindow, ProductRelease
from .campaigns.models import SHOWING, Campaign
from .clashes import SlotLocked, SlotTaken
from .content import Content
from .deleting import let_go_unless_booked
from .guarantee import is_overlap
from .locks import SlotLock
from .schedule import FeatureQuerySet, State
from .series.models import Series
from .slots import Kind, Slot
from .times import in_words
from .trims import Trim
from .variants.models import Variant

__all__ = [
    "CalendarFeed",
    "Campaign",
    "Feature",
    "Kind",
    "PageRelease",
    "PriceWindow",
    "ProductRelease",
    "Series",
    "Slot",
    "SlotLock",
    "State",
    "Trim",
    "Variant",
]


class Feature(ClusterableModel, Content):
    """A page, a product or a free creative, in one slot from `starts_at` up to `ends_at`."""

    slot = models.ForeignKey(Slot, on_delete=let_go_unless_booked, related_name="features")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("Leave empty to run until it is ended.")
    )
    state = models.CharField(
        max_length=10, choices=State, default=State.DRAFT, editable=False, db_index=True
    )

    sponsored = models.BooleanField(
        default=False, help_text=_("Paid for: readers see the word “Sponsored” and the name.")
    )
    sponsor = models.CharField(max_length=120, blank=True, help_text=_("Who paid for it"))

    campaign = models.ForeignKey(
        Campaign, null=True, blank=True, on_delete=models.SET_NULL, related_name="features"
    )
    series = models.ForeignKey(
        Series,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="features",
    )
    # The start the rule gave it, which stays when the one occurrence is moved (RECURRENCE-ID).
    occurs_at = models.DateTimeField(null=True, editable=False)

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    proposed_at = models.DateTimeField(null=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_back_because = models.CharField(max_length=400, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cancel_reason = models.CharField(max_length=200, blank=True, editable=False)

    # Slot, start and end, while many are set aside to pass each other in their slots.
    stood: tuple[int, datetime, datetime | None] | None = None

    objects = FeatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("feature")
        verbose_name_plural = _("features")
        ordering = ["-starts_at", "-pk"]
        permissions = [
            ("approve_feature", "Can approve feature"),
            ("cancel_feature", "Can cancel feature"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "occurs_at"], name="feature_once_a_turn"),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="feature_ends_after_start",
                violation_error_message=_("A feature ends after it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, product__isnull=True, link="")
                | models.Q(page__isnull=True, product__isnull=False, link="")
                | (models.Q(page__isnull=True, product__isnull=True) & ~models.Q(link="")),
                name="feature_shows_one_thing",
                violation_error_message=_(
                    "A feature shows one thing: a page, a product, or a creative with a link."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(sponsored=False, sponsor="")
                | (models.Q(sponsored=True) & ~models.Q(sponsor="") & ~models.Q(link="")),
                name="feature_names_its_sponsor",
                violation_error_message=_(
                    "Only a creative is sponsored, and then it names its sponsor."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "starts_at"], name="feature_of_campaign"),
            models.Index(
                fields=["slot", "starts_at"],
                condition=models.Q(state="approved"),
                name="feature_schedule",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(self.page or self.product or self.link)

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and raise `SlotTaken` when approved features would overlap, `SlotLocked`
        when one would be new where the slot is locked.

        The database refuses an overlap whoever writes it. Taking the slots' rows first, the
        one it leaves too, puts writers in a queue: two exclusion checks at once could wait
        for each other.
        """
        try:
            with transaction.atomic():
                if self.state == State.APPROVED:
                    left = Feature.objects.filter(pk=self.pk).values_list("slot_id", flat=True)
                    Slot.objects.take(self.slot_id, *left)
                    if refusal := self.refusal():
                        raise refusal
                super().save(*args, **kwargs)
        except IntegrityError as error:
            if not is_overlap(error):
                raise
            raise SlotTaken(self.clash()) from error

    @property
    def is_held_back(self) -> bool:
        """Until its campaign is live: what belongs together is seen together or not at all."""
        return self.campaign is not None and self.campaign.stage not in SHOWING

    @property
    def can_be_shown(self) -> bool:
        """False while held back, the page not live or the product not visible."""
        return not self.is_held_back and super().can_be_shown

    def described(self) -> str:
        """“The tiny purse” in Home hero, 3 March 2026, 09:00 to 18:00."""
        return _("“%(feature)s” in %(slot)s, %(times)s") % {
            "feature": self,
            "slot": self.slot,
            "times": in_words(self.starts_at, self.ends_at),
        }

    def is_on_air(self, at: datetime) -> bool:
        return self.is_booked(at) and self.starts_at <= at

    def is_booked(self, at: datetime) -> bool:
        """Approved, and on air at the instant or to come."""
        return self.state == State.APPROVED and (self.ends_at is None or self.ends_at > at)

    def clean(self) -> None:
        """Raises ValidationError by field; whether the slot is free is not asked here."""
        errors: dict[str, str] = {}
        if self.targets != 1:
            errors["page"] = _("Choose one: a page, a product, or a link for a creative.")
        elif self.kind is Kind.CREATIVE and not self.headline:
            errors["headline"] = _("A creative needs a headline.")
        elif self.slot_id and not self.slot.accepts(self.kind):
            errors["slot"] = _("%(slot)s does not take this. It accepts: %(kinds)s.") % {
                "slot": self.slot,
                "kinds": ", ".join(str(kind.label) for kind in self.slot.accepted),
            }
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("The end has to come after the start.")
        if self.sponsored and self.kind is not Kind.CREATIVE:
            errors["sponsored"] = _("Only a creative can be sponsored.")
        elif self.sponsored and not self.sponsor:
            errors["sponsor"] = _("Name who paid for it: readers are told.")
        elif self.sponsor and not self.sponsored:
            errors["sponsored"] = _("Tick this when there is a sponsor.")
        if errors:
            raise ValidationError(errors)

    def clash(self, beside: Feature | None = None) -> Feature | None:
        """The first approved feature, but `beside`, that holds the slot within its time."""
        others = Feature.objects.overlapping(self.slot, self.starts_at, self.ends_at)
        others = others.exclude(pk=self.pk).select_related("slot", "page", "product__brand")
        return (others.exclude(pk=beside.pk) if beside else others).first()

    def booked_as(self) -> tuple[datetime, datetime | None] | None:
        """Where it is approved in its slot by now; `stood` while it is set aside to be moved."""
        if self.stood and self.stood[0] == self.slot_id:
            return self.stood[1:]
        return Feature.objects.booked_as(self.pk, self.slot)

    def refusal(self, beside: Feature | None = None) -> SlotTaken | SlotLocked | None:
        """Why the slot is not to be had in its time; None when it is."""
        if clash := self.clash(beside):
            return SlotTaken(clash)
        stood = self.booked_as()
        lock = SlotLock.objects.in_the_way(self.slot, self.starts_at, self.ends_at, stood)
        return SlotLocked(lock) if lock else None
