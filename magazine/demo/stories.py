"""The stories and the trends they belong to."""

from datetime import datetime, timedelta
from pathlib import Path

from magazine.models import Byline, Trend, TrendArticle
from magazine.models.stories import Story
from magazine.models.tips import TipList

from . import finding
from .blocks import stream
from .figures import with_figures
from .reading import FIXTURES, DemoError, read, read_folder
from .tree import add_page
from .words import rich_text


def load_trends() -> int:
    """Create the missing trends; how many that was."""
    made = 0
    for entry in read(FIXTURES / "trends.toml")["trends"]:
        _, created = Trend.objects.get_or_create(slug=entry["slug"], defaults=entry)
        made += created
    return made


def load_stories(now: datetime) -> int:
    """Create the missing stories in the order of their files; how many that was."""
    return sum(_load(path, told, now) for path, told in read_folder(FIXTURES / "stories"))


def _load(path: Path, told: dict, now: datetime) -> bool:
    try:
        section = finding.page(told.pop("section"))
        age = told.pop("published_days_ago", None)
        published = None if age is None else now - timedelta(days=age)
        return add_page(section, "story", _story(with_figures(told)), published)
    except DemoError as error:
        raise DemoError(f"{path.name}: {error}") from error


def _story(told: dict) -> Story:
    """The page as it is told, not yet in the tree."""
    bylines = [Byline(person=finding.person(slug)) for slug in told.pop("bylines")]
    told["hero_image"] = finding.picture(told.pop("hero"))
    match told.pop("kind"):
        case "trend_article":
            told["body"] = stream(TrendArticle.body.field.stream_block, told["body"])
            told["trend"] = finding.trend(told["trend"]) if "trend" in told else None
            story = TrendArticle(**told)
        case "tip_list":
            tips = [{"tip": tip} for tip in told["tips"]]
            told["tips"] = stream(TipList.tips.field.stream_block, tips)
            told["closing"] = rich_text(told["closing"], finding.link)
            story = TipList(**told)
        case kind:
            raise DemoError(f"“{kind}” is not a kind of story: trend_article or tip_list.")
    story.bylines = bylines
    return story
