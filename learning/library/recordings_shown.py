"""Films within a study text and the piece in which somebody reads it aloud: those that the reader may play."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from learning.library.models import CondensedTextPage
from media.video.choices import RecordingState
from media.video.models import Recording
from media.video.queries import visible_to
from members.access.models import User


def recordings_shown(reader: User | AnonymousUser, page: CondensedTextPage, blocks: Iterable[Any]) -> dict[str, Any]:
    """For the page's context: `films` by key and `spoken`; two queries at most, none for a text without either."""
    return played_by(reader, film_keys(blocks), page.spoken_id)


def played_by(reader: User | AnonymousUser, films: set[int], spoken: int | None) -> dict[str, Any]:
    """The same by the recordings' keys."""
    return parted(films, spoken, visible_to(reader))


def recordings_published(page: CondensedTextPage, blocks: Iterable[Any]) -> dict[str, Any]:
    """The same for nobody in particular; whoever fetches a piece of it is asked then."""
    return parted(film_keys(blocks), page.spoken_id, Recording.objects.filter(live__isnull=False))


def parted(films: set[int], spoken: int | None, found: QuerySet[Recording]) -> dict[str, Any]:
    """The published ones among them."""
    wanted = films | ({spoken} if spoken else set())
    if not wanted:
        return {"films": {}, "spoken": None}
    published = found.filter(state=RecordingState.PUBLISHED, pk__in=wanted).select_related("live")
    recordings = {recording.pk: recording for recording in published.prefetch_related("captions")}
    return {
        "films": {key: recording for key, recording in recordings.items() if key in films},
        "spoken": recordings.get(spoken or 0),
    }


def film_keys(blocks: Iterable[Any]) -> set[int]:
    """The films that the blocks show."""
    films = (block.value["film"] for block in blocks if block.block_type == "film")
    return {film.pk for film in films if film}
