"""The places of an overview as they are shown: tiles, groups of cells, what needs attention."""

from dataclasses import dataclass

from foundation.policies.kinds import StudyTarget
from learning.campaigns.choices import Standing
from learning.campaigns.rates import Rate
from learning.campaigns.rules import standing_of
from members.units.models import Unit
from members.units.paths import STEP, ancestors, is_within
from members.units.queries import within
from reports.dashboards.queries import Figures, View, figures_by_place
from reports.dashboards.rules import urgency

CELL_LEVELS = {"GRASSROOTS", "CELL"}
"""Below a unit whose children are all of these, cells are shown at once, grouped."""


@dataclass(frozen=True)
class Place:
    """A unit with its figures. `direct`: the people of the unit itself, not of those below."""

    unit: Unit
    figures: Figures
    standing: Standing
    direct: bool = False

    @property
    def rate(self) -> Rate:
        """Members who completed, of those counted."""
        return self.figures.rate

    @property
    def is_board(self) -> bool:
        """Whether it opens as a board of members rather than as an overview."""
        return self.direct or self.unit.level.code == "CELL"


@dataclass(frozen=True)
class Group:
    """Places under a heading; `head` is None where they stand right below the unit shown."""

    head: Place | None
    places: list[Place]


class Places:
    """The units below the view's unit. Two queries, whatever their number."""

    def __init__(self, view: View, target: StudyTarget) -> None:
        self.view, self.target = view, target
        children = Unit.objects.filter(parent=view.unit).select_related("level").order_by("path")
        self.children = list(children)
        self.shows_cells = bool(self.children) and all(unit.level.code in CELL_LEVELS for unit in self.children)
        self.groups = [group for group in self._groups() if group.places]

    @property
    def all(self) -> list[Place]:
        """Every place of every group, in the order of the tree."""
        return [place for group in self.groups for place in group.places]

    @property
    def to_settle(self) -> list[Place]:
        """Places below the target, the furthest from it first."""
        below = [place for place in self.all if place.standing in (Standing.WARN, Standing.BAD)]
        return sorted(below, key=lambda place: urgency(place.rate))

    def _groups(self) -> list[Group]:
        if self.shows_cells:
            return self._groups_of_cells()
        found = figures_by_place(self.view, len(self.view.unit.path) + STEP)
        return [Group(None, self._direct(found) + self._places(self.children, found))]

    def _groups_of_cells(self) -> list[Group]:
        found = figures_by_place(self.view, None)
        below = Unit.objects.filter(within({self.view.unit.path})).exclude(pk=self.view.unit.pk)
        units = list(below.select_related("level").order_by("path"))
        loose = [unit for unit in self.children if unit.level.code == "CELL"]
        groups = [Group(None, self._direct(found) + self._places(loose, found))]
        for child in self.children:
            if child.level.code != "CELL":
                inside = [unit for unit in units if is_within(unit.path, child.path)]
                groups.append(Group(self._sum(child, found), self._places(inside, found, itself=child)))
        return groups

    def _places(self, units: list[Unit], found: dict[str, Figures], itself: Unit | None = None) -> list[Place]:
        places = [self._place(unit, found.get(unit.path, Figures()), direct=unit == itself) for unit in units]
        return [place for place in places if _is_shown(place)]

    def _direct(self, found: dict[str, Figures]) -> list[Place]:
        unit = self.view.unit
        return [self._place(unit, found[unit.path], direct=True)] if unit.path in found else []

    def _sum(self, unit: Unit, found: dict[str, Figures]) -> Place:
        inside = [figures for path, figures in found.items() if unit.path in ancestors(path)]
        total = sum((figures.rate for figures in inside), Rate(0, 0))
        return self._place(unit, Figures(total, sum(figures.exempt for figures in inside)))

    def _place(self, unit: Unit, figures: Figures, direct: bool = False) -> Place:
        return Place(unit, figures, standing_of(figures.rate, **vars(self.target)), direct)


def _is_shown(place: Place) -> bool:
    """A closed unit, and a unit among those it holds, is shown only where someone is enrolled."""
    enrolled = bool(place.rate.total or place.figures.exempt)
    return enrolled or (place.unit.closed_on is None and not place.direct)
