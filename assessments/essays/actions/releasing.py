"""Releasing a campaign's results: until then a mark is known to those who graded alone."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from assessments.essays.choices import EssayState
from assessments.essays.models import Essay
from assessments.essays.queries import RELEASED, campaigns_released_by, essays_of
from foundation.audit.actions import record
from foundation.jobs.actions import enqueue
from foundation.jobs.runs import Run
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from learning.campaigns.actions import mark_duty
from learning.campaigns.choices import DutyState
from learning.campaigns.models import Campaign
from members.access.models import User

TELL_RESULTS = "assessments.tell_essay_results"
CHUNK = 500


class NotEntitled(Exception):
    """Not an officer of the unit whose campaign it is."""


@transaction.atomic
def release_results(*, campaign: Campaign, commended: Collection[str], by: User, at: datetime) -> int:
    """Show every graded essay's result to its author; `commended` (public ids) are announced to all besides.

    What is graded later is released by doing it again; returns how many were new. Raises `NotEntitled`.
    """
    if not campaigns_released_by(by).filter(pk=campaign.pk).exists():
        raise NotEntitled
    graded = essays_of(campaign).filter(state=EssayState.ACCEPTED, result__isnull=False, released_at__isnull=True)
    keys = list(graded.order_by("pk").values_list("pk", flat=True))
    new = Essay.objects.filter(pk__in=keys, released_at__isnull=True).update(released_at=at)
    if not new:
        return 0
    Essay.objects.filter(pk__in=keys, released_at=at, public_id__in=commended).update(commended=True)
    record(actor=by, verb="release_essay_results", target=campaign, after={"essays": new, "commended": len(commended)})
    enqueue(kind=TELL_RESULTS, arguments={"campaign": campaign.pk, "at": at.isoformat()}, by=by)
    return new


def tell_results(run: Run) -> None:
    """The work of the job: a notice to every author of the release, so many at a time; may run twice."""
    campaign, at = Campaign.objects.get(pk=run.arguments["campaign"]), parse_datetime(run.arguments["at"])
    released = essays_of(campaign).filter(released_at=at, author__user__is_active=True)
    rows = list(released.order_by("pk").values_list("author__user", "duty"))
    for start in range(0, len(rows), CHUNK):
        some = rows[start : start + CHUNK]
        for _account, duty in some:
            mark_duty(duty=duty, mark=RELEASED, said=run.arguments["at"], state=DutyState.DONE)
        notify(
            recipients=[account for account, _duty in some],
            cause=f"essay-results:{campaign.public_id}:{run.arguments['at']}",
            kind=NoticeKind.DECISION,
            title=_("Đã có kết quả bài thu hoạch của đồng chí"),
            body=campaign.title,
            address=reverse("essays:results", args=[campaign.public_id]),
            at=at,
        )
        run.report(min(start + CHUNK, len(rows)), len(rows))
