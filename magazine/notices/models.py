"""What is stored: who is told, and what they were told, with how it went."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .addresses import Refused, check_written
from .signing import new_secret


class Means(models.TextChoices):
    """How a receiver is told."""

    WEBHOOK = "webhook", _("Webhook")
    EMAIL = "email", _("E-mail")


class Event(models.TextChoices):
    """What is told: what was scheduled, and happened."""

    PUBLISHED = "published", _("Went live")
    EXPIRED = "expired", _("Went off the site")
    CAMPAIGN_STARTED = "campaign.started", _("Campaign went live")
    CAMPAIGN_ENDED = "campaign.ended", _("Campaign ended")


class State(models.TextChoices):
    """How far a notice has come."""

    WAITING = "waiting", _("On its way")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Given up")


class Receiver(models.Model):
    """Somebody, or a program, that wants to know."""

    name = models.CharField(max_length=80)
    means = models.CharField(_("told by"), max_length=8, choices=Means)
    url = models.URLField(
        _("address of the webhook"), max_length=500, blank=True, help_text=_("https://…")
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    active = models.BooleanField(default=True, help_text=_("Untick to tell it nothing for now."))
    secret = models.CharField(max_length=80, default=new_secret, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("receiver of notices")
        verbose_name_plural = _("receivers of notices")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(means=Means.WEBHOOK, email="") & ~models.Q(url=""))
                | (models.Q(means=Means.EMAIL, url="") & ~models.Q(email="")),
                name="receiver_has_one_address",
                violation_error_message=_("A webhook has an address on the web, e-mail its own."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return self.url or self.email

    def clean(self) -> None:
        errors: dict[str, str] = {}
        if self.means == Means.WEBHOOK:
            if self.email:
                errors["email"] = _("A webhook has no e-mail address: leave it empty.")
            try:
                check_written(self.url)
            except Refused as refused:
                errors["url"] = str(refused)
        elif self.means == Means.EMAIL:
            if self.url:
                errors["url"] = _("E-mail has no address on the web: leave it empty.")
            if not self.email:
                errors["email"] = _("Say where to.")
        if errors:
            raise ValidationError(errors)


class Notice(models.Model):
    """One thing told to one receiver, until it has arrived or is given up."""

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    receiver = models.ForeignKey(Receiver, on_delete=models.CASCADE, related_name="notices")
    event = models.CharField(max_length=20, choices=Event)
    thing = models.CharField(max_length=80, help_text=_("Model and number: catalog.product 7"))
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=500, blank=True)
    meant_for = models.DateTimeField()
    done_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    # When it is due to be sent, the first time or again; None once that is over.
    send_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-done_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("retry_notice", "Can send notice again")]
        indexes = [
            models.Index(
                fields=["send_at"], condition=models.Q(send_at__isnull=False), name="notice_to_send"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.title}"
