"""What a browser chooses, shows, counts and sends; and the desk's screens of it."""

from collections.abc import Callable, Iterator
from time import monotonic, sleep

import pytest
import time_machine
from playwright.sync_api import BrowserContext, Page, expect

from magazine.features.models import Feature, Variant
from magazine.features.variants.shares import BUCKETS, choose, edges
from magazine.results.models import HourCount
from tests.browser.conftest import DESK, PHONE
from tests.factories import MarketerFactory, SectionPageFactory, TrendArticleFactory
from tests.features.factories import NOON, ApprovedFactory, VariantFactory, slot

# No tool sees what a page sends as it is left: it is noted on the way.
NOTING_WHAT_IS_TOLD = """{
    const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (to, body) => {
        localStorage.setItem("told", `${localStorage.getItem("told") ?? ""}${body}\n`);
        return send(to, body);
    };
}"""
# A second, and what a slow machine needs to notice it.
SEEN_MS = 2500


@pytest.fixture
def noon(live_server: object) -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def read(open_context: Callable[..., BrowserContext], noon: None) -> Callable[..., Page]:
    """A page of a reader of our own making: `read(bucket=…)` has drawn that bucket."""

    def opened(bucket: int | None = None, script: str = "", **options: object) -> Page:
        context = open_context(**{**DESK, **options})
        if bucket is not None:
            drawn = f"localStorage.setItem('reticule.bucket', '{bucket}')"
            context.add_init_script(f"if (location.protocol === 'http:') {drawn};")
        context.add_init_script(NOTING_WHAT_IS_TOLD)
        context.add_init_script(script)
        return context.new_page()

    return opened


def leave(page: Page) -> list[str]:
    """To a page without features; what the pages before it told on being left."""
    page.goto("/bags/")
    return told_by(page)


def told_by(page: Page) -> list[str]:
    return page.evaluate("(localStorage.getItem('told') ?? '').split('\\n').filter(Boolean)")


def counted(messages: int = 1) -> dict[tuple[int, int], tuple[int, int]]:
    """What is in the table once as many messages have come; they travel on their own."""
    until = monotonic() + 10
    while HourCount.objects.count() < messages and monotonic() < until:
        sleep(0.05)
    rows = HourCount.objects.values_list("feature", "variant", "impressions", "clicks")
    return {(feature, variant): (seen, followed) for feature, variant, seen, followed in rows}


def headline_of(page: Page) -> str:
    return page.locator(".feature-hero__headline:visible").inner_text()


def a_rotating_hero() -> Feature:
    feature = ApprovedFactory(headline="The first")
    VariantFactory(feature=feature, headline="The second")
    return feature


class TestChoosing:
    def test_browser_and_server_deal_alike(self, read: Callable[..., Page], home: Page) -> None:
        page = read(0)
        page.goto("/")
        for weights in ([1, 1], [3, 1], [1, 1, 1], [5, 1, 20, 100, 7]):
            until = edges(weights)
            features = [1, 2, 7, 10, 99, 12_345, 2**31, 2**53 - 1]
            theirs = page.evaluate(
                """([features, until]) => features.map((feature) =>
                    [...Array(100).keys()].map((bucket) =>
                        customElements.get("slot-rotation").choose(bucket, feature, until)))""",
                [features, until],
            )
            assert theirs == [
                [choose(bucket, feature, until) for bucket in range(BUCKETS)]
                for feature in features
            ]

    def test_a_reader_keeps_their_variant_across_pages_and_visits(
        self, read: Callable[..., Page], home: Page
    ) -> None:
        a_rotating_hero()
        page = read()
        page.goto("/")
        first = headline_of(page)
        for _ in range(3):
            page.goto("/bags/")
            page.goto("/")
            assert headline_of(page) == first

    def test_readers_of_different_buckets_see_different_ones(
        self, read: Callable[..., Page], home: Page
    ) -> None:
        feature = a_rotating_hero()
        shown = {}
        for number in (0, 1):
            bucket = next(b for b in range(BUCKETS) if choose(b, feature.pk, [50, 100]) == number)
            page = read(bucket)
            page.goto("/")
            shown[number] = headline_of(page)
            expect(page.locator(".feature-hero:visible")).to_have_count(1)
        assert shown == {0: "The first", 1: "The second"}

    def test_without_script_it_is_the_first(self, read: Callable[..., Page], home: Page) -> None:
        a_rotating_hero()
        page = read(java_script_enabled=False)
        page.goto("/")
        assert headline_of(page) == "The first"
        expect(page.locator(".feature-hero:visible")).to_have_count(1)

    def test_who_asks_not_to_be_followed_has_no_bucket(
        self, read: Callable[..., Page], home: Page
    ) -> None:
        a_rotating_hero()
        page = read(
            script="Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})"
        )
        page.goto("/")
        assert headline_of(page) == "The first"
        assert page.evaluate("localStorage.getItem('reticule.bucket')") is None

    def test_the_wrong_one_is_never_painted_and_nothing_moves(
        self, read: Callable[..., Page], home: Page
    ) -> None:
        feature = a_rotating_hero()
        second = next(b for b in range(BUCKETS) if choose(b, feature.pk, [50, 100]) == 1)
        page = read(
            second,
            script="""
                window.painted = [];
                new PerformanceObserver((list) => window.painted.push(
                    ...list.getEntries().map((entry) => entry.element?.textContent ?? "")
                )).observe({ type: "largest-contentful-paint", buffered: true });
                window.moved = 0;
                new PerformanceObserver((list) => list.getEntries().forEach(
                    (entry) => { window.moved += entry.value; }
                )).observe({ type: "layout-shift", buffered: true });
            """,
        )
        page.goto("/")
        page.wait_for_function("() => window.painted.length > 0")
        assert not [text for text in page.evaluate("window.painted") if "The first" in text]
        assert page.evaluate("window.moved") < 0.01


class TestCounting:
    def test_what_is_in_view_for_a_second_counts_once(
        self, read: Callable[..., Page], home: Page
    ) -> None:
        feature = ApprovedFactory()
        page = read()
        page.goto("/")
        page.wait_for_timeout(SEEN_MS)
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(300)
        page.mouse.wheel(0, -3000)
        page.wait_for_timeout(SEEN_MS)
        leave(page)
        assert counted() == {(feature.pk, 0): (1, 0)}

    def test_what_is_below_the_fold_counts_once_it_is_scrolled_to(
        self, read: Callable[..., Page], home: Page
    ) -> None:
        above = ApprovedFactory(slot=slot("site_banner"))
        below = ApprovedFactory(slot=slot("article_footer"))
        story = TrendArticleFactory(body=[("text", "<p>A bag for one key.</p>" * 200)])
        page = read(**PHONE)
        page.goto(story.url)
        page.wait_for_timeout(SEEN_MS)
        leave(page)
        assert counted() == {(above.pk, 0): (1, 0)}

        page.goto(story.url)
        page.locator(".article-footer").scroll_into_view_if_needed()
        page.wait_for_timeout(SEEN_MS)
        assert f"seen={below.pk}.0" in leave(page)[-1]

    def test_what_is_gone_within_a_second_does_not(
        self, read: Callable[..., Page], home: Page
    ) -> None:
        ApprovedFactory()
        page = read()
        page.goto("/")
        assert leave(page) == []

    def test_a_click_counts_with_its_variant(self, read: Callable[..., Page], home: Page) -> None:
        feature = a_rotating_hero()
        variant = Variant.objects.get()
        page = read(next(b for b in range(BUCKETS) if choose(b, feature.pk, [50, 100]) == 1))
        page.goto("/")
        page.get_by_role("link", name="The second").click()
        page.wait_for_url("**/bags/")
        assert told_by(page) == [
            f"seen={feature.pk}.{variant.pk}&clicked={feature.pk}.{variant.pk}"
        ]
        assert counted() == {(feature.pk, variant.pk): (1, 1)}

    @pytest.mark.parametrize(
        "signal", ["globalPrivacyControl', {value: true", "doNotTrack', {value: '1'"]
    )
    def test_nothing_is_sent_for_who_asks_not_to_be_followed(
        self, read: Callable[..., Page], home: Page, signal: str
    ) -> None:
        ApprovedFactory()
        page = read(script=f"Object.defineProperty(navigator, '{signal}}})")
        page.goto("/")
        page.wait_for_timeout(SEEN_MS)
        page.get_by_role("main").get_by_role("link", name="Feature").first.click()
        page.wait_for_url("**/bags/")
        assert told_by(page) == []

    def test_it_is_one_message_a_page(self, read: Callable[..., Page], home: Page) -> None:
        one, two = (ApprovedFactory(slot=slot(place)).pk for place in ("home_hero", "site_banner"))
        page = read()
        page.goto("/")
        page.wait_for_timeout(SEEN_MS)
        assert len(leave(page)) == 1
        assert counted(messages=2) == {(one, 0): (1, 0), (two, 0): (1, 0)}


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["390px", "1440px"])
def test_slots_that_rotate_are_accessible_and_valid(
    read: Callable[..., Page],
    home: Page,
    assert_accessible: Callable[[Page], None],
    assert_valid_html: Callable[[bytes], None],
    screen: dict,
) -> None:
    section = SectionPageFactory(title="Trends", show_in_menus=True)
    story = TrendArticleFactory(parent=section)
    for place in ("home_hero", "home_secondary_1", "site_banner", "article_footer"):
        VariantFactory(feature=ApprovedFactory(slot=slot(place)))
    page = read(**screen)
    for address, rotating in (("/", 3), (story.url, 2)):
        answer = page.goto(address)
        expect(page.locator("slot-rotation > :visible")).to_have_count(rotating)
        assert_accessible(page)
        assert_valid_html(answer.body())


@pytest.mark.parametrize("width", [1280, 820])
def test_the_report_is_accessible(
    open_context: Callable[..., BrowserContext],
    noon: None,
    assert_accessible: Callable[[Page], None],
    width: int,
) -> None:
    variant = VariantFactory(label="Shorter headline")
    for number, (seen, followed) in {0: (4000, 80), variant.pk: (4100, 120)}.items():
        HourCount.objects.create(
            feature=variant.feature, variant=number, hour=NOON, impressions=seen, clicks=followed
        )
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill(MarketerFactory().username)
    page.get_by_label("Password").fill("secret")
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"/admin/results/features/{variant.feature_id}/")
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("main")).to_contain_text("“B” is better than “A” by")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert_accessible(page)
