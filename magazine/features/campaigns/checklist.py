"""What stands between a campaign and its hour: rules over what `gathering` has read.

Nothing here asks the database. A finding that blocks has to be mended before the campaign
is approved; the others are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.vocabulary import Availability
from magazine.features.models import Feature, State
from magazine.features.onair import overlap
from magazine.features.slots import Kind, Position
from magazine.features.times import clock_time

from .addresses import address_of
from .gathering import Dossier
from .models import Stage

# A line of words above the masthead: it shows no picture.
WITHOUT_PICTURE = frozenset({Position.SITE_BANNER})


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: about what, what is wrong, how it is mended, and where."""

    subject: str
    says: str
    mend: str
    url: str
    blocks: bool = True


Rule = Callable[[Dossier], Iterator[Finding]]


def checked(dossier: Dossier) -> list[Finding]:
    """All there is to say, what blocks first."""
    found = [finding for rule in RULES for finding in rule(dossier)]
    return sorted(found, key=lambda finding: not finding.blocks)


def _finding(thing: object, says: str, mend: str, blocks: bool = True) -> Finding:
    return Finding(str(thing), says, mend, address_of(thing), blocks)


def emptiness(dossier: Dossier) -> Iterator[Finding]:
    if not (dossier.features or dossier.releases or dossier.prices):
        says = _("There is nothing in the campaign.")
        yield _finding(dossier.campaign, says, _("Add a feature, a page, a product or a price."))


def hours(dossier: Dossier) -> Iterator[Finding]:
    campaign = dossier.campaign
    if campaign.ends_at and campaign.ends_at <= dossier.at and campaign.stage != Stage.LIVE:
        yield _finding(campaign, _("Its end has passed already."), _("Move the campaign."))
    elif campaign.is_planned and campaign.starts_at <= dossier.at:
        says = _("Its start has passed: approved, it goes live at once.")
        yield _finding(campaign, says, _("Move the campaign, or approve it now."), blocks=False)


def approvals(dossier: Dossier) -> Iterator[Finding]:
    """Before the campaign is approved its features need not be: they are, with it."""
    planned = dossier.campaign.is_planned
    waiting = [one for one in dossier.features if one.state != State.APPROVED]
    if waiting and planned:
        says = ngettext(
            "%(number)s feature is not approved yet.",
            "%(number)s features are not approved yet.",
            len(waiting),
        ) % {"number": len(waiting)}
        mend = _("They are approved with the campaign.")
        yield _finding(dossier.campaign, says, mend, blocks=False)
    elif waiting:
        for feature in waiting:
            yield _finding(feature, _("Not approved: it will not show."), _("Approve it."))


def windows(dossier: Dossier) -> Iterator[Finding]:
    campaign = dossier.campaign
    for feature in dossier.features:
        if feature.starts_at < campaign.starts_at:
            says = _("Starts on %(start)s, before the campaign does.")
            mend = _("Let it start with the campaign or later.")
            yield _finding(feature, says % {"start": clock_time(feature.starts_at)}, mend)
        if campaign.ends_at is None:
            continue
        if feature.ends_at is None or feature.ends_at > campaign.ends_at:
            says = _("Outlasts the campaign, which ends on %(end)s.")
            mend = _("Let it end with the campaign or earlier.")
            yield _finding(feature, says % {"end": clock_time(campaign.ends_at)}, mend)


def clashes(dossier: Dossier) -> Iterator[Finding]:
    for feature in dossier.features:
        for other in dossier.neighbours:
            if other.slot_id == feature.slot_id and _meet(feature, other):
                says = _("The slot is taken: %(other)s.") % {"other": other.described()}
                yield _finding(feature, says, _("Move one of the two."))
    for first, second in combinations(dossier.features, 2):
        if first.slot_id == second.slot_id and _meet(first, second):
            says = _("Meets %(other)s, of this campaign.") % {"other": second.described()}
            yield _finding(first, says, _("Move one of the two."))


def locks(dossier: Dossier) -> Iterator[Finding]:
    for feature in dossier.features:
        if feature.state == State.APPROVED:
            continue
        for lock in dossier.locks:
            spans = feature.starts_at, feature.ends_at, lock.starts_at, lock.ends_at
            if lock.slot_id == feature.slot_id and overlap(*spans):
                says = _("%(slot)s is locked then: %(reason)s.")
                told = says % {"slot": feature.slot, "reason": lock.reason}
                yield _finding(feature, told, _("Move it, or have the lock lifted."))


def pictures(dossier: Dossier) -> Iterator[Finding]:
    released = {release.page_id: release for release in dossier.pages}
    for feature, content in dossier.shown:
        if content.image_id or feature.slot.position in WITHOUT_PICTURE:
            continue
        if content.kind is Kind.PAGE and content.page_id in released:
            has_one = released[content.page_id].revision.content.get("hero_image")
        elif content.kind is Kind.PAGE:
            story = getattr(content.page, "story", None)
            has_one = story and story.hero_image_id
        else:
            has_one = content.kind is Kind.PRODUCT and content.product.image_id
        if not has_one:
            mend = _("Choose a picture for the feature, or for what it shows.")
            yield _finding(feature, _("Has no picture."), mend)


def targets(dossier: Dossier) -> Iterator[Finding]:
    """What a feature shows has to be on the site as long as the feature is."""
    coming = {(type(one.target), one.target.pk): one for one in dossier.releases}
    for feature, content in dossier.shown:
        if content.kind is Kind.CREATIVE:
            continue
        target = content.page or content.product
        release = coming.get((type(target), target.pk))
        if not target.live and release is None and not dossier.is_over:
            mend = _("Publish it, or add it to the campaign.")
            yield _finding(feature, _("What it shows is not on the site."), mend)
            continue
        gone_at = release.expires_at if release else target.expire_at
        if gone_at and (feature.ends_at is None or gone_at < feature.ends_at):
            says = _("What it shows leaves the site on %(when)s, before the feature ends.")
            mend = _("Let the feature end earlier, or what it shows expire later.")
            yield _finding(feature, says % {"when": clock_time(gone_at)}, mend)


def expiries(dossier: Dossier) -> Iterator[Finding]:
    ends = dossier.campaign.ends_at
    for release in dossier.releases:
        gone_at = release.expires_at
        if gone_at and (ends is None or gone_at < ends):
            says = _("Expires on %(when)s, while the campaign lasts.")
            mend = _("Let it expire later, and take the newer draft.")
            yield _finding(release, says % {"when": clock_time(gone_at)}, mend)


def drafts(dossier: Dossier) -> Iterator[Finding]:
    for release in dossier.releases:
        if release.is_outdated and not release.is_launched:
            says = _("Was edited after it was added; the version added goes live.")
            yield _finding(release, says, _("Take the newer draft, if that is meant."), False)


def frozen_prices(dossier: Dossier) -> Iterator[Finding]:
    """A version of a product brings the offers it was frozen with."""
    for release in dossier.products:
        if not release.is_launched and dossier.has_other_offers(release):
            says = _("Its offers were changed after it was added; those added go live.")
            yield _finding(release, says, _("Take the newer draft, if that is meant."), False)


def desks(dossier: Dossier) -> Iterator[Finding]:
    """Pages that somebody keeps to themselves, or that cannot be reached."""
    for release in dossier.pages:
        if release.page.locked:
            yield _finding(release, _("The page is locked."), _("Have it unlocked."))
        if release.page_id in dossier.in_workflow:
            yield _finding(release, _("The page is in a workflow."), _("Finish the workflow."))
        if above := dossier.hidden_above(release.page):
            says = _("It cannot be reached: “%(above)s” above it is not on the site.")
            yield _finding(release, says % {"above": above}, _("Publish that one too."))


def rivals(dossier: Dossier) -> Iterator[Finding]:
    """Two campaigns with one page would each put back what the other put there."""
    ours = {(type(one), one.target.pk): one for one in dossier.releases}
    for rival in dossier.rivals:
        release = ours[type(rival), rival.target.pk]
        says = _("Is also part of “%(other)s”, in the same time.") % {"other": rival.campaign}
        yield _finding(release, says, _("Take it out of one of the two."))


def links(dossier: Dossier) -> Iterator[Finding]:
    for owner, link in dossier.broken_links:
        says = _("The link %(link)s leads nowhere.") % {"link": link}
        yield _finding(owner, says, _("Mend the link, or publish what it leads to."))


def stock(dossier: Dossier) -> Iterator[Finding]:
    """A product that was to be had and is not; one that never was is shown for itself."""
    campaign = dossier.campaign
    priced = {price.product_id for price in dossier.prices}
    shown: list[tuple[object, int, datetime, datetime | None]] = [
        (feature, content.product_id, feature.starts_at, feature.ends_at)
        for feature, content in dossier.shown
        if content.product_id
    ]
    shown += [
        (release, release.product_id, campaign.starts_at, campaign.ends_at)
        for release in dossier.products
    ]
    for owner, product_id, starts, ends in shown:
        offers = dossier.offers.get(product_id, [])
        for_sale = [offer for offer in offers if offer.availability != Availability.PAST]
        current = [offer for offer in for_sale if _holds_within(offer, starts, ends)]
        if for_sale and not current and product_id not in priced:
            says = _("The product cannot be had in that time.")
            yield _finding(owner, says, _("Add an offer to the product, or a price here."))


def _holds_within(offer: object, starts: datetime, ends: datetime | None) -> bool:
    """Whether it is to be had at the start, or once its window has opened."""
    opens = max(starts, offer.valid_from) if offer.valid_from else starts
    return (ends is None or opens < ends) and offer.is_current_at(opens)


def _meet(one: Feature, other: Feature) -> bool:
    return overlap(one.starts_at, one.ends_at, other.starts_at, other.ends_at)


RULES: tuple[Rule, ...] = (
    emptiness,
    hours,
    approvals,
    windows,
    clashes,
    locks,
    pictures,
    targets,
    expiries,
    drafts,
    frozen_prices,
    desks,
    rivals,
    links,
    stock,
)
