"""What a hand on the board does: moves, refusals with a way out, and undo."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from magazine.features import decisions
from magazine.features.locks import SlotLock
from magazine.features.models import Feature, Slot, State
from tests.factories import AdministratorFactory, MarketerFactory, UserFactory

from .factories import HOUR, NOON, ApprovedFactory, FeatureFactory, slot

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = "2026-03-29", "2026-10-25"


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with time_machine.travel(NOON - 2 * HOUR, tick=False):
        yield


@pytest.fixture
def chief(client: Client) -> Client:
    """Somebody who may move what is approved."""
    client.force_login(AdministratorFactory())
    return client


def drag(client: Client, feature: Feature, **fields: object) -> HttpResponse:
    """To the afternoon, on the wall clock of Paris."""
    asked = {
        "slot": feature.slot_id,
        "starts_at": "2026-03-03T15:00:00",
        "ends_at": "2026-03-03T16:00:00",
        **fields,
    }
    return client.post(reverse("features:drag", args=[feature.pk]), asked)


class TestDragging:
    def test_it_stands_there_by_the_sites_clock(self, chief: Client) -> None:
        feature = ApprovedFactory()
        answer = drag(chief, feature, slot=slot("site_banner").pk)
        feature.refresh_from_db()
        assert answer.status_code == 200
        assert (feature.slot, feature.starts_at) == (slot("site_banner"), NOON + 2 * HOUR)
        assert answer.json()["told"] == (
            f"{feature}: moved to Site banner, 3 March 2026, 15:00 to 16:00 (Europe/Paris)."
        )

    def test_an_edge_that_was_not_moved_keeps_its_instant(self, chief: Client) -> None:
        feature = ApprovedFactory(ends_at=None)
        drag(chief, feature, starts_at=NOON.isoformat(), ends_at="2026-03-03T13:30:00")
        feature.refresh_from_db()
        assert (feature.starts_at, feature.ends_at) == (NOON, NOON + HOUR / 2)

    def test_it_costs_the_same_queries_however_much_is_booked(
        self, chief: Client, count_queries: Callable
    ) -> None:
        feature, counts = ApprovedFactory(), []
        drag(chief, feature)
        for hour in (7, 8):
            for number in range(8):
                starts = NOON + (hour + 2) * 24 * HOUR + number * HOUR
                ApprovedFactory(starts_at=starts)
            times = {
                "starts_at": f"2026-03-03T1{hour}:00:00",
                "ends_at": f"2026-03-03T1{hour}:30:00",
            }
            with count_queries() as asked:
                assert drag(chief, feature, **times).status_code == 200
            counts.append(len(asked))
        assert counts[0] == counts[1]

    def test_undo_puts_it_back(self, chief: Client) -> None:
        feature = ApprovedFactory()
        answer = chief.post(drag(chief, feature).json()["undo"])
        assert answer.status_code == 200
        assert Feature.objects.get().starts_at == NOON
        assert ModelLogEntry.objects.filter(action=decisions.MOVED).count() == 2

    def test_undo_says_who_moved_it_since(self, chief: Client) -> None:
        feature = ApprovedFactory()
        undo = drag(chief, feature).json()["undo"]
        drag(chief, feature, starts_at="2026-03-03T18:00:00", ends_at="")
        answer = chief.post(undo)
        assert answer.status_code == 409
        assert "moved it since" in answer.json()["reason"]

    def test_what_left_the_screens_place_meanwhile_stays(self, chief: Client) -> None:
        feature = ApprovedFactory()
        stood = {"from_slot": feature.slot_id, "from_starts": NOON.isoformat()}
        answer = drag(chief, feature, **stood, from_ends=(NOON + 2 * HOUR).isoformat())
        assert answer.json()["reason"] == "It has been changed since and stays where it is."
        assert Feature.objects.get().starts_at == NOON

    def test_a_slot_that_does_not_take_it_says_so(self, chief: Client) -> None:
        Slot.objects.filter(position="site_banner").update(accepts_creatives=False)
        answer = drag(chief, ApprovedFactory(), slot=slot("site_banner").pk)
        assert answer.json()["reason"] == ("Site banner does not take this. It accepts: Page.")


class TestClashes:
    def test_names_what_is_there_and_offers_the_next_free_start(self, chief: Client) -> None:
        other = ApprovedFactory(headline="First", starts_at=NOON + 2 * HOUR)
        feature = ApprovedFactory()
        answer = drag(chief, feature)
        assert answer.status_code == 409
        told = answer.json()
        assert told["reason"].startswith("The slot is taken: “First” in Home hero, 3 March 2026")
        assert told["clash"] == {
            "label": "First",
            "url": reverse("features:edit", args=[other.pk]),
        }
        (choice,) = told["choices"]
        assert choice["label"] == "Move to 3 March 2026, 16:00, the next free start"
        assert drag(chief, feature, **choice["fields"]).status_code == 200
        feature.refresh_from_db()
        assert (feature.starts_at, feature.ends_at) == (NOON + 3 * HOUR, NOON + 4 * HOUR)

    def test_offers_nothing_behind_what_is_open_ended(self, chief: Client) -> None:
        ApprovedFactory(starts_at=NOON + HOUR, ends_at=None)
        told = drag(chief, ApprovedFactory()).json()
        assert told["choices"] == []
        assert told["reason"].endswith("something open-ended stands in the slot.")

    def test_a_lock_is_told_with_its_reason_and_a_way_round_it(self, chief: Client) -> None:
        made = {"slot": slot(), "reason": "Election day"}
        SlotLock.objects.create(starts_at=NOON + 2 * HOUR, ends_at=NOON + 5 * HOUR, **made)
        told = drag(chief, ApprovedFactory()).json()
        assert "Election day" in told["reason"]
        assert told["choices"][0]["label"].startswith("Move to 3 March 2026, 18:00")


class TestWhenClocksChange:
    def test_a_time_that_happens_twice_is_asked_about(self, chief: Client) -> None:
        feature = ApprovedFactory(ends_at=None)
        twice = {"starts_at": f"{AUTUMN}T02:30:00", "ends_at": ""}
        told = drag(chief, feature, **twice).json()
        assert told["reason"].startswith("02:30 happens twice on 25 October 2026 in Europe/Paris")
        labels = [choice["label"] for choice in told["choices"]]
        assert labels == ["25 October 2026, 02:30 (UTC+2)", "25 October 2026, 02:30 (UTC+1)"]
        assert Feature.objects.get().starts_at == NOON
        drag(chief, feature, **{**twice, **told["choices"][1]["fields"]})
        assert Feature.objects.get().starts_at.isoformat() == "2026-10-25T01:30:00+00:00"

    def test_a_time_that_does_not_happen_is_asked_about(self, chief: Client) -> None:
        never = {"starts_at": f"{SPRING}T02:30:00", "ends_at": ""}
        told = drag(chief, ApprovedFactory(ends_at=None), **never).json()
        assert told["reason"].startswith("02:30 does not happen on 29 March 2026")
        labels = [choice["label"] for choice in told["choices"]]
        assert labels == ["29 March 2026, 01:30", "29 March 2026, 03:30"]

    def test_wall_clock_times_stay_across_the_change(self, chief: Client) -> None:
        """From 20:00 to 08:00 is an hour shorter in the night in which clocks go forward."""
        feature = ApprovedFactory()
        drag(chief, feature, starts_at="2026-03-28T20:00:00", ends_at=f"{SPRING}T08:00:00")
        feature.refresh_from_db()
        assert feature.ends_at - feature.starts_at == 11 * HOUR


class TestWhoMay:
    def test_a_marketer_leaves_what_is_approved(self, client: Client) -> None:
        client.force_login(MarketerFactory())
        answer = drag(client, ApprovedFactory())
        assert answer.status_code == 403
        assert "only those who may approve can change it" in answer.json()["reason"]

    def test_a_marketer_moves_a_proposal(self, client: Client) -> None:
        client.force_login(MarketerFactory())
        assert drag(client, FeatureFactory(state=State.PROPOSED)).status_code == 200

    def test_nobody_else_moves_or_undoes(self, client: Client) -> None:
        client.force_login(AdministratorFactory())
        feature = ApprovedFactory()
        undo = drag(client, feature).json()["undo"]
        client.force_login(UserFactory())
        assert drag(client, feature, ends_at="").status_code == 302
        assert client.post(undo).status_code == 302
        assert Feature.objects.get().starts_at == NOON + 2 * HOUR

    def test_it_takes_the_token_of_the_page(self) -> None:
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(AdministratorFactory())
        assert drag(careful, ApprovedFactory()).status_code == 403

    def test_looking_moves_nothing(self, chief: Client) -> None:
        url = reverse("features:drag", args=[ApprovedFactory().pk])
        assert chief.get(url).status_code == 405


class TestTheForm:
    def send(self, client: Client, feature: Feature, **fields: object) -> HttpResponse:
        url = reverse("features:move", args=[feature.pk])
        shown = BeautifulSoup(client.get(url).content, "html.parser")
        sent = {field["name"]: field.get("value", "") for field in shown.select("main input[name]")}
        sent["slot"] = shown.select_one("[name=slot] option[selected]")["value"]
        return client.post(url, {**sent, **fields}, follow=True)

    def words(self, response: HttpResponse) -> str:
        return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())

    def test_moves_and_offers_the_undo(self, chief: Client) -> None:
        feature = ApprovedFactory()
        page = self.send(chief, feature, starts_at="2026-03-03 15:00", ends_at="")
        feature.refresh_from_db()
        assert (feature.starts_at, feature.ends_at) == (NOON + 2 * HOUR, None)
        undo = reverse("features:undo", args=[ModelLogEntry.objects.latest("pk").pk])
        assert undo in page.content.decode()
        assert "Put it back to where it stood?" in self.words(chief.get(undo))
        chief.post(undo)
        feature.refresh_from_db()
        assert (feature.starts_at, feature.ends_at) == (NOON, NOON + HOUR)

    def test_says_what_is_in_the_way(self, chief: Client) -> None:
        ApprovedFactory(headline="First", starts_at=NOON + 2 * HOUR)
        page = self.send(chief, ApprovedFactory(), starts_at="2026-03-03 15:00", ends_at="")
        assert "Home hero is taken by “First”" in self.words(page)
        assert not ModelLogEntry.objects.exists()

    def test_asks_about_a_time_that_happens_twice(self, chief: Client) -> None:
        page = self.send(chief, ApprovedFactory(), starts_at=f"{AUTUMN} 02:30", ends_at="")
        assert "02:30 happens twice on 25 October 2026" in self.words(page)

    def test_is_not_for_what_a_marketer_may_not_move(self, client: Client) -> None:
        client.force_login(MarketerFactory())
        feature = ApprovedFactory()
        page = client.get(reverse("features:move", args=[feature.pk]), follow=True)
        assert "only those who may approve can change it" in self.words(page)
