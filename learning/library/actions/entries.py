"""Entries follow their pages: one for each page that is published, and so is all above it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Model, QuerySet
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from foundation.web.vietnamese import fold
from learning.library.choices import MaterialKind
from learning.library.models import LibraryEntry
from learning.library.models.entries import LONGEST_HEAD, LONGEST_TEXT
from learning.library.models.pages import StudyPage
from learning.library.plain_text import lines_of
from learning.library.rules.search import tidy, words_to_keep

BRANCH = 4 * Page.steplen
"""Length of the path of a resolution, a news item, an issue of the bulletin: root, home, index, page."""
BLANK: dict[str, Any] = {
    "resolution_id": None,
    "audiences": [],
    "depth": "",
    "language": "",
    "minutes": None,
    "is_public": False,
}


def keep_entry(page: Page) -> None:
    """Bring in step what stands in the page's branch: a resolution with all below it, or one item of news.

    Called again it changes nothing; rows that say the same are not written.
    """
    if len(page.path) < BRANCH:
        rebuild()
    else:
        keep_branch(page.path[:BRANCH])


@transaction.atomic
def keep_branch(path: str) -> None:
    """The same by the path of the branch's uppermost page."""
    kept = {entry.pk: entry for entry in LibraryEntry.objects.filter(page__path__startswith=path)}
    for page in published_in(path):
        write(kept.pop(page.pk, None), page.pk, row_of(page))
    for entry in kept.values():
        entry.delete()
    follow_openness(path)


def follow_openness(path: str) -> None:
    """A resolution is open to the people while one of its materials is."""
    below = LibraryEntry.objects.filter(resolution__path=path[:BRANCH])
    is_open = below.exclude(kind=MaterialKind.RESOLUTION).filter(is_public=True).exists()
    below.filter(kind=MaterialKind.RESOLUTION).update(is_public=is_open)


def rebuild() -> int:
    """Bring every branch in step; returns how many entries there are then."""
    tops = Page.objects.filter(depth=BRANCH // Page.steplen).order_by("path").values_list("path", flat=True)
    for path in tops:
        keep_branch(path)
    return LibraryEntry.objects.count()


def published_in(path: str) -> Iterator[Any]:
    """The branch's pages that are published and stand below none that is not, downwards."""
    seen: set[str] = set()
    for page in Page.objects.filter(path__startswith=path, live=True).order_by("path").specific():
        own: str = page.path
        if (own == path or own[: -Page.steplen] in seen) and isinstance(page, StudyPage):
            seen.add(own)
            yield page


def write(entry: LibraryEntry | None, pk: int, row: dict[str, Any]) -> None:
    """Make the entry, or change it where it says something else."""
    if entry is None:
        LibraryEntry.objects.create(page_id=pk, **row)
        return
    if entry.kind == MaterialKind.RESOLUTION:
        row["is_public"] = entry.is_public
    changed = [name for name, value in row.items() if getattr(entry, name) != value]
    for name in changed:
        setattr(entry, name, row[name])
    if changed:
        entry.save(update_fields=changed)


def row_of(page: Any) -> dict[str, Any]:
    """Every column of the page's entry but the key."""
    return {
        **BLANK,
        **page.entry_facts,
        **searched(page),
        "title": page.title,
        "folded_title": fold(page.title)[:255],
        "published_at": published_at(page),
        "revised_at": revised_at(page),
        "address": page.get_url() or "",
    }


def searched(page: Any) -> dict[str, str]:
    """What search reads: see `LibraryEntry`."""
    resolution = getattr(page, "resolution", None) or page
    symbol = getattr(resolution, "symbol", "")
    text = tidy(" ".join(line for name in page.words for line in lines_of(getattr(page, name))))[:LONGEST_TEXT]
    return {
        "text": text,
        "folded_text": fold(text),
        "head": f" {words_to_keep(page.title, symbol if resolution is page else '')} "[:LONGEST_HEAD],
        "words": words_to_keep(page.title, symbol, text),
    }


def published_at(page: Any) -> datetime:
    """As the page says of itself, else when it was first published."""
    return getattr(page, "published_at", None) or page.first_published_at or timezone.now()


def revised_at(page: Any) -> datetime:
    """When the page, or the resolution that it names, was last published."""
    published = (page.last_published_at, getattr(getattr(page, "resolution", None), "last_published_at", None))
    return max((day for day in published if day), default=published_at(page))


def draw_anew(entries: QuerySet[LibraryEntry]) -> None:
    """Something that these pages show has changed, though nobody published them again."""
    entries.update(turn=F("turn") + 1)


def showing(thing: Model) -> QuerySet[LibraryEntry]:
    """Entries of the pages that show a picture or a document, or link to a page."""
    references = ReferenceIndex.get_references_to(thing).values_list("object_id", flat=True)
    return LibraryEntry.objects.filter(pk__in=[int(number) for number in references if number.isdigit()])
