"""Deleting what a feature shows, or the section it leads."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from magazine.features.models import Feature, Slot
from tests.factories import ProductFactory, SectionPageFactory, TrendArticleFactory

from .factories import ApprovedFactory, FeatureFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def on_air(**given: object) -> Feature:
    return ApprovedFactory(starts_at=timezone.now() - DAY, ends_at=None, headline="Kept", **given)


def over(**given: object) -> Feature:
    ended = timezone.now() - DAY
    return ApprovedFactory(starts_at=ended - DAY, ends_at=ended, **given)


def test_a_page_that_is_booked_is_not_deleted_until_the_feature_is_cancelled(
    site: Site, admin_client: Client
) -> None:
    story = TrendArticleFactory()
    feature = on_air(page=story, link="")
    url = reverse("wagtailadmin_pages:delete", args=[story.pk])
    response = admin_client.post(url, follow=True)
    assert "“Kept” in Home hero" in response.content.decode()
    assert "Cancel the feature first, then delete." in response.content.decode()
    assert Page.objects.filter(pk=story.pk).exists()
    admin_client.post(reverse("features:cancel", args=[feature.pk]), {"reason": "Story withdrawn"})
    admin_client.post(url)
    assert not Page.objects.filter(pk=story.pk).exists()


def test_a_page_whose_features_are_over_takes_them_along(site: Site, admin_client: Client) -> None:
    story = TrendArticleFactory()
    over(page=story, link="")
    FeatureFactory(page=story, link="")
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
    assert not Page.objects.filter(pk=story.pk).exists()
    assert not Feature.objects.exists()


def test_a_section_is_kept_for_what_is_booked_below_it_and_in_its_lead(
    site: Site, admin_client: Client
) -> None:
    section = SectionPageFactory()
    story = TrendArticleFactory(parent=section)
    url = reverse("wagtailadmin_pages:delete", args=[section.pk])
    below = on_air(page=story, link="")
    admin_client.post(url)
    assert Page.objects.filter(pk=section.pk).exists()
    below.delete()
    lead = on_air(slot=Slot.objects.get(section=section))
    admin_client.post(url)
    assert Page.objects.filter(pk=section.pk).exists()
    lead.delete()
    admin_client.post(url)
    assert not Slot.objects.filter(section=section).exists()


def test_several_pages_at_once_are_kept_for_one_that_is_booked(
    site: Site, admin_client: Client
) -> None:
    free, booked = TrendArticleFactory(), TrendArticleFactory()
    on_air(page=booked, link="")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    admin_client.post(f"{url}?id={free.pk}&id={booked.pk}")
    assert Page.objects.filter(pk__in=[free.pk, booked.pk]).count() == 2


def test_code_that_deletes_a_booked_product_is_told_by_what_it_is_kept() -> None:
    product = ProductFactory()
    feature = on_air(product=product, link="")
    with pytest.raises(ProtectedError) as refused:
        product.delete()
    assert refused.value.protected_objects == {feature}


def test_a_section_has_its_lead_as_soon_as_it_is_made(site: Site) -> None:
    section = SectionPageFactory(title="Trends")
    assert str(Slot.objects.get(section=section)) == "Section lead: Trends"
