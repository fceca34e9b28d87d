"""Duties of some people only: a conference for those on its roster, a retake, an essay in its stead.

Written in chunks that each stand or fall whole; whatever runs twice, or at once with itself,
gives each person one duty and counts it once.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F, QuerySet

from foundation.audit.actions import record
from learning.campaigns.actions.chunks import hold, keys_of, parts_of
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign, Duty, Enrolment, Requirement
from members.access.models import User

AFTER_ALL = 1000
"""The order of what is given to some: after what everyone must do."""


def give_duties(
    *,
    campaign: Campaign,
    enrolments: QuerySet[Enrolment] | Iterable[Enrolment],
    kind: str,
    target: str,
    title: str,
    minutes: int,
    due_on: date,
    own_due_on: date | None = None,
    by: User | None,
) -> int:
    """Give each of the enrolments the duty; returns how many had not got it before.

    `due_on` is the last day of the requirement when this call makes it (one that is there
    keeps its words and its day), `own_due_on` that of the people given it now. Exempt people
    get none (`R15`), nor does anyone once the campaign is closed; who was let off stays let off.
    """
    requirement, _made = Requirement.objects.get_or_create(
        campaign=campaign,
        kind=kind,
        target=target,
        individual=True,
        defaults={"title": title, "minutes": minutes, "due_on": due_on, "order": AFTER_ALL},
    )
    keys = keys_of(enrolments if isinstance(enrolments, QuerySet) else [enrolment.pk for enrolment in enrolments])
    given = sum(_give(requirement, part, own_due_on) for part in parts_of(keys))
    if given:
        after = {"kind": kind, "target": target, "title": requirement.title, "people": given}
        record(actor=by, verb="give_duties", target=campaign, after=after)
    return given


@transaction.atomic
def _give(requirement: Requirement, keys: list[int], own_due_on: date | None) -> int:
    there = Enrolment.objects.filter(pk__in=keys, campaign=requirement.campaign_id, exempt=False)
    open_ones = there.exclude(campaign__state=CampaignState.CLOSED).exclude(duties__requirement=requirement)
    duties = [
        Duty(enrolment_id=key, requirement=requirement, due_on=own_due_on)
        for key in open_ones.order_by("pk").values_list("pk", flat=True)
    ]
    Duty.objects.bulk_create(duties, ignore_conflicts=True)
    # Only rows of this run bear its public ids: what another run gave meanwhile is not counted again.
    written = Duty.objects.filter(public_id__in=[duty.public_id for duty in duties])
    new = Enrolment.objects.filter(pk__in=list(written.values_list("enrolment", flat=True)))
    return _count_given(new)


def _count_given(enrolments: QuerySet[Enrolment]) -> int:
    hold(enrolments, "pk")
    return enrolments.update(duties_total=F("duties_total") + 1, completed_at=None)
