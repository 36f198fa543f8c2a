"""What pages tell is counted once, for features on air, and for nobody who asks not to be."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse, QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from magazine.features.models import Feature, State
from magazine.results.buffer import Buffer
from magazine.results.messages import Item, Message, Unreadable, read
from magazine.results.models import HourCount
from magazine.results.refusing import MOST_A_MINUTE
from magazine.results.tally import Tally
from magazine.results.writing import write
from tests.features.factories import (
    HOUR,
    NOON,
    ApprovedFactory,
    FeatureFactory,
    VariantFactory,
    slot,
)

pytestmark = pytest.mark.django_db

READER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def clock() -> time_machine.Traveller:
    with time_machine.travel(NOON + HOUR / 2, tick=False) as traveller:
        yield traveller


def tell(body: str, **headers: str) -> HttpResponse:
    told = {"user-agent": READER, **headers}
    return Client().post("/_seen/", body, content_type=FORM, headers=told)


def counts() -> list[tuple]:
    rows = HourCount.objects.order_by("feature", "variant", "hour")
    return list(rows.values_list("feature", "variant", "hour", "impressions", "clicks"))


def tally_of(seen: list[tuple[int, int]], at: datetime, clicked: tuple = ()) -> Tally:
    tally = Tally()
    tally.add(Message(*(frozenset(Item(*one) for one in some) for some in (seen, clicked))), at)
    return tally


class TestCounting:
    def test_what_was_seen_and_followed_is_added_to_the_hour(self) -> None:
        one, two = ApprovedFactory(), ApprovedFactory(slot=slot("site_banner"))
        tell(f"seen={one.pk}.0&seen={two.pk}.0&clicked={one.pk}.0")
        tell(f"seen={one.pk}.0")
        assert counts() == [(one.pk, 0, NOON, 2, 1), (two.pk, 0, NOON, 1, 0)]

    def test_each_variant_counts_for_itself(self) -> None:
        variant = VariantFactory()
        tell(f"seen={variant.feature_id}.{variant.pk}")
        tell(f"seen={variant.feature_id}.0")
        assert counts() == [
            (variant.feature_id, 0, NOON, 1, 0),
            (variant.feature_id, variant.pk, NOON, 1, 0),
        ]

    def test_a_thing_told_twice_in_one_message_counts_once(self) -> None:
        feature = ApprovedFactory()
        tell(f"seen={feature.pk}.0&seen={feature.pk}.0")
        assert counts() == [(feature.pk, 0, NOON, 1, 0)]

    def test_hours_are_apart(self, clock: time_machine.Traveller) -> None:
        feature = ApprovedFactory(ends_at=None)
        tell(f"seen={feature.pk}.0")
        clock.move_to(NOON + HOUR)
        tell(f"seen={feature.pk}.0")
        assert counts() == [(feature.pk, 0, NOON, 1, 0), (feature.pk, 0, NOON + HOUR, 1, 0)]

    def test_what_is_told_after_its_end_counts_in_its_last_hour(
        self, clock: time_machine.Traveller
    ) -> None:
        feature = ApprovedFactory()
        clock.move_to(NOON + 5 * HOUR)
        tell(f"seen={feature.pk}.0")
        assert counts() == [(feature.pk, 0, NOON, 1, 0)]

    @pytest.mark.parametrize(
        "made",
        [
            {"state": State.DRAFT},
            {"state": State.CANCELLED},
            {"starts_at": NOON + HOUR},
            {"starts_at": NOON - timedelta(days=2)},
        ],
        ids=["a draft", "cancelled", "to come", "over for long"],
    )
    def test_what_was_on_no_page_then_is_not_counted(self, made: dict) -> None:
        feature = FeatureFactory(**{"state": State.APPROVED, **made})
        assert tell(f"seen={feature.pk}.0").status_code == 204
        assert not counts()

    def test_made_up_features_and_variants_are_not_counted(self) -> None:
        feature, variant = ApprovedFactory(), VariantFactory(feature__slot=slot("site_banner"))
        tell(f"seen={feature.pk}.{variant.pk}&seen=999999.0&seen={10**17}.{10**17}")
        assert not counts()

    def test_counts_go_with_their_feature(self) -> None:
        feature = ApprovedFactory()
        tell(f"seen={feature.pk}.0")
        Feature.objects.all().delete()
        assert not counts()


class TestWhoIsNotCounted:
    @pytest.mark.parametrize(
        "headers",
        [
            {"sec-gpc": "1"},
            {"dnt": "1"},
            {"user-agent": CRAWLER},
            {"user-agent": ""},
            {"cookie": f"{settings.SESSION_COOKIE_NAME}=somebody"},
        ],
        ids=["GPC", "DNT", "a crawler", "no agent", "the desk"],
    )
    def test_nothing_is_counted_and_nothing_said(self, headers: dict) -> None:
        feature = ApprovedFactory()
        assert tell(f"seen={feature.pk}.0", **headers).status_code == 204
        assert not counts()

    @pytest.mark.parametrize(
        "headers",
        [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}],
    )
    def test_pages_of_other_sites_are_refused(self, headers: dict) -> None:
        feature = ApprovedFactory()
        assert tell(f"seen={feature.pk}.0", **headers).status_code == 403
        assert not counts()

    def test_our_own_pages_are_not(self) -> None:
        feature = ApprovedFactory()
        ours = {"sec-fetch-site": "same-origin", "origin": "http://testserver"}
        assert tell(f"seen={feature.pk}.0", **ours).status_code == 204
        assert counts()

    def test_one_address_is_let_in_so_often_a_minute(self, clock: time_machine.Traveller) -> None:
        feature = ApprovedFactory()
        clock.shift(timedelta(days=1))
        answers = [tell(f"seen={feature.pk}.0").status_code for _ in range(MOST_A_MINUTE + 1)]
        assert answers[-2:] == [204, 429]
        elsewhere = {"x-forwarded-for": "198.51.100.7"}
        assert tell(f"seen={feature.pk}.0", **elsewhere).status_code == 204
        clock.shift(timedelta(minutes=1))
        assert tell(f"seen={feature.pk}.0").status_code == 204


class TestReading:
    @pytest.mark.parametrize(
        "body",
        [
            "",
            "seen=",
            "seen=1",
            "seen=1.0.0",
            "seen=0.0",
            "seen=-1.0",
            "seen=01.0",
            "seen=1.00",
            "seen=1.0 ",
            "seen=1.0%0A",
            "seen=١.0",
            "seen=1.0&other=1",
            "seen=1.0&clicked=x",
            "&".join(["seen=1.0"] * 41),
            f"seen={'9' * 19}.0",
        ],
    )
    def test_anything_else_is_refused(self, body: str) -> None:
        assert tell(body).status_code == 400

    def test_what_is_too_long_is_not_read(self) -> None:
        assert tell("seen=1.0&" * 200).status_code == 413

    def test_only_a_form_is_read(self) -> None:
        answer = Client().post("/_seen/", {"seen": "1.0"}, headers={"user-agent": READER})
        assert answer.status_code == 400

    def test_it_is_told_not_asked(self) -> None:
        assert Client().get("/_seen/").status_code == 405

    def test_it_sets_nothing_and_needs_no_token(self) -> None:
        client = Client(enforce_csrf_checks=True)
        answer = client.post(
            "/_seen/", "seen=1.0", content_type=FORM, headers={"user-agent": READER}
        )
        assert (answer.status_code, answer.content, dict(answer.cookies)) == (204, b"", {})

    @given(st.text(max_size=300))
    def test_no_text_is_an_error_of_ours(self, text: str) -> None:
        try:
            read(QueryDict(text.encode("utf-8", "surrogatepass").decode("utf-8", "ignore")))
        except Unreadable:
            return


class TestWriting:
    def test_a_tally_is_one_look_and_one_statement(self, count_queries) -> None:
        features = [ApprovedFactory(starts_at=NOON + n * HOUR).pk for n in range(10)]
        tally = Tally()
        for hour in range(10):
            tally.merge(tally_of([(pk, 0) for pk in features], NOON + hour * HOUR))
        with count_queries() as asked:
            write(tally)
        statements = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
        assert len(statements) == 2

    def test_writing_twice_adds(self) -> None:
        feature = ApprovedFactory()
        for _ in range(2):
            write(tally_of([(feature.pk, 0)], NOON, clicked=((feature.pk, 0),)))
        assert counts() == [(feature.pk, 0, NOON, 2, 2)]

    def test_counts_wait_for_a_database_that_is_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        feature, buffer = ApprovedFactory(), Buffer()

        def away(_tally: Tally) -> None:
            raise DatabaseError("The database is away")

        with monkeypatch.context() as while_away:
            while_away.setattr("magazine.results.buffer.write", away)
            buffer.add(Message(frozenset({Item(feature.pk, 0)}), frozenset()), NOON)
        assert not counts()
        buffer.flush()
        assert counts() == [(feature.pk, 0, NOON, 1, 0)]
