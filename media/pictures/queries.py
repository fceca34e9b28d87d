"""What of a picture is ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, prefetch_related_objects
from wagtail.images.models import Filter

from foundation.jobs.choices import JobState
from foundation.jobs.models import Job
from media.assets.models import PortalImage, PortalRendition
from media.pictures.choices import PREPARE_PICTURE
from media.pictures.sizes import LARGE, spec, specs_for, widths_for


@dataclass(frozen=True)
class Sources:
    """Addresses by format, as `srcset` has them; empty while they are not made. `shown` and `large` always lead
    to the picture."""

    avif: str
    webp: str
    shown: str
    large: str


def sources_of(image: PortalImage) -> Sources:
    """What there is, in one query, or none where `prefetch_sizes` was called; nothing is made while a reader waits."""
    specs = specs_for(image.width, is_drawing=image.is_svg())
    if not specs:
        return Sources("", "", image.original_url, image.original_url)
    ready = {a_filter.spec: rendition for a_filter, rendition in find(image, specs).items()}
    avif, webp = (_srcset(image, ready, file_format) for file_format in ("avif", "webp"))
    middle = next((ready[name] for size in (720, 360) if (name := spec(size, "webp")) in ready), None)
    return Sources(
        avif=avif,
        webp=webp,
        shown=middle.url if middle else image.original_url,
        large=ready[LARGE].url if LARGE in ready else image.original_url,
    )


def address_at(image: PortalImage, width: int) -> str:
    """Of the narrowest WebP of that width in pixels or more, else of the widest there is, else of the original."""
    wanted = [spec(size, "webp") for size in sorted(widths_for(image.width))]
    found = {a_filter.spec: each for a_filter, each in find(image, wanted).items()}
    made = [found[name] for name in wanted if name in found]
    return next((each.url for each in made if each.width >= width), made[-1].url if made else image.original_url)


def find(image: PortalImage, specs: Iterable[str]) -> dict[Filter, PortalRendition]:
    """Those of them that are made; in one query, or none where `prefetch_sizes` was called."""
    found: dict[Filter, PortalRendition] = image.find_existing_renditions(*(Filter(spec=name) for name in specs))
    return found


def _srcset(image: PortalImage, ready: dict[str, PortalRendition], file_format: str) -> str:
    """All widths of the format, or nothing: half of them would have phones fetch the widest."""
    names = [spec(size, file_format) for size in widths_for(image.width)]
    if not all(name in ready for name in names):
        return ""
    return ", ".join(f"{ready[name].url} {ready[name].width}w" for name in names)


def prefetch_sizes(images: Iterable[PortalImage]) -> None:
    """One query for all pictures of a page."""
    prefetch_related_objects(list(images), "renditions")


def unprepared() -> QuerySet[PortalImage]:
    """Pictures of which not all sizes were made, and which no job is about to do."""
    waiting = Job.objects.filter(kind=PREPARE_PICTURE, state__in=[JobState.QUEUED, JobState.RUNNING])
    taken = [job["image"] for job in waiting.values_list("arguments", flat=True)]
    changed = ~Q(prepared_hash=F("file_hash")) | Q(prepared_hash="")
    return PortalImage.objects.filter(changed).exclude(pk__in=taken)
