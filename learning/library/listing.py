"""The materials of a resolution as one reader meets them."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning.library.choices import Audience, MaterialKind
from learning.library.models import AudioPage, LibraryEntry, ReadingPlace, ResolutionPage, VideoPage
from learning.library.queries import NOT_MATERIALS, places_of, visible_to
from learning.library.visibility import Reader
from media.video.choices import RecordingState
from media.video.models import Recording
from media.watching.queries import watched_by
from media.watching.rules import percent
from members.access.models import User

IN_ORDER = list(MaterialKind)
ICONS = {
    MaterialKind.CONDENSED_TEXT: "book-open",
    MaterialKind.AUDIO: "volume-2",
    MaterialKind.VIDEO: "play",
    MaterialKind.INFOGRAPHIC: "image",
    MaterialKind.QUESTION_ANSWER: "message-circle-question",
    MaterialKind.LEAFLET: "file-text",
    MaterialKind.VERSE: "quote",
}


@dataclass(frozen=True)
class ListedMaterial:
    """A material, how far the reader has come in it, and what is shown or heard there."""

    entry: LibraryEntry
    place: ReadingPlace | None = None
    recording: Recording | None = None
    watched: int = 0

    @property
    def icon(self) -> str:
        """Of its kind."""
        return ICONS[MaterialKind(self.entry.kind)]

    @property
    def audience_labels(self) -> list[str]:
        """Whom it is for, in words."""
        return [str(Audience(code).label) for code in self.entry.audiences]

    @property
    def minutes(self) -> int | None:
        """About how long it takes; None for a picture."""
        live = self.recording.live if self.recording else None
        return live.minutes if live else self.entry.minutes

    @property
    def bytes(self) -> int:
        """What listening to it, or watching the smallest film, costs; 0 where nothing is loaded."""
        live = self.recording.live if self.recording else None
        if live is None:
            return 0
        return int(live.renditions[0]["bytes"]) if live.renditions else live.audio_bytes


def materials_for(reader: Reader, resolution: ResolutionPage) -> list[ListedMaterial]:
    """All that the reader sees below the resolution: texts first, then what is heard, watched, looked at, asked."""
    entries = visible_to(reader).filter(resolution=resolution).exclude(kind__in=NOT_MATERIALS).defer("folded_text")
    ordered = sorted(entries, key=lambda entry: (IN_ORDER.index(MaterialKind(entry.kind)), entry.published_at))
    recordings = recordings_of(ordered)
    member = reader.member if isinstance(reader, User) else None
    places = places_of(member, [entry.pk for entry in ordered]) if member else {}
    watched = watched_by(member, recordings.values()) if member and recordings else {}
    return [listed(entry, places.get(entry.pk), recordings.get(entry.pk), watched) for entry in ordered]


def listed(
    entry: LibraryEntry, place: ReadingPlace | None, recording: Recording | None, watched: dict[int, int]
) -> ListedMaterial:
    """One line."""
    if recording is None or recording.live is None:
        return ListedMaterial(entry, place)
    seen = percent(watched.get(recording.pk, 0), recording.live.duration_ms)
    return ListedMaterial(entry, place, recording, seen)


def recordings_of(entries: Iterable[LibraryEntry]) -> dict[int, Recording]:
    """The published recordings by their page, a query for each of the two kinds that occurs."""
    found: dict[int, Recording] = {}
    for kind, model in ((MaterialKind.AUDIO, AudioPage), (MaterialKind.VIDEO, VideoPage)):
        keys = [entry.pk for entry in entries if entry.kind == kind]
        if keys:
            pages = model.objects.filter(pk__in=keys, recording__state=RecordingState.PUBLISHED)
            found.update((page.pk, page.recording) for page in pages.select_related("recording__live"))
    return found


def audiences_in(materials: Iterable[ListedMaterial]) -> list[Audience]:
    """Whom the materials are for, in the order of the choices."""
    codes = {code for material in materials for code in material.entry.audiences}
    return [audience for audience in Audience if audience in codes]


def narrowed(materials: list[ListedMaterial], asked: str) -> tuple[list[ListedMaterial], str]:
    """Those for the audience asked for, and its code; all of them, and none, for anything else."""
    if asked not in audiences_in(materials):
        return materials, ""
    return [material for material in materials if asked in material.entry.audiences], asked
