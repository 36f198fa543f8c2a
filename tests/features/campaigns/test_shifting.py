"""Moving a whole campaign on the site's clocks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from magazine.features.campaigns.models import Campaign, Stage
from magazine.features.campaigns.shifting import ShiftRefused, shift
from magazine.features.models import Feature, State
from tests.factories import AdministratorFactory, EditorFactory, MarketerFactory
from tests.features.factories import HOUR, NOON, ApprovedFactory, FeatureFactory, slot

from .factories import CampaignFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOON - DAY, tick=False):
        yield


def moved(campaign: Campaign, by: timedelta) -> int:
    return shift(campaign, by, AdministratorFactory(), NOON - DAY)


def starts() -> list[datetime]:
    return list(Feature.objects.order_by("starts_at").values_list("starts_at", flat=True))


def test_the_window_and_every_feature_go_along() -> None:
    campaign = CampaignFactory()
    ApprovedFactory(campaign=campaign)
    FeatureFactory(campaign=campaign, starts_at=NOON + HOUR)
    assert moved(campaign, 2 * DAY) == 2
    campaign.refresh_from_db()
    assert campaign.starts_at == NOON + 2 * DAY
    assert starts() == [NOON + 2 * DAY, NOON + 2 * DAY + HOUR]


def test_a_morning_stays_a_morning_when_the_clocks_change() -> None:
    nine = datetime(2026, 3, 28, 8, tzinfo=UTC)  # 9:00 in Paris, UTC+1
    campaign = CampaignFactory(starts_at=nine, ends_at=nine + DAY)
    ApprovedFactory(campaign=campaign, starts_at=nine)
    moved(campaign, DAY)
    campaign.refresh_from_db()
    assert campaign.starts_at == datetime(2026, 3, 29, 7, tzinfo=UTC)
    assert starts() == [datetime(2026, 3, 29, 7, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 3, 28, 1, 30, tzinfo=UTC), "02:30 does not happen on 29 March 2026"),
        (datetime(2026, 10, 24, 0, 30, tzinfo=UTC), "02:30 happens twice on 25 October 2026"),
    ],
)
def test_a_time_that_is_not_one_instant_is_named_and_nothing_moves(at: datetime, told: str) -> None:
    campaign = CampaignFactory(starts_at=at, ends_at=None)
    with pytest.raises(ShiftRefused, match=told):
        moved(campaign, DAY)
    campaign.refresh_from_db()
    assert campaign.starts_at == at


def test_features_of_one_slot_pass_through_each_other() -> None:
    campaign = CampaignFactory(ends_at=None)
    for hours in range(4):
        ApprovedFactory(campaign=campaign, starts_at=NOON + hours * HOUR)
    moved(campaign, HOUR)
    assert starts() == [NOON + hours * HOUR for hours in range(1, 5)]
    moved(campaign, -2 * HOUR)
    assert starts() == [NOON + hours * HOUR for hours in range(-1, 3)]
    assert Feature.objects.approved().count() == 4


def test_everything_in_the_way_is_named_and_nothing_moves() -> None:
    campaign = CampaignFactory()
    ApprovedFactory(campaign=campaign)
    ApprovedFactory(campaign=campaign, slot=slot("site_banner"))
    ApprovedFactory(headline="In the hero", starts_at=NOON + DAY)
    ApprovedFactory(headline="In the banner", starts_at=NOON + DAY, slot=slot("site_banner"))
    before = starts()
    with pytest.raises(ShiftRefused) as refused:
        moved(campaign, DAY)
    assert len(refused.value.messages) == 2
    assert "In the hero" in str(refused.value)
    assert "In the banner" in str(refused.value)
    assert starts() == before


def test_a_cancelled_feature_stays_where_it_was() -> None:
    campaign = CampaignFactory()
    FeatureFactory(campaign=campaign, state=State.CANCELLED)
    assert moved(campaign, DAY) == 0
    assert starts() == [NOON]


def test_it_is_not_moved_into_the_past() -> None:
    campaign = CampaignFactory()
    with pytest.raises(ShiftRefused, match="in the past"):
        moved(campaign, -2 * DAY)


@pytest.mark.parametrize(
    ("stage", "who", "may"),
    [
        (Stage.PLANNED, MarketerFactory, True),
        (Stage.PLANNED, EditorFactory, False),
        (Stage.APPROVED, MarketerFactory, False),
        (Stage.APPROVED, EditorFactory, True),
        (Stage.LIVE, AdministratorFactory, False),
        (Stage.CANCELLED, AdministratorFactory, False),
    ],
)
def test_who_may_move_it(stage: str, who: type, may: bool) -> None:
    campaign = CampaignFactory(stage=stage)
    if may:
        shift(campaign, DAY, who(), NOON - DAY)
    else:
        with pytest.raises(PermissionDenied):
            shift(campaign, DAY, who(), NOON - DAY)
    campaign.refresh_from_db()
    assert (campaign.starts_at == NOON + DAY) is may


def test_what_is_approved_in_a_plan_is_not_moved_by_who_may_not_approve() -> None:
    campaign = CampaignFactory()
    ApprovedFactory(campaign=campaign)
    with pytest.raises(ShiftRefused, match="only those who may approve"):
        shift(campaign, DAY, MarketerFactory(), NOON - DAY)
    campaign.refresh_from_db()
    assert (campaign.starts_at, starts()) == (NOON, [NOON])
