"""The way in: the home page for a reader, the login for everybody else."""

from playwright.sync_api import Page, expect

from tests.factories import TrendArticleFactory


def test_a_reader_goes_from_the_home_page_to_a_story(page_at_both: Page):
    TrendArticleFactory(title="The bag that holds one card")
    page_at_both.goto("/")
    page_at_both.get_by_role("link", name="The bag that holds one card").first.click()
    expect(page_at_both.get_by_role("heading", level=1)).to_have_text("The bag that holds one card")


def test_the_desk_asks_who_is_there(page_at_1440: Page):
    page_at_1440.goto("/admin/")
    expect(page_at_1440.get_by_role("button", name="Sign in")).to_be_visible()
