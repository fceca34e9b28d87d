"""A study text drawn once for all who read it, and kept until anything that it shows has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from learning.library.models import CondensedTextPage, LibraryEntry
from learning.library.recordings_shown import film_keys, played_by
from learning.library.screens import StudyScreen
from learning.library.visibility import Reader
from media.assets.models import PortalImage
from media.pictures.queries import prefetch_sizes

KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class DrawnUnit:
    """The unit by its name."""

    name: str


@dataclass(frozen=True)
class DrawnResolution:
    """What a text's page says of its resolution."""

    slug: str
    short_title: str
    owner_unit: DrawnUnit


@dataclass(frozen=True)
class DrawnSection:
    """A section as HTML; which may play its films differs from reader to reader, so it is drawn anew where it has any.

    `films` are keys of recordings.
    """

    html: str
    pictures: bool
    films: frozenset[int]


@dataclass(frozen=True)
class DrawnText:
    """All that a study text's page shows whoever reads it: its head, and a title and the HTML of each section.

    `state` names what was drawn; whatever else is drawn from it may be kept under that. `facts` is HTML too.
    """

    state: str
    pk: int
    translation_key: UUID
    kind: str
    language: str
    title: str
    intro: str
    minutes: int
    audience_labels: tuple[str, ...]
    facts: str
    spoken_id: int | None
    resolution: DrawnResolution
    titles: tuple[str, ...]
    sections: tuple[DrawnSection, ...]

    @property
    def shows_pictures(self) -> bool:
        """Whether any section has pictures, which can be enlarged."""
        return any(section.pictures for section in self.sections)

    @property
    def headings(self) -> list[str]:
        """Of each section; one that begins without a heading bears the text's title, not said again."""
        return ["" if title == self.title else title for title in self.titles]


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
    prefetch_sizes(pictures_in(screen.blocks))
    return DrawnText(
        state=state,
        pk=page.pk,
        translation_key=page.translation_key,
        kind=page.get_form_display(),
        language=page.language,
        title=page.title,
        intro=page.intro,
        minutes=page.minutes,
        audience_labels=tuple(map(str, page.audience_labels)),
        facts=render_to_string("learning/library/_material_facts.html", {"material": page}),
        spoken_id=page.spoken_id,
        resolution=DrawnResolution(resolution.slug, resolution.short_title, DrawnUnit(resolution.owner_unit.name)),
        titles=tuple(screen.titles),
        sections=tuple(drawn_section(screen.blocks_of(section), shown) for section in screen.sections),
    )


def drawn_section(blocks: Sequence[Any], shown: dict[str, Any]) -> DrawnSection:
    """For all readers, but for its films."""
    kinds = {block.block_type for block in blocks}
    html = "" if "film" in kinds else render_to_string("learning/library/_section.html", {**shown, "blocks": blocks})
    return DrawnSection(html, "picture" in kinds, frozenset(film_keys(blocks)))


def pictures_in(blocks: Sequence[Any]) -> list[PortalImage]:
    """Their files, to be found with one query."""
    return [block.value["image"] for block in blocks if block.block_type == "picture"]


def shown_sections(
    request: HttpRequest, text: DrawnText, numbers: Sequence[int], reader: Reader, *, for_guests: bool = False
) -> dict[str, Any]:
    """For the page's context: the HTML of these `sections`, the `films` in them and what is `spoken`.

    Without films it costs no query, or one where somebody reads the text aloud.
    """
    chosen = [text.sections[number - 1] for number in numbers]
    films = frozenset().union(*(section.films for section in chosen))
    played = played_by(reader, set(films), text.spoken_id)
    html = [section.html for section in chosen]
    if films:
        screen = StudyScreen(CondensedTextPage.objects.get(pk=text.pk), None)
        shown = {"resolution": screen.page.resolution, "cited": frozenset() if for_guests else screen.cited, **played}
        for place, number in enumerate(numbers):
            if chosen[place].films:
                blocks = screen.blocks_of(screen.sections[number - 1])
                context = {**shown, "blocks": blocks}
                html[place] = render_to_string("learning/library/_section.html", context, request)
    return {"sections": html, **played}
