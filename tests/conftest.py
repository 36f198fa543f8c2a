"""What every test may ask for: a site, people logged in, a clean cache."""

from collections.abc import Callable, Iterable
from functools import partial

import hypothesis
import pytest
from django.contrib.auth.models import AbstractUser
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from tests.factories import (
    AdministratorFactory,
    EditorFactory,
    HomePageFactory,
    MarketerFactory,
    ModeratorFactory,
)

# How long one example takes is the machine's affair: two runs share its cores.
hypothesis.settings.register_profile("reticule", deadline=None)
hypothesis.settings.load_profile("reticule")

# These need commits that other connections see; afterwards the tables are emptied.
OF_COMMITTED_DATA = {"live_server", "transactional_db"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Give a test whose tables are emptied what the migrations put in: root page, groups."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        given = dict(marker.kwargs) if marker else {}
        if given.get("transaction") or OF_COMMITTED_DATA.intersection(item.fixturenames):
            given |= {"transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**given), append=False)


@pytest.fixture(autouse=True)
def _a_clean_cache() -> None:
    cache.clear()


@pytest.fixture
def site(db: None) -> Site:
    """The default site on a home page of ours, in place of Wagtail's welcome page."""
    for welcome in Page.get_first_root_node().get_children():
        welcome.delete()
    return Site.objects.create(
        hostname="localhost",
        site_name="Reticule",
        root_page=HomePageFactory(slug="home"),
        is_default_site=True,
    )


@pytest.fixture
def home(site: Site) -> Page:
    """The home page of the site."""
    return site.root_page.specific


@pytest.fixture
def log_in(client: Client) -> Callable[[AbstractUser], Client]:
    """Logs a user in on the test's client and gives the client."""

    def logged_in(user: AbstractUser) -> Client:
        client.force_login(user)
        return client

    return logged_in


@pytest.fixture
def as_editor(db: None, log_in: Callable) -> Client:
    """A client with an editor logged in."""
    return log_in(EditorFactory())


@pytest.fixture
def as_marketer(db: None, log_in: Callable) -> Client:
    """A client with a marketer logged in."""
    return log_in(MarketerFactory())


@pytest.fixture
def as_moderator(db: None, log_in: Callable) -> Client:
    """A client with a moderator logged in."""
    return log_in(ModeratorFactory())


@pytest.fixture
def as_administrator(db: None, log_in: Callable) -> Client:
    """A client with an administrator logged in."""
    return log_in(AdministratorFactory())


@pytest.fixture
def count_queries() -> Callable[[], CaptureQueriesContext]:
    """`with count_queries() as asked:` holds what the block asked of the database."""
    return partial(CaptureQueriesContext, connection)
