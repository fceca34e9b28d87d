"""A study text drawn once for all who read it, and kept until anything that it shows has changed."""

from dataclasses import dataclass
from uuid import UUID

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import get_language

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
    """All that a study text's page shows whoever reads it: its head, and a title and the HTML of each section.

    `state` names what was drawn; whatever else is drawn from it may be kept under that. `facts` is HTML too.
    """

    state: str
    translation_key: UUID
    kind: str
    language: str
    title: str
    intro: str
    minutes: int
    audience_labels: tuple[str, ...]
    facts: str
    resolution: DrawnResolution
    titles: tuple[str, ...]
    sections: tuple[str, ...]

    @property
    def titled_sections(self) -> list[tuple[str, str]]:
        """Title and HTML of each section; one that begins without a heading bears the text's title, not said again."""
        titles = ["" if title == self.title else title for title in self.titles]
        return list(zip(titles, self.sections, strict=True))


def drawn_text(entry: LibraryEntry, *, for_guests: bool = False) -> DrawnText:
    """The entry's text in the language of the request; no query but for the first who reads this state of it.

    Guests' quotations lead nowhere, since the official text is not open to them.
    """
    state = f"{entry.pk}:{entry.revised_at.timestamp()}:{entry.turn}:{get_language()}:{for_guests}"
    text: DrawnText | None = cache.get(f"library:drawn:{state}")
    if text is None:
        text = draw(CondensedTextPage.objects.get(pk=entry.pk), state, for_guests)
        cache.set(f"library:drawn:{state}", text, KEPT_SECONDS)
    return text


def draw(page: CondensedTextPage, state: str, for_guests: bool) -> DrawnText:
    """Every section as HTML."""
    screen, resolution = StudyScreen(page, None), page.resolution
    shown = {"resolution": resolution, "cited": frozenset() if for_guests else screen.cited}
    return DrawnText(
        state=state,
        translation_key=page.translation_key,
        kind=page.get_form_display(),
        language=page.language,
        title=page.title,
        intro=page.intro,
        minutes=page.minutes,
        audience_labels=tuple(map(str, page.audience_labels)),
        facts=render_to_string("learning/library/_material_facts.html", {"material": page}),
        resolution=DrawnResolution(resolution.slug, resolution.short_title),
        titles=tuple(screen.titles),
        sections=tuple(
            render_to_string("learning/library/_section.html", {**shown, "blocks": screen.blocks_of(section)})
            for section in screen.sections
        ),
    )
