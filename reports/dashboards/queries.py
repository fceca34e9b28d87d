"""Figures of units: one grouped query over enrolments, however many units there are."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign, Enrolment
from learning.campaigns.queries import PARTY, begun_in
from learning.campaigns.rates import Rate
from members.access.choices import Role
from members.access.models import User
from members.access.scope import OFFICER_ROLES
from members.people.models import Member
from members.units.models import Unit
from members.units.paths import outermost
from members.units.queries import within

COUNTED = Q(exempt=False)
UNFINISHED = COUNTED & Q(completed_at__isnull=True)


WHOLE_YEAR = "ca-nam"
"""The value of `dot` that asks for all campaigns of the year together."""


NOBODY = Rate(0, 0)


@dataclass(frozen=True)
class Figures:
    """People of a place: the rate, and the exempt who stand outside it."""

    rate: Rate = NOBODY
    exempt: int = 0


@dataclass(frozen=True)
class View:
    """What the figures are of: a unit's subtree, and either one campaign or all of a year."""

    unit: Unit
    campaigns: list[Campaign]
    campaign: Campaign | None
    year: int

    @property
    def enrolments(self) -> QuerySet[Enrolment]:
        """Members' enrolments in it, the exempt too."""
        there = Enrolment.objects.filter(within({self.unit.path}, "unit_path"), PARTY)
        if self.campaign:
            return there.filter(campaign=self.campaign)
        return there.filter(campaign__in=[campaign.pk for campaign in self.of_year])

    @property
    def query(self) -> str:
        """What an address needs to show the same figures of another unit."""
        return f"?dot={self.campaign.public_id if self.campaign else WHOLE_YEAR}"

    @property
    def of_year(self) -> list[Campaign]:
        """The campaigns that have a day in the year."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return [campaign for campaign in self.campaigns if campaign.starts_on <= last and campaign.ends_on >= first]

    @property
    def open_campaigns(self) -> int:
        """How many are open."""
        return sum(campaign.state == CampaignState.OPEN for campaign in self.campaigns)


def overview_paths(user: User) -> set[str]:
    """Where the user has an overview: as an officer, or as secretary of more than a cell."""
    return {
        grant.unit.path
        for grant in user.grants
        if grant.role in OFFICER_ROLES or (grant.role == Role.CELL_SECRETARY and grant.unit.level.code != "CELL")
    }


def overview_units(user: User) -> QuerySet[Unit]:
    """Units whose overview the user may open (`visible_to` of overviews)."""
    return Unit.objects.filter(within(overview_paths(user))).select_related("level")


def top_units(user: User) -> QuerySet[Unit]:
    """The highest of them, where the overview begins."""
    return overview_units(user).filter(path__in=outermost(overview_paths(user))).order_by("path")


def campaigns_of(unit: Unit) -> list[Campaign]:
    """Campaigns that reached the unit or below, newest first."""
    return list(begun_in(unit))


def figures(view: View) -> Figures:
    """The whole view in one row: distinct people, whatever the number of their campaigns."""
    row = view.enrolments.aggregate(**_counts(view))
    return _figures(row)


def figures_by_place(view: View, length: int | None) -> dict[str, Figures]:
    """Figures by the first `length` characters of the path; by the whole path for None. One query.

    A member who changed units between two campaigns of the year stands in both places,
    once in the whole (`figures`).
    """
    place = Substr("unit_path", 1, length) if length else Substr("unit_path", 1)
    rows = view.enrolments.annotate(place=place).values("place").annotate(**_counts(view)).order_by()
    return {row["place"]: _figures(dict(row)) for row in rows}


def people(view: View, which: str) -> QuerySet[Member]:
    """Members who are `unfinished`, `finished` (in every campaign of the view) or `exempt`."""
    unfinished = view.enrolments.filter(UNFINISHED).values("member")
    counted = view.enrolments.filter(COUNTED).values("member")
    found = {
        "unfinished": Q(pk__in=unfinished),
        "finished": Q(pk__in=counted) & ~Q(pk__in=unfinished),
        "exempt": Q(pk__in=view.enrolments.filter(exempt=True).values("member")),
    }
    return Member.objects.filter(found[which]).order_by("sort_key", "pk")


def _counts(view: View) -> dict[str, Count]:
    # Within one campaign a member has one enrolment: no need for the database to tell them apart.
    column, distinct = ("pk", False) if view.campaign else ("member", True)
    return {
        "total": Count(column, filter=COUNTED, distinct=distinct),
        "unfinished": Count(column, filter=UNFINISHED, distinct=distinct),
        "exempt": Count(column, filter=Q(exempt=True), distinct=distinct),
    }


def _figures(row: dict[str, Any]) -> Figures:
    return Figures(Rate(row["total"] - row["unfinished"], row["total"]), row["exempt"])
