"""One stylesheet out of one file a component, put together by the staticfiles machinery.

The parts are in static/magazine/css; what browsers load is `magazine/css/site.css`. There
is no build step: `runserver`, tests and `collectstatic` all find the file through here.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

PARTS = Path(__file__).parent / "static" / "magazine" / "css"
BUNDLE = "magazine/css/site.css"
# The first files declare the faces and the order of the layers; within a layer order is free.
FIRST = ("fonts.css", "tokens.css", "base.css", "layout.css")
LAST = ("print.css",)


def parts(folder: Path = PARTS) -> list[Path]:
    """Every file that goes into the stylesheet, in order.

    Addresses (`url(…)`) belong in the files of `folder` itself: they are relative to it.
    """
    components = sorted(folder.glob("*/*.css"))
    return [*(folder / name for name in FIRST), *components, *(folder / name for name in LAST)]


class StylesheetFinder(BaseFinder):
    """Finds `magazine/css/site.css`, written anew whenever a part has changed."""

    folder = PARTS

    @cached_property
    def storage(self) -> FileSystemStorage:
        return FileSystemStorage(location=settings.STYLESHEET_ROOT)

    def check(self, **kwargs: object) -> list[str]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:
        if path != BUNDLE:
            return []
        bundle = str(self._fresh_bundle())
        return [bundle] if find_all else bundle

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, Storage]]:
        self._fresh_bundle()
        yield BUNDLE, self.storage

    def _fresh_bundle(self) -> Path:
        bundle = Path(self.storage.path(BUNDLE))
        text = "\n".join(part.read_text(encoding="utf-8") for part in parts(self.folder))
        if not bundle.exists() or bundle.read_text(encoding="utf-8") != text:
            bundle.parent.mkdir(parents=True, exist_ok=True)
            # Another process may be reading: it sees the old file or the new one, whole.
            with NamedTemporaryFile("w", dir=bundle.parent, delete=False, encoding="utf-8") as new:
                new.write(text)
            written = Path(new.name)
            written.chmod(0o644)
            written.replace(bundle)
        return bundle
