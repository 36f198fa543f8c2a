"""The marketers' board under a hand, and under the keyboard alone."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect

from magazine.features.models import Feature, Slot, State
from magazine.features.moving import Place
from tests.factories import AdministratorFactory
from tests.features.factories import FeatureFactory, slot

# Noon in UTC on a Monday is 13:00 on the desk's clock, in Paris in March.
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
TABLET = {"viewport": {"width": 820, "height": 1180}, "has_touch": True}


@pytest.fixture(autouse=True)
def monday_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def open_board(open_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """The board as somebody who may do everything: `open_board("day", viewport=…)`."""

    def opened(view: str = "day", **options: object) -> Page:
        wide = {"viewport": {"width": 1280, "height": 900}, "timezone_id": "America/New_York"}
        page = open_context(**{**wide, **options}).new_page()
        page.clock.set_fixed_time(NOON)
        page.goto("/admin/login/")
        user = AdministratorFactory()
        page.get_by_label("Username").fill(user.username)
        page.get_by_label("Password").fill("secret")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("link", name="Images", exact=True)).to_be_visible()
        page.goto(f"{reverse('features:schedule')}?view={view}&day=2026-03-02")
        expect(page.locator("[data-board]")).not_to_have_attribute("aria-busy", "true")
        expect(page.locator(".feature-gap").first).to_be_attached()
        return page

    return opened


def booked(headline: str, starts: datetime, hours: int = 2, **made: object) -> Feature:
    ends = starts + hours * HOUR
    return FeatureFactory(
        headline=headline, starts_at=starts, ends_at=ends, state=State.APPROVED, **made
    )


def on_board(page: Page, headline: str) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^{headline}\. "))


def an_hour(page: Page) -> float:
    """How wide an hour is drawn on the day's board."""
    return page.locator(".ec-slots .ec-slot").first.bounding_box()["width"] / 2


def pull(page: Page, start: tuple[float, float], dx: float, dy: float = 0) -> None:
    x, y = start
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2, steps=4)
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def middle(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, headline: str, hours: float, to: Slot | None = None) -> None:
    event = on_board(page, headline)
    event.scroll_into_view_if_needed()
    start = middle(event)
    dy = 0.0
    if to is not None:
        name = page.locator(".slot-name", has_text=re.compile(f"^{to}$"))
        dy = middle(name)[1] - start[1]
    pull(page, start, hours * an_hour(page), dy)


def toast(page: Page) -> Locator:
    return page.locator("[data-board-toast]")


def place(feature: Feature) -> Place:
    return Place.of(Feature.objects.get(pk=feature.pk))


@pytest.mark.usefixtures("site")
class TestByHand:
    def test_a_feature_is_dragged_to_another_time_and_slot_and_put_back(
        self, open_board: Callable
    ) -> None:
        feature = booked("Small wonders", NOON + HOUR)
        page = open_board()
        drag(page, "Small wonders", hours=3, to=slot("home_secondary_1"))
        expect(toast(page)).to_contain_text(
            "Small wonders: moved to Home secondary 1, 2 March 2026, 17:00 to 19:00 (Europe/Paris)."
        )
        there = NOON + 4 * HOUR
        assert place(feature) == (slot("home_secondary_1").pk, there, there + 2 * HOUR)
        expect(on_board(page, "Small wonders")).to_contain_text("17:00–19:00")

        toast(page).get_by_role("button", name="Undo").click()
        expect(toast(page)).to_contain_text("moved to Home hero, 2 March 2026, 14:00 to 16:00")
        assert place(feature) == (slot().pk, NOON + HOUR, NOON + 3 * HOUR)

    def test_its_edges_are_dragged(self, open_board: Callable) -> None:
        feature = booked("Small wonders", NOON + HOUR)
        page = open_board()
        box = on_board(page, "Small wonders").bounding_box()
        pull(page, (box["x"] + box["width"] - 3, box["y"] + 20), an_hour(page))
        expect(toast(page)).to_contain_text("2 March 2026, 14:00 to 17:00")
        pull(page, (box["x"] + 3, box["y"] + 20), -an_hour(page) / 2)
        expect(toast(page)).to_contain_text("2 March 2026, 13:30 to 17:00")
        assert place(feature) == (slot().pk, NOON + HOUR / 2, NOON + 4 * HOUR)

    def test_a_clash_snaps_back_says_why_and_offers_the_next_free_start(
        self, open_board: Callable
    ) -> None:
        feature = booked("Small wonders", NOON + HOUR)
        other = booked("Booked before", NOON + 4 * HOUR)
        page = open_board()
        before = on_board(page, "Small wonders").bounding_box()
        drag(page, "Small wonders", hours=3)
        expect(toast(page)).to_contain_text("Not moved. The slot is taken: “Booked")
        assert on_board(page, "Small wonders").bounding_box() == before
        assert place(feature).starts_at == NOON + HOUR
        link = toast(page).get_by_role("link", name="Look at “Booked before”")
        expect(link).to_have_attribute("href", reverse("features:edit", args=[other.pk]))
        toast(page).get_by_role("button", name="2 March 2026, 19:00, the next free start").click()
        expect(toast(page)).to_contain_text("2 March 2026, 19:00 to 21:00")
        assert place(feature).starts_at == NOON + 6 * HOUR

    def test_an_hour_that_happens_twice_is_asked_about(self, open_board: Callable) -> None:
        feature = booked("Small wonders", datetime(2026, 10, 24, 22, tzinfo=UTC), hours=1)
        page = open_board()
        page.goto(f"{reverse('features:schedule')}?view=day&day=2026-10-25")
        page.locator(".ec-main").evaluate("main => { main.scrollLeft = 0; }")
        drag(page, "Small wonders", hours=2)
        expect(toast(page)).to_contain_text("02:00 happens twice on 25 October 2026")
        assert place(feature).starts_at == datetime(2026, 10, 24, 22, tzinfo=UTC)
        toast(page).get_by_role("button", name="02:00 (UTC+1)").click()
        expect(toast(page)).to_contain_text("25 October 2026, 02:00 (UTC+1) to 03:00")
        assert place(feature).starts_at == datetime(2026, 10, 25, 1, tzinfo=UTC)

    def test_a_free_place_is_drawn_over_and_leads_to_the_form(self, open_board: Callable) -> None:
        booked("Small wonders", NOON + HOUR)
        page = open_board()
        x, y = middle(on_board(page, "Small wonders"))
        pull(page, (x + 2.25 * an_hour(page), y), 1.5 * an_hour(page))
        expect(page.get_by_role("textbox", name="Starts")).to_have_value("2026-03-02 17:15")
        expect(page.get_by_role("textbox", name="Ends")).to_have_value("2026-03-02 19:00")
        expect(page.get_by_label("Slot")).to_have_value(str(slot().pk))
        page.get_by_label("Link").fill("/bags/")
        page.get_by_role("textbox", name="Headline").fill("Drawn by hand")
        page.get_by_role("button", name="Save and approve").click()
        expect(on_board(page, "Drawn by hand")).to_contain_text("17:15–19:00")

    def test_what_has_passed_is_not_booked(self, open_board: Callable) -> None:
        booked("Small wonders", NOON + HOUR)
        page = open_board()
        x, y = middle(on_board(page, "Small wonders"))
        page.mouse.click(x - 4 * an_hour(page), y)
        expect(toast(page)).to_contain_text("That time has passed.")


@pytest.mark.usefixtures("site")
class TestByKeyboard:
    def test_a_feature_is_opened_and_moved_by_the_form(self, open_board: Callable) -> None:
        feature = booked("Small wonders", NOON + HOUR)
        page = open_board()
        on_board(page, "Small wonders").focus()
        page.keyboard.press("Enter")
        card = page.get_by_role("dialog", name="Small wonders")
        expect(card).to_contain_text("2 March 2026, 14:00 to 16:00 (Europe/Paris)")
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(on_board(page, "Small wonders")).to_be_focused()

        page.keyboard.press("Enter")
        card.get_by_role("link", name="Move").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Slot").select_option(label="Site banner")
        page.get_by_role("textbox", name="Starts").fill("2026-03-02 18:00")
        page.get_by_role("textbox", name="Ends").fill("2026-03-02 20:00")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Move", exact=True).press("Enter")
        expect(page.locator("[data-board]")).to_be_visible()
        expect(page.get_by_role("link", name="Undo")).to_be_visible()
        there = NOON + 5 * HOUR
        assert place(feature) == (slot("site_banner").pk, there, there + 2 * HOUR)

    def test_tab_goes_along_the_slots(self, open_board: Callable) -> None:
        booked("In the banner", NOON, slot=slot("site_banner"))
        booked("Second in the hero", NOON + 4 * HOUR)
        booked("First in the hero", NOON + HOUR)
        page = open_board()
        names = page.locator(".feature-event .w-sr-only").all_inner_texts()
        assert [name.partition(".")[0] for name in names] == [
            "First in the hero",
            "Second in the hero",
            "In the banner",
        ]


@pytest.mark.usefixtures("site")
class TestForEverybody:
    @pytest.mark.parametrize("view", ["day", "week", "month", "list"])
    def test_axe_finds_nothing(
        self, open_board: Callable, assert_accessible: Callable[[Page], None], view: str
    ) -> None:
        booked("Small wonders", NOON + HOUR)
        booked("Was there", NOON - 5 * HOUR)
        FeatureFactory(headline="Proposed", starts_at=NOON, state=State.PROPOSED)
        FeatureFactory(headline="A draft", starts_at=NOON)
        page = open_board("week") if view == "list" else open_board(view)
        if view == "list":
            page.get_by_role("link", name="List", exact=True).click()
            expect(page.get_by_role("table")).to_be_visible()
            assert_accessible(page)
            return
        assert_accessible(page)
        on_board(page, "Small wonders").press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert_accessible(page)

    def test_a_tablet_shows_it_and_a_long_press_moves(self, open_board: Callable) -> None:
        feature = booked("Small wonders", NOON + HOUR)
        page = open_board("day", **TABLET)
        assert page.evaluate("document.documentElement.scrollWidth") <= 820
        event = on_board(page, "Small wonders")
        event.scroll_into_view_if_needed()
        x, y = middle(event)
        hour = an_hour(page)
        touch = page.context.new_cdp_session(page)

        def finger(kind: str, at: float | None) -> None:
            points = [] if at is None else [{"x": at, "y": y}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        finger("touchStart", x)
        expect(page.locator(".ec-preview")).to_be_attached()
        for step in range(1, 5):
            finger("touchMove", x + step * hour / 2)
        finger("touchEnd", None)
        expect(toast(page)).to_contain_text("2 March 2026, 16:00 to 18:00")
        assert place(feature).starts_at == NOON + 3 * HOUR

    def test_without_a_script_the_list_is_there(self, open_board: Callable) -> None:
        booked("Small wonders", NOON + HOUR)
        page = open_board("week")
        bare = page.context.browser.new_context(
            java_script_enabled=False,
            storage_state=page.context.storage_state(),
            base_url=page.evaluate("location.origin"),
        )
        plain = bare.new_page()
        plain.goto(f"{reverse('features:schedule')}?view=week&day=2026-03-02")
        plain.wait_for_url("**view=list**")
        expect(plain.get_by_role("cell", name="Small wonders", exact=True)).to_be_visible()
        bare.close()
