"""Every address of the site. What Wagtail serves comes last: it takes all that is left."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap as PageSitemap
from wagtail.contrib.sitemaps.views import index, sitemap
from wagtail.documents import urls as document_urls

from catalog import urls as catalog_urls

from .asof import urls as asof_urls
from .discovery.feeds import BagFeed, StoryFeed
from .discovery.search import search
from .discovery.sitemaps import BrandSitemap, ProductSitemap
from .features.calendars.views import feed
from .results.views import seen
from .serving import serve_story
from .views import style_guide

SITEMAPS = {"pages": PageSitemap, "bags": ProductSitemap, "brands": BrandSitemap}

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("as-of/", include(asof_urls)),
    path("search/", search, name="search"),
    path("calendars/<str:token>.ics", feed, name="calendar_feed"),
    path("feeds/stories.xml", StoryFeed(), name="story_feed"),
    path("feeds/bags.xml", BagFeed(), name="bag_feed"),
    path("style/", style_guide, name="style_guide"),
    path("_seen/", seen, name="seen"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", include(catalog_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # A story stands in a section: two steps, none of them Wagtail's own addresses.
    re_path(r"^((?!_util/)(?:[\w\-]+/){2})$", serve_story),
    path("", include(wagtail_urls)),
]
