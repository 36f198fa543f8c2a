"""The places of the site that features are scheduled in, and what each accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from magazine.models import SectionPage


class Position(models.TextChoices):
    """Where on the site, in the order the board shows them."""

    HOME_HERO = "home_hero", _("Home hero")
    HOME_SECONDARY_1 = "home_secondary_1", _("Home secondary 1")
    HOME_SECONDARY_2 = "home_secondary_2", _("Home secondary 2")
    HOME_SECONDARY_3 = "home_secondary_3", _("Home secondary 3")
    SECTION_LEAD = "section_lead", _("Section lead")
    ARTICLE_FOOTER = "article_footer", _("Article footer")
    SITE_BANNER = "site_banner", _("Site banner")


class Fallback(models.TextChoices):
    """What a slot shows while nothing is booked, or what is booked cannot be shown."""

    NEWEST_ARTICLE = "newest_article", _("Newest article")
    NEWEST_PRODUCT = "newest_product", _("Newest product")
    NOTHING = "nothing", _("Nothing")


class Kind(models.TextChoices):
    """What a feature shows; it follows from which target is set."""

    PAGE = "page", _("Page")
    PRODUCT = "product", _("Product")
    CREATIVE = "creative", _("Creative")


class SlotQuerySet(models.QuerySet):
    """Slots in the words of the board."""

    def in_order(self) -> SlotQuerySet:
        """As the reader meets them, from the top of the home page down."""
        ranks = [
            models.When(position=position, then=models.Value(rank))
            for rank, position in enumerate(Position)
        ]
        rank = models.Case(*ranks, output_field=models.IntegerField())
        return self.select_related("section").order_by(rank, "section__path")

    def take(self, *pks: int) -> None:
        """Hold these slots until the transaction ends; writers queue, and in one order.

        Two writers that hold one slot each and wait for the other's would wait for ever.
        """
        taken = self.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
        list(taken.values_list("pk"))


class Slot(models.Model):
    """One place; every section has a lead of its own, the others stand once."""

    position = models.CharField(max_length=20, choices=Position)
    section = models.ForeignKey(
        "magazine.SectionPage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="slots",
    )
    accepts_pages = models.BooleanField(default=True)
    accepts_products = models.BooleanField(default=True)
    accepts_creatives = models.BooleanField(default=True)
    fallback = models.CharField(
        max_length=16,
        choices=Fallback,
        default=Fallback.NEWEST_ARTICLE,
        help_text=_("Shown while nothing is on air"),
    )

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        constraints = [
            models.UniqueConstraint(
                fields=["position"], condition=models.Q(section=None), name="slot_once"
            ),
            models.UniqueConstraint(fields=["position", "section"], name="slot_once_a_section"),
            models.CheckConstraint(
                condition=models.Q(position=Position.SECTION_LEAD, section__isnull=False)
                | (~models.Q(position=Position.SECTION_LEAD) & models.Q(section__isnull=True)),
                name="slot_section_for_leads_only",
            ),
            models.CheckConstraint(
                condition=models.Q(accepts_pages=True)
                | models.Q(accepts_products=True)
                | models.Q(accepts_creatives=True),
                name="slot_accepts_something",
                violation_error_message=_("A slot accepts at least one kind of feature."),
            ),
        ]

    def __str__(self) -> str:
        if self.section_id:
            return f"{self.get_position_display()}: {self.section.title}"
        return self.get_position_display()

    @property
    def accepted(self) -> list[Kind]:
        """The kinds of feature that may stand here."""
        return [kind for kind in Kind if self.accepts(kind)]

    def accepts(self, kind: Kind) -> bool:
        return {
            Kind.PAGE: self.accepts_pages,
            Kind.PRODUCT: self.accepts_products,
            Kind.CREATIVE: self.accepts_creatives,
        }[kind]


def give_section_its_slot(
    sender: type, instance: SectionPage, created: bool, raw: bool = False, **_kwargs: object
) -> None:
    """Every section leads with something; called after a section is saved."""
    if created and not raw:
        Slot.objects.get_or_create(position=Position.SECTION_LEAD, section=instance)
