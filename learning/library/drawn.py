"""A study text drawn once for all who read it, and kept until anything that it shows has changed."""

from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import get_language

from learning.library.choices import Audience
from learning.library.models import CondensedTextPage, LibraryEntry
from learning.library.screens import StudyScreen

KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class DrawnResolution:
    """What a text's page says of its resolution."""

    slug: str
    short_title: str


@dataclass(frozen=True)
class DrawnText:
    """All that a study text's page shows whoever reads it: a title and the HTML of each section, and its head.

    `state` names what was drawn; whatever else is drawn from it may be kept under that.
    """

    state: str
    translation_key: UUID
    title: str
    intro: str
    minutes: int
    audience_labels: tuple[str, ...]
    resolution: DrawnResolution
    titles: tuple[str, ...]
    sections: tuple[str, ...]


def drawn_text(entry: LibraryEntry) -> DrawnText:
    """The text of the entry in the language of the request; no query but for the first who reads this state of it."""
    state = f"{entry.pk}:{entry.revised_at.timestamp()}:{entry.turn}:{get_language()}"
    text: DrawnText | None = cache.get(f"library:drawn:{state}")
    if text is None:
        text = draw(CondensedTextPage.objects.get(pk=entry.pk), state)
        cache.set(f"library:drawn:{state}", text, KEPT_SECONDS)
    return text


def draw(page: CondensedTextPage, state: str) -> DrawnText:
    """Every section as HTML."""
    screen, resolution = StudyScreen(page, None), page.resolution
    shown = {"resolution": resolution, "cited": screen.cited}
    return DrawnText(
        state=state,
        translation_key=page.translation_key,
        title=page.title,
        intro=page.intro,
        minutes=page.minutes,
        audience_labels=tuple(str(Audience(code).label) for code in page.audiences),
        resolution=DrawnResolution(resolution.slug, resolution.short_title),
        titles=tuple(screen.titles),
        sections=tuple(
            render_to_string("learning/library/_section.html", {**shown, "blocks": screen.blocks_of(section)})
            for section in screen.sections
        ),
    )
