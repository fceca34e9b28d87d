"""What an officer sees while planning: the tree of units to tick, and what opening would do."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.utils import timezone

from learning.campaigns.models import Campaign
from learning.campaigns.queries import exempt_on, memberships_reached, required_of_all
from learning.campaigns.rules import kinds_enrolled
from members.units.models import Unit
from members.units.paths import is_within


@dataclass
class Branch:
    """A unit to tick, with all units below it that can be ticked in its stead."""

    unit: Unit
    ticked: bool
    depth: int
    below: list["Branch"] = field(default_factory=list)

    @property
    def opened(self) -> bool:
        """Whether something below is ticked, so that it should be seen."""
        return any(branch.ticked for branch in self.below)


def unit_tree(units: list[Unit], ticked: set[str]) -> tuple[list[Branch], list[Branch]]:
    """Units in tree order as (those that hold others, ticked alone; groups to unfold).

    The highest units stand alone on top ("cả tỉnh"); their children head the groups.
    """
    tops: list[Branch] = []
    groups: list[Branch] = []
    for unit in units:
        branch = Branch(unit, unit.public_id in ticked, len(unit.path) // 4)
        if not any(is_within(unit.path, top.unit.path) for top in tops):
            tops.append(branch)
        elif groups and is_within(unit.path, groups[-1].unit.path):
            groups[-1].below.append(branch)
        else:
            groups.append(branch)
    return tops, groups


def forecast(campaign: Campaign) -> dict[str, Any]:
    """How many people of how many units opening would enrol today, and how many of them are exempt."""
    reached = memberships_reached(campaign, kinds_enrolled(campaign.audiences))
    row = reached.aggregate(people=Count("member", distinct=True), places=Count("unit", distinct=True))
    exempt = exempt_on(timezone.localdate()).filter(member__in=reached.values("member"))
    return row | {
        "to_be_exempt": exempt.values("member").distinct().count(),
        "requirements": list(required_of_all(campaign)),
    }
