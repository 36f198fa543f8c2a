"""What the desk reads of a feature and a campaign, and who may."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from magazine.features.models import Campaign, Feature, State
from magazine.results.models import HourCount
from tests.factories import EditorFactory, MarketerFactory, UserFactory
from tests.features.factories import (
    HOUR,
    NOON,
    ApprovedFactory,
    FeatureFactory,
    VariantFactory,
    slot,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(NOON + 8 * HOUR, tick=False):
        yield


def count(feature: Feature, impressions: int, clicks: int, **at: object) -> None:
    HourCount.objects.create(
        feature=feature, **{"hour": NOON, **at}, impressions=impressions, clicks=clicks
    )


def campaign(**told: object) -> Campaign:
    return Campaign.objects.create(
        **{"name": "Fashion week", "slug": "fashion-week", "starts_at": NOON, **told}
    )


def words(response: HttpResponse) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    return " ".join(main.get_text(" ").split())


def table(response: HttpResponse, caption: str) -> list[list[str]]:
    soup = BeautifulSoup(response.content, "html.parser")
    rows = soup.select(f"{caption} tbody tr")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        for row in rows
    ]


def report(client: Client, feature: Feature) -> HttpResponse:
    return client.get(reverse("results:feature", args=[feature.pk]))


class TestOfAFeature:
    def test_totals_and_the_rate_with_its_interval(self, as_marketer: Client) -> None:
        feature = ApprovedFactory(ends_at=NOON + 3 * HOUR)
        count(feature, 200, 10)
        count(feature, 63, 71, hour=NOON + HOUR)
        page = words(report(as_marketer, feature))
        assert "Impressions 263 Clicks 81 Click rate 30.8 % 25.5 % to 36.6 %" in page

    def test_hours_are_on_the_sites_clock(self, as_marketer: Client) -> None:
        feature = ApprovedFactory(ends_at=NOON + 3 * HOUR)
        count(feature, 5, 1, hour=NOON + HOUR)
        assert table(report(as_marketer, feature), ".results__figures") == [
            ["3 March 2026, 13:00", "0", "0"],
            ["3 March 2026, 14:00", "5", "1"],
            ["3 March 2026, 15:00", "0", "0"],
        ]

    def test_the_hour_that_happens_twice_is_told_apart(self, as_marketer: Client) -> None:
        starts = datetime(2026, 10, 25, 0, tzinfo=UTC)
        feature = ApprovedFactory(starts_at=starts, ends_at=starts + 2 * HOUR)
        count(feature, 5, 1, hour=starts)
        count(feature, 7, 2, hour=starts + HOUR)
        with time_machine.travel(starts + timedelta(days=1), tick=False):
            as_marketer.force_login(MarketerFactory())
            shown = table(report(as_marketer, feature), ".results__figures")
        assert shown == [
            ["25 October 2026, 02:00 (UTC+2)", "5", "1"],
            ["25 October 2026, 02:00 (UTC+1)", "7", "2"],
        ]

    def test_variants_are_compared(self, as_marketer: Client) -> None:
        variant = VariantFactory(label="Shorter headline", weight=3)
        count(variant.feature, 10_000, 200)
        count(variant.feature, 10_000, 300, variant=variant.pk)
        count(variant.feature, 50, 1, variant=variant.pk + 1)
        response = report(as_marketer, variant.feature)
        assert "“B” is better than “A” by 0.6 to 1.4 points." in words(response)
        assert [row[:6] for row in table(response, ".results__lines")] == [
            ["A", "As written", "25 %", "10,000", "200", "2.0 %"],
            ["B", "Shorter headline", "75 %", "10,000", "300", "3.0 %"],
            ["–", "Removed since", "–", "50", "1", "2.0 %"],
        ]

    def test_a_feature_to_come_says_so(self, as_marketer: Client) -> None:
        feature = ApprovedFactory(starts_at=NOON + 20 * HOUR)
        assert "It is not on air yet." in words(report(as_marketer, feature))

    def test_one_that_nobody_saw_says_so(self, as_marketer: Client) -> None:
        assert "Nothing has been counted yet." in words(report(as_marketer, ApprovedFactory()))

    def test_a_year_of_hours_is_few_queries(
        self, as_marketer: Client, count_queries: Callable
    ) -> None:
        starts = NOON - timedelta(days=365)
        feature = VariantFactory(feature=ApprovedFactory(starts_at=starts, ends_at=None)).feature
        report(as_marketer, feature)
        with count_queries() as asked:
            report(as_marketer, feature)
        few = len(asked)
        HourCount.objects.bulk_create(
            HourCount(feature=feature, hour=starts + hour * HOUR, impressions=hour)
            for hour in range(365 * 24)
        )
        with count_queries() as asked:
            response = report(as_marketer, feature)
        assert len(asked) <= few
        assert len(table(response, ".results__figures")) == 53


class TestOfACampaign:
    def test_its_features_are_added_up(self, as_marketer: Client) -> None:
        told = campaign()
        one = ApprovedFactory(campaign=told, headline="One")
        two = ApprovedFactory(campaign=told, headline="Two", slot=slot("site_banner"))
        count(one, 100, 4)
        count(two, 300, 2)
        count(ApprovedFactory(starts_at=NOON + HOUR), 999, 9)
        response = as_marketer.get(reverse("results:campaign", args=[told.pk]))
        assert "Impressions 400 Clicks 6 Click rate 1.5 %" in words(response)
        assert [row[:4] for row in table(response, ".results__lines")] == [
            ["One Home hero", "100", "4", "4.0 %"],
            ["Two Site banner", "300", "2", "0.7 %"],
        ]
        assert reverse("results:feature", args=[one.pk]) in response.content.decode()

    def test_one_without_features_is_no_error(self, as_marketer: Client) -> None:
        response = as_marketer.get(reverse("results:campaign", args=[campaign().pk]))
        assert "Nothing has been counted yet." in words(response)


class TestCsv:
    def lines(self, client: Client, name: str, key: int) -> list[dict]:
        response = client.get(reverse(f"results:{name}_csv", args=[key]))
        text = b"".join(response.streaming_content).decode()
        return list(csv.DictReader(io.StringIO(text)))

    def test_every_hour_is_a_line_in_utc_and_on_the_sites_clock(self, as_marketer: Client) -> None:
        variant = VariantFactory(feature__headline="=SUM(A1)")
        count(variant.feature, 3, 1, variant=variant.pk)
        (line,) = self.lines(as_marketer, "feature", variant.feature_id)
        assert line == {
            "feature": str(variant.feature_id),
            "slot": "Home hero",
            "shows": "'=SUM(A1)",
            "variant": str(variant.pk),
            "hour_utc": "2026-03-03T12:00:00+00:00",
            "hour_local": "2026-03-03T13:00:00+01:00",
            "impressions": "3",
            "clicks": "1",
        }

    def test_a_campaign_has_the_lines_of_its_features(self, as_marketer: Client) -> None:
        told = campaign()
        count(ApprovedFactory(campaign=told), 3, 1)
        count(ApprovedFactory(slot=slot("site_banner")), 5, 1)
        assert len(self.lines(as_marketer, "campaign", told.pk)) == 1


class TestTheWayThere:
    def test_the_list_and_the_feature_lead_to_its_results(self, as_marketer: Client) -> None:
        feature, draft = ApprovedFactory(), FeatureFactory()
        there = reverse("results:feature", args=[feature.pk])
        for address in (reverse("features:index"), reverse("features:inspect", args=[feature.pk])):
            page = as_marketer.get(address).content.decode()
            assert there in page
            assert reverse("results:feature", args=[draft.pk]) not in page

    def test_so_does_a_campaign(self, as_marketer: Client) -> None:
        told = campaign()
        page = as_marketer.get(reverse("campaigns:inspect", args=[told.pk])).content.decode()
        assert reverse("results:campaign", args=[told.pk]) in page

    @pytest.mark.parametrize("name", ["feature", "feature_csv", "campaign", "campaign_csv"])
    def test_only_those_who_work_with_features_may_look(self, client: Client, name: str) -> None:
        feature = ApprovedFactory(campaign=campaign(), state=State.APPROVED)
        key = feature.pk if name.startswith("feature") else feature.campaign_id
        address = reverse(f"results:{name}", args=[key])
        assert client.get(address).status_code == 302
        client.force_login(UserFactory())
        assert client.get(address).status_code in (302, 403)
        client.force_login(EditorFactory())
        assert client.get(address).status_code == 200
