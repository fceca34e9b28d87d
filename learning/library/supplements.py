"""What lower units have added to a material: who reads it, who oversees it, who may add (`R3`, `CB2.2`, `CB2.3`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Left, Length
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from learning.library.models import ResolutionPage, SupplementPage
from learning.library.permissions import holds_below, holds_over
from learning.library.visibility import Reader, shown, visible_to
from members.access.choices import Role
from members.access.models import User
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES, holds, own_paths, paths_of
from members.units.paths import ancestors
from members.units.queries import within

STEP = Page.steplen
WRITERS = (Role.RAPPORTEUR, *OFFICER_ROLES)


@dataclass(frozen=True)
class Appended:
    """A supplement as one reader meets it; `edit` is the address of its editor, for those who may."""

    page: SupplementPage
    edit: str

    @property
    def title(self) -> str:
        """`Phần bổ sung của Đảng bộ xã Một`."""
        return _("Phần bổ sung của %(unit)s") % {"unit": self.page.owner_unit.name}


class AddedSections:
    """What follows a study text's own sections, a section for each supplement; `asked` is a section's number.

    They are not counted: whoever has read the text itself has read what the duty asked for, and a commune cannot add
    to what a province asks. So no place is kept in them, and the text can be finished without them.
    """

    def __init__(self, total: int, added: list[Appended], asked: int | None) -> None:
        self.total, self.added = total, added
        self.number = min(asked or 1, total + len(added))

    @property
    def shown(self) -> Appended | None:
        """The one asked for; None where that is a section of the text itself."""
        return self.added[self.number - self.total - 1] if self.number > self.total else None

    @property
    def next(self) -> int | None:
        """The number of the one after; None at the last."""
        return self.number + 1 if self.total < self.number < self.total + len(self.added) else None

    @property
    def first(self) -> int | None:
        """The number of the one after the text's last section; None when there is none."""
        return self.total + 1 if self.added else None

    @property
    def contents(self) -> list[tuple[int, str]]:
        """Number and title of each."""
        return [(self.total + place, each.title) for place, each in enumerate(self.added, start=1)]


def appended_for(material: int, unit_path: str, reader: Reader) -> list[Appended]:
    """What the reader finds after the last word of the material with that key, which belongs to the unit there."""
    return [Appended(page, address_to_edit(page, reader)) for page in appended_to(material, unit_path, reader)]


def appended_to(material: int, unit_path: str, reader: Reader) -> list[SupplementPage]:
    """For a reader who sees the material: what their units have added to it, higher units first; one query.

    What a unit adds is for its own people, so that even whoever oversees it reads it on a page of its own.
    """
    units = units_below(unit_path, reader)
    if not units:
        return []
    above = Left("path", Length("path") - STEP)
    there = SupplementPage.objects.annotate(above=above).filter(live=True, owner_unit__path__in=units)
    found = there.filter(above__in=Page.objects.filter(pk=material).values("path"))
    return list(found.select_related("owner_unit").order_by("owner_unit__path", "path"))


def units_below(path: str, reader: Reader) -> set[str]:
    """Paths of the reader's units and of those above them, as far as they lie below the one at `path`."""
    if not isinstance(reader, User):
        return set()
    above = {each for own in own_paths(reader) for each in ancestors(own)}
    return {each for each in above if each.startswith(path) and each != path}


def supplements_visible_to(reader: Reader) -> QuerySet[SupplementPage]:
    """Published ones, of published materials, that concern the reader's units or those overseen."""
    return shown(SupplementPage.objects.select_related("owner_unit"), visible_to(reader))


def overseen(resolution: ResolutionPage, user: User) -> QuerySet[SupplementPage]:
    """What the units that the user oversees have added to the resolution's materials, unit by unit."""
    scope = within(paths_of(user, *OVERSEER_ROLES), "owner_unit__path")
    below = supplements_visible_to(user).filter(scope, path__startswith=resolution.path)
    return below.order_by("owner_unit__path", "path")


def count_overseen(resolution: ResolutionPage, reader: Reader) -> dict[str, int]:
    """`pages` and `units` of the same; one query, none for whoever oversees nothing."""
    if not isinstance(reader, User) or not holds(reader, *OVERSEER_ROLES):
        return {"pages": 0, "units": 0}
    return overseen(resolution, reader).aggregate(pages=Count("pk"), units=Count("owner_unit", distinct=True))


def materials_of(supplements: Iterable[SupplementPage]) -> dict[str, Page]:
    """The page above each, by its path; one query."""
    above = {supplement.path[:-STEP] for supplement in supplements}
    return {page.path: page for page in Page.objects.filter(path__in=above)}


def material_of(supplement: SupplementPage) -> Any:
    """The material that it adds to."""
    return supplement.get_parent().specific


def address_to_add(material: int, unit_path: str, reader: Reader) -> str:
    """The editor for adding to the material, for writers of units below; empty for everyone else. No query."""
    if not isinstance(reader, User) or not holds_below(reader, unit_path, *WRITERS):
        return ""
    return reverse("wagtailadmin_pages:add", args=["learning", "supplementpage", material])


def address_to_edit(supplement: SupplementPage, reader: Reader) -> str:
    """The editor of the supplement, for writers of its unit and of those above it; empty for everyone else."""
    if not isinstance(reader, User) or not supplement.pk or not holds_over(reader, supplement.scope_path, *WRITERS):
        return ""
    return reverse("wagtailadmin_pages:edit", args=[supplement.pk])
