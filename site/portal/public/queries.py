"""What the portal shows: open to the people, the newest first, in few queries."""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from learning.library.choices import MaterialKind
from learning.library.listing import ListedMaterial
from learning.library.models import NewsPage, ResolutionPage
from learning.library.queries import open_news
from learning.library.visibility import visible_to
from members.units.models import Unit

MOST_READ = 40
"""Newest materials looked at."""
MOST_RESOLUTIONS = 6
MOST_MATERIALS = 4
MOST_NEWS = 5
NOT_MATERIALS = (MaterialKind.RESOLUTION, MaterialKind.SUPPLEMENT)


@dataclass
class OpenResolution:
    """A resolution with the newest of its open materials; `more` are left out here."""

    resolution: ResolutionPage
    address: str
    materials: list[ListedMaterial] = field(default_factory=list)
    more: int = 0

    def add(self, material: ListedMaterial) -> None:
        """Shown, or counted."""
        if len(self.materials) < MOST_MATERIALS:
            self.materials.append(material)
        else:
            self.more += 1


def newest_materials() -> list[OpenResolution]:
    """By resolution, that with the newest material first; one query."""
    entries = visible_to(AnonymousUser()).filter(resolution__isnull=False).exclude(kind__in=NOT_MATERIALS)
    newest = entries.select_related("resolution").defer("folded_text", "resolution__summary")
    found: dict[int, OpenResolution] = {}
    for entry in newest.order_by("-published_at", "-pk")[:MOST_READ]:
        resolution = entry.resolution
        assert resolution
        if resolution.pk not in found and len(found) == MOST_RESOLUTIONS:
            continue
        address = entry.address.rstrip("/").rsplit("/", 1)[0] + "/"
        found.setdefault(resolution.pk, OpenResolution(resolution, address)).add(ListedMaterial(entry))
    return list(found.values())


def newest_news() -> list[NewsPage]:
    """The newest that are open to the people; one query."""
    return list(open_news()[:MOST_NEWS])


def operator() -> str:
    """Who runs the site: as the settings say, else the highest unit; empty where there is none yet."""
    if settings.OPERATOR:
        return str(settings.OPERATOR)
    highest = Unit.objects.filter(parent__isnull=True, closed_on__isnull=True).order_by("path").first()
    return highest.name if highest else ""
