"""Enrolling the members of the chosen subtrees, in chunks that each stand or fall whole."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from learning.campaigns.choices import CampaignState, DutyState
from learning.campaigns.models import Campaign, Duty, Enrolment, Requirement
from learning.campaigns.queries import exempt_on, memberships_reached, required_of_all
from learning.campaigns.rules import kinds_enrolled
from members.people.models import Membership

CHUNK = 500
"""People written in one transaction."""

Report = Callable[[int, int], None]


def enrol_members(*, campaign: Campaign, report: Report | None = None, chunk: int = CHUNK) -> int:
    """Enrol everyone reached who is not enrolled yet; returns how many were new.

    Runs as often as one likes: a run that was killed is continued by the next, since a chunk
    is one transaction and the database allows one enrolment a member, one duty a requirement.
    `report` hears (people seen to, people in all) after each chunk. Exempt members are
    enrolled outside the count, their duties waived (`R15`, `KT2`, `KT3`).
    """
    # All keys at once: while the tables fill, the database's statistics lag behind, and "the
    # next 500 of those reached" would be answered by reading everything, chunk after chunk.
    reached = memberships_reached(campaign, kinds_enrolled(campaign.audiences))
    keys = list(reached.order_by("pk").values_list("pk", flat=True))
    requirements = list(required_of_all(campaign))
    new = 0
    for start in range(0, len(keys), chunk):
        if not Campaign.objects.filter(pk=campaign.pk, state=CampaignState.OPEN).exists():
            break  # closed meanwhile: nobody is added any more
        new += _enrol(campaign, requirements, _still_open(keys[start : start + chunk]))
        if report:
            report(min(start + chunk, len(keys)), len(keys))
    return new


def _still_open(keys: list[int]) -> list[Membership]:
    memberships = Membership.objects.filter(pk__in=keys, left_on__isnull=True)
    return list(memberships.select_related("unit").order_by("pk"))


@transaction.atomic
def _enrol(campaign: Campaign, requirements: list[Requirement], people: list[Membership]) -> int:
    ids = [membership.member_id for membership in people]
    already = set(Enrolment.objects.filter(campaign=campaign, member__in=ids).values_list("member", flat=True))
    missing = [membership for membership in people if membership.member_id not in already]
    members = [membership.member_id for membership in missing]
    exempt = set(exempt_on(_roster_day(campaign)).filter(member__in=members).values_list("member", flat=True))
    Enrolment.objects.bulk_create(
        (_enrolment(campaign, membership, requirements, membership.member_id in exempt) for membership in missing),
        ignore_conflicts=True,
    )
    written = Enrolment.objects.filter(campaign=campaign, member__in=members)
    Duty.objects.bulk_create(
        (_duty(enrolment, requirement) for enrolment in written for requirement in requirements),
        ignore_conflicts=True,
    )
    return len(missing)


def _roster_day(campaign: Campaign) -> date:
    # Who is added by a later refresh is judged by that day's exemptions.
    return max(campaign.roster_on or date.min, timezone.localdate())


def _enrolment(campaign: Campaign, membership: Membership, requirements: list[Requirement], exempt: bool) -> Enrolment:
    return Enrolment(
        campaign=campaign,
        member_id=membership.member_id,
        unit=membership.unit,
        unit_path=membership.unit.path,
        exempt=exempt,
        duties_total=0 if exempt else len(requirements),
    )


def _duty(enrolment: Enrolment, requirement: Requirement) -> Duty:
    duty = Duty(enrolment=enrolment, requirement=requirement)
    if enrolment.exempt:
        duty.state, duty.settled_at, duty.reason = DutyState.WAIVED, timezone.now(), _("Miễn sinh hoạt")
    return duty
