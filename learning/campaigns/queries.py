"""Reads of campaigns, who is enrolled and what they owe; each asks `visible_to` first."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.models import Campaign, Duty, Enrolment, Requirement
from learning.campaigns.rates import Rate
from members.access.choices import Role
from members.access.models import User
from members.access.scope import OFFICER_ROLES, OVERSEER_ROLES, paths_of
from members.people.choices import MemberKind
from members.people.models import ActivityExemption, Membership
from members.units.models import Unit
from members.units.paths import ancestors, outermost
from members.units.queries import open_units, within

PARTY = Q(member__kind__in=[MemberKind.FULL, MemberKind.PROBATIONARY])
"""Enrolments of members, full and probationary: those the target of `R47` speaks of."""

COUNTED = Q(exempt=False) & PARTY
COMPLETED = COUNTED & Q(completed_at__isnull=False)


def visible_to(user: User) -> QuerySet[Campaign]:
    """Planned where the user is an officer; begun and reaching where they oversee; their own."""
    planned_here = Q(pk__in=editable_by(user))
    overseen = paths_of(user, *OVERSEER_ROLES)
    above = {path for own in overseen for path in ancestors(own)}
    reached = Unit.objects.filter(within(overseen) | Q(path__in=above))
    begun = ~Q(state=CampaignState.DRAFT)
    reaching = begun & Q(pk__in=Campaign.objects.filter(campaign_units__unit__in=reached).values("pk"))
    own = begun & Q(pk__in=Enrolment.objects.filter(member=user.member_id).values("campaign"))
    return Campaign.objects.filter(planned_here | reaching | own)


def begun_and_visible_to(user: User) -> QuerySet[Campaign]:
    """Of those, what is open or closed: boards and overviews have nothing to say of drafts."""
    return visible_to(user).exclude(state=CampaignState.DRAFT)


def editable_by(user: User) -> QuerySet[Campaign]:
    """Campaigns of units where the user is an officer."""
    return Campaign.objects.filter(within(paths_of(user, *OFFICER_ROLES), "unit__path"))


def enrolments_visible_to(user: User) -> QuerySet[Enrolment]:
    """Enrolments in units that the user oversees, and the user's own, wherever they were enrolled."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "unit_path")
    return Enrolment.objects.filter(overseen | Q(member=user.member_id))


def enrolments_overseen_by(user: User) -> QuerySet[Enrolment]:
    """Enrolments in units that the user oversees, whoever's they are."""
    return Enrolment.objects.filter(within(paths_of(user, *OVERSEER_ROLES), "unit_path"))


def duties_visible_to(user: User) -> QuerySet[Duty]:
    """Duties of the enrolments that the user sees."""
    overseen = within(paths_of(user, *OVERSEER_ROLES), "enrolment__unit_path")
    return Duty.objects.filter(overseen | Q(enrolment__member=user.member_id))


def units_overseen_by(user: User) -> QuerySet[Unit]:
    """Units whose boards the user may open; one's own unit alone is not enough."""
    return Unit.objects.filter(within(paths_of(user, *OVERSEER_ROLES)))


def cells_led_by(user: User) -> QuerySet[Unit]:
    """Cells for which the user is secretary, in the order of the tree."""
    led = within(paths_of(user, Role.CELL_SECRETARY))
    return open_units().filter(led, level__code="CELL").order_by("path")


def units_plannable_by(user: User) -> QuerySet[Unit]:
    """Units that the user, as an officer, may put into a campaign."""
    return open_units().filter(within(paths_of(user, *OFFICER_ROLES))).select_related("level").order_by("path")


def top_units_of_officer(user: User) -> QuerySet[Unit]:
    """The highest units where the user is an officer: a campaign belongs to one of them."""
    return Unit.objects.filter(path__in=outermost(paths_of(user, *OFFICER_ROLES))).order_by("path")


def begun_in(unit: Unit) -> QuerySet[Campaign]:
    """Campaigns, open or closed, in which someone of the unit or below is enrolled; newest first."""
    there = Enrolment.objects.filter(within({unit.path}, "unit_path"))
    return Campaign.objects.filter(pk__in=there.values("campaign")).exclude(state=CampaignState.DRAFT)


def newest(campaigns: list[Campaign]) -> Campaign | None:
    """What boards and overviews show unasked: of the open ones the newest, else the newest of all."""
    opened = [campaign for campaign in campaigns if campaign.state == CampaignState.OPEN]
    return next(iter(opened or campaigns), None)


def memberships_reached(campaign: Campaign, kinds: Iterable[MemberKind]) -> QuerySet[Membership]:
    """Open memberships, below the campaign's units, of people of these kinds."""
    paths = list(campaign.campaign_units.values_list("unit__path", flat=True))
    belonging = Membership.objects.filter(within(paths, "unit__path"), left_on__isnull=True)
    return belonging.filter(member__kind__in=kinds)


def exempt_on(day: date) -> QuerySet[ActivityExemption]:
    """Exemptions in force on the day (`R15`)."""
    return ActivityExemption.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


def rates_of(campaigns: list[Campaign], user: User) -> dict[int, Rate]:
    """Rates of these campaigns by key, of the members that the user oversees; one grouped query."""
    there = enrolments_overseen_by(user).filter(COUNTED, campaign__in=campaigns)
    rows = there.values("campaign").annotate(total=Count("pk"), done=Count("pk", filter=COMPLETED)).order_by()
    return {row["campaign"]: Rate(row["done"], row["total"]) for row in rows}


def rate_of(enrolments: QuerySet[Enrolment]) -> tuple[Rate, int]:
    """Members who completed of those counted, and how many are exempt besides."""
    row = enrolments.aggregate(
        total=Count("pk", filter=COUNTED),
        done=Count("pk", filter=COMPLETED),
        exempt=Count("pk", filter=PARTY & Q(exempt=True)),
    )
    return Rate(row["done"], row["total"]), row["exempt"]


def rates_by_requirement(campaign: Campaign, enrolments: QuerySet[Enrolment]) -> list[tuple[Requirement, Rate]]:
    """Each required duty with how many of the counted members have done it; one grouped query.

    What is given to some only is listed where any of these members owe it.
    """
    counted = enrolments.filter(COUNTED, campaign=campaign)
    owed = Duty.objects.filter(enrolment__in=counted).exclude(state=DutyState.WAIVED)
    rows = owed.values("requirement").annotate(total=Count("pk"), done=Count("pk", filter=Q(state=DutyState.DONE)))
    rates = {row["requirement"]: Rate(row["done"], row["total"]) for row in rows.order_by()}
    shown = [item for item in campaign.requirements.all() if not item.individual or item.pk in rates]
    return [(item, rates.get(item.pk, Rate(0, 0))) for item in shown]


def required_of_all(campaign: Campaign) -> QuerySet[Requirement]:
    """What everyone enrolled must do, in order: the officer's plan, without what is given to some only."""
    return campaign.requirements.filter(individual=False)
