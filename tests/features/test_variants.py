"""Share of voice: what rotates in a slot, to whom, and how it is written."""

from collections import Counter
from collections.abc import Callable

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, Site

from magazine.features.models import Feature, Slot, Variant
from magazine.features.placements import Placement, fill
from magazine.features.variants.shares import BUCKETS, choose, edges, fnv1a, place_of
from tests.factories import (
    ImageFactory,
    MarketerFactory,
    ProductFactory,
    TrendArticleFactory,
)

from .factories import (
    HOUR,
    NOON,
    ApprovedFactory,
    FeatureFactory,
    VariantFactory,
    rows_of_variants,
    slot,
)

pytestmark = pytest.mark.django_db


def hero() -> Placement | None:
    return fill(NOON, ["home_hero"]).get("home_hero")


def readers(shown: Placement, feature_id: int) -> Counter:
    """How many of the hundred buckets are shown which headline."""
    each = shown.each_variant
    return Counter(
        each[choose(bucket, feature_id, shown.shares)].headline for bucket in range(BUCKETS)
    )


class TestShares:
    def test_the_hash_is_fnv_1a(self) -> None:
        assert fnv1a("") == 0x811C9DC5
        assert fnv1a("a") == 0xE40C292C
        assert fnv1a("foobar") == 0xBF9CF968

    @given(st.integers(min_value=1, max_value=2**63 - 1))
    def test_every_feature_deals_all_hundred_places_out(self, feature_id: int) -> None:
        places = [place_of(bucket, feature_id) for bucket in range(BUCKETS)]
        assert sorted(places) == list(range(BUCKETS))

    @given(st.lists(st.integers(min_value=1, max_value=100), min_size=2, max_size=5))
    def test_a_share_is_exact_to_one_in_a_hundred(self, weights: list[int]) -> None:
        until = edges(weights)
        assert until[-1] == BUCKETS
        got = [edge - before for edge, before in zip(until, [0, *until], strict=False)]
        for share, weight in zip(got, weights, strict=True):
            assert abs(share - BUCKETS * weight / sum(weights)) <= 1

    def test_the_same_readers_are_not_shown_the_first_of_everything(self) -> None:
        halves = edges([1, 1])
        first = [
            sum(choose(bucket, feature, halves) == 0 for feature in range(1, 1001))
            for bucket in range(BUCKETS)
        ]
        assert min(first) > 400
        assert max(first) < 600


class TestShowing:
    def test_each_variant_has_its_share_of_the_readers(self) -> None:
        feature = ApprovedFactory(headline="A", weight=2)
        VariantFactory(feature=feature, headline="B", weight=1)
        VariantFactory(feature=feature, headline="C", weight=1)
        shown = hero()
        assert readers(shown, feature.pk) == {"A": 50, "B": 25, "C": 25}

    def test_a_variant_says_what_differs_and_keeps_the_rest(self, site: Site) -> None:
        story, picture = TrendArticleFactory(kicker="Trend"), ImageFactory()
        feature = ApprovedFactory(page=story, link="", headline="A", text="As told.")
        variant = VariantFactory(feature=feature, headline="B", image=picture)
        (second,) = hero().variants
        assert (second.headline, second.text, second.kicker) == ("B", "As told.", "Trend")
        assert (second.image, second.url, second.page_id) == (picture, story.url, story.pk)
        assert (second.feature_id, second.variant_id) == (feature.pk, variant.pk)

    def test_a_variant_with_a_target_of_its_own_starts_from_that(self) -> None:
        product = ProductFactory()
        feature = ApprovedFactory(headline="A", text="About something else.")
        VariantFactory(feature=feature, product=product, headline="")
        (second,) = hero().variants
        assert (second.headline, second.text) == (product.name, "")
        assert second.url == product.get_absolute_url()

    def test_who_paid_is_told_in_every_variant(self) -> None:
        feature = ApprovedFactory(sponsored=True, sponsor="Maison")
        VariantFactory(feature=feature)
        assert [(it.sponsored, it.sponsor) for it in hero().each_variant] == [
            (True, "Maison"),
            (True, "Maison"),
        ]

    def test_what_is_not_live_leaves_its_share_to_the_others(self) -> None:
        feature = ApprovedFactory(headline="A")
        VariantFactory(feature=feature, headline="B")
        gone = ProductFactory(live=False)
        VariantFactory(feature=feature, product=gone, headline="C", weight=8)
        assert readers(hero(), feature.pk) == {"A": 50, "B": 50}

    def test_the_features_own_target_may_be_what_is_not_live(self, site: Site) -> None:
        story = TrendArticleFactory(live=False)
        feature = ApprovedFactory(page=story, link="", headline="A")
        VariantFactory(feature=feature, headline="B, of the same story")
        product = ProductFactory()
        variant = VariantFactory(feature=feature, product=product, headline="C")
        shown = hero()
        assert (shown.headline, shown.variant_id, shown.variants) == ("C", variant.pk, ())

    def test_where_nothing_is_live_the_slot_falls_back(self, site: Site) -> None:
        feature = ApprovedFactory(page=TrendArticleFactory(live=False), link="", headline="")
        VariantFactory(feature=feature)
        newer = TrendArticleFactory()
        shown = fill(NOON, ["home_hero"], stories=[newer])["home_hero"]
        assert (shown.page_id, shown.feature_id) == (newer.pk, None)

    def test_what_a_variant_shows_is_no_fallback_of_another_slot(self, site: Site) -> None:
        older, newer = TrendArticleFactory(), TrendArticleFactory()
        VariantFactory(feature=ApprovedFactory(), page=newer, headline="")
        shown = fill(NOON, ["home_hero", "home_secondary_1"], stories=[newer, older])
        assert shown["home_secondary_1"].page_id == older.pk

    def test_variants_cost_one_query_however_many_slots_rotate(
        self, site: Site, count_queries: Callable
    ) -> None:
        for place in Slot.objects.filter(section=None):
            feature = ApprovedFactory(slot=place)
            VariantFactory(feature=feature, product=ProductFactory(image=ImageFactory()))
            VariantFactory(feature=feature, page=TrendArticleFactory(), headline="")
        positions = list(Slot.objects.values_list("position", flat=True))
        fill(NOON, positions)
        with count_queries() as asked:
            shown = fill(NOON, positions)
            [(it.headline, it.url, it.image) for one in shown.values() for it in one.each_variant]
        # What is on air, what rotates with it, and the pictures' renditions.
        assert len(asked) == 3


class TestThePage:
    @pytest.fixture(autouse=True)
    def _noon(self) -> None:
        with time_machine.travel(NOON, tick=False):
            yield

    @pytest.mark.parametrize(
        "position", ["home_hero", "home_secondary_1", "site_banner", "article_footer"]
    )
    def test_all_variants_are_in_it_and_the_first_is_to_be_seen(
        self, client: Client, home: Page, position: str
    ) -> None:
        feature = ApprovedFactory(slot=slot(position), headline="A")
        variant = VariantFactory(feature=feature, headline="B")
        address = TrendArticleFactory().url if position == "article_footer" else "/"
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        (rotation,) = soup.find_all("slot-rotation")
        first, second = rotation.find_all(attrs={"data-variant": True})
        assert (rotation["data-feature"], rotation["data-edges"]) == (str(feature.pk), "50 100")
        assert (first["data-variant"], first.has_attr("hidden")) == ("0", False)
        assert (second["data-variant"], second.has_attr("hidden")) == (str(variant.pk), True)
        assert "A" in first.get_text()
        assert "B" in second.get_text()

    def test_a_changed_variant_shows_at_once_beside_a_kept_story(
        self, client: Client, home: Page, django_capture_on_commit_callbacks
    ) -> None:
        address = TrendArticleFactory().url
        variant = VariantFactory(feature=ApprovedFactory(slot=slot("article_footer")))
        client.get(address)
        with django_capture_on_commit_callbacks(execute=True):
            variant.headline = "Changed"
            variant.save()
        assert "Changed" in client.get(address).content.decode()

    def test_the_answer_is_the_same_for_everybody(self, client: Client, home: Page) -> None:
        VariantFactory(feature=ApprovedFactory())
        client.cookies["anything"] = "1"
        answer = client.get("/", headers={"user-agent": "Somebody", "dnt": "1"})
        assert answer.content == Client().get("/").content
        assert not answer.cookies


class TestWriting:
    @pytest.fixture(autouse=True)
    def _morning(self) -> None:
        with time_machine.travel(NOON - 2 * HOUR, tick=False):
            yield

    @pytest.fixture
    def marketer(self, client: Client) -> Client:
        client.force_login(MarketerFactory())
        return client

    def asked(self, *rows: dict, **changes: object) -> dict:
        return {
            "slot": slot().pk,
            "starts_at": "2026-03-03 14:00",
            "ends_at": "2026-03-03 15:00",
            "link": "/bags/",
            "headline": "A",
            "weight": "1",
            **rows_of_variants(*rows),
            **changes,
        }

    def errors(self, response: HttpResponse) -> list[str]:
        soup = BeautifulSoup(response.content, "html.parser")
        return [" ".join(found.get_text(" ").split()) for found in soup.select(".error-message")]

    def test_variants_are_written_with_their_feature(self, marketer: Client) -> None:
        rows = [
            {"label": "Shorter", "headline": "B", "weight": 3},
            {"label": "A bag", "product": ProductFactory().pk},
        ]
        marketer.post(reverse("features:add"), self.asked(*rows, weight="2"))
        feature = Feature.objects.get()
        assert feature.weight == 2
        assert [(it.label, it.headline, it.weight) for it in feature.variants.all()] == [
            ("Shorter", "B", 3),
            ("A bag", "", 1),
        ]

    @pytest.mark.parametrize(
        ("row", "feature", "told"),
        [
            ({"headline": ""}, {}, "Say what differs: this is the same as the feature."),
            ({"link": "/bags/"}, {}, "A creative needs a headline."),
            (
                {"link": "javascript:alert(1)", "headline": "B"},
                {},
                "An address that begins with https://, or a path of this site that begins with /.",
            ),
            ({"headline": "B", "weight": "0"}, {}, "1"),
            ({"headline": "B", "label": ""}, {}, "This field is required."),
        ],
    )
    def test_what_is_wrong_is_said_at_its_row(
        self, marketer: Client, row: dict, feature: dict, told: str
    ) -> None:
        sent = self.asked({"label": "B", **row}, **feature)
        (said,) = self.errors(marketer.post(reverse("features:add"), sent))
        assert told in said
        assert not Feature.objects.exists()

    def test_a_variant_goes_by_what_the_slot_accepts(self, marketer: Client) -> None:
        Slot.objects.filter(position="home_hero").update(accepts_products=False)
        sent = self.asked({"label": "B", "product": ProductFactory().pk})
        assert self.errors(marketer.post(reverse("features:add"), sent)) == [
            "Home hero does not take this. It accepts: Page, Creative."
        ]

    def test_what_is_paid_for_stays_a_creative(self, marketer: Client) -> None:
        sent = self.asked(
            {"label": "B", "product": ProductFactory().pk}, sponsored="on", sponsor="Maison"
        )
        assert self.errors(marketer.post(reverse("features:add"), sent)) == [
            "The feature is sponsored: only a link can replace its own."
        ]

    def test_five_share_a_slot_and_no_more(self, marketer: Client) -> None:
        rows = [{"label": f"V{n}", "headline": f"H{n}"} for n in range(5)]
        response = marketer.post(reverse("features:add"), self.asked(*rows))
        assert response.status_code == 200
        assert not Feature.objects.exists()

    def test_a_variant_can_be_changed_and_removed(self, marketer: Client) -> None:
        feature = FeatureFactory()
        kept, gone = (VariantFactory(feature=feature, label=label) for label in "BC")
        sent = self.asked(
            {"id": kept.pk, "label": "Kept", "headline": "B"},
            {"id": gone.pk, "label": "C", "headline": "C", "DELETE": "on"},
        )
        marketer.post(reverse("features:edit", args=[feature.pk]), sent)
        assert list(Variant.objects.values_list("pk", "label")) == [(kept.pk, "Kept")]

    def test_a_form_that_does_not_speak_of_variants_leaves_them(self, marketer: Client) -> None:
        variant = VariantFactory(feature=FeatureFactory(weight=3))
        sent = {name: value for name, value in self.asked().items() if "variants" not in name}
        del sent["weight"]
        marketer.post(reverse("features:edit", args=[variant.feature_id]), sent)
        feature = Feature.objects.get()
        assert (feature.headline, feature.weight, feature.variants.count()) == ("A", 3, 1)

    def test_a_copy_brings_its_variants_along(self, marketer: Client) -> None:
        first = ApprovedFactory(headline="A")
        VariantFactory(feature=first, label="Shorter", headline="B", weight=3)
        page = marketer.get(reverse("features:copy", args=[first.pk]))
        form = BeautifulSoup(page.content, "html.parser").select_one("form[data-edit-form]")
        sent = {
            field["name"]: field.get("value", "")
            for field in form.select("input[name^=variants]")
            if "__prefix__" not in field["name"]
        }
        sent |= {"variants-0-text": "", "variants-0-DELETE": ""}
        assert sent["variants-0-id"] == ""
        marketer.post(form["action"], {**self.asked(), **sent})
        copied = Feature.objects.exclude(pk=first.pk).get()
        assert [(it.label, it.headline, it.weight) for it in copied.variants.all()] == [
            ("Shorter", "B", 3)
        ]
        assert first.variants.count() == 1


def test_the_database_refuses_two_targets() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        VariantFactory(link="/bags/", product=ProductFactory())


def test_what_a_booked_variant_shows_cannot_be_deleted() -> None:
    product = ProductFactory()
    VariantFactory(feature=ApprovedFactory(), product=product)
    with time_machine.travel(NOON), pytest.raises(ProtectedError):
        product.delete()


def test_a_row_that_is_wrong_in_two_ways_names_the_field() -> None:
    variant = VariantFactory.build(feature=None, link="/bags/", headline="")
    with pytest.raises(ValidationError) as raised:
        variant.clean()
    assert list(raised.value.message_dict) == ["headline"]
