"""Releasing a campaign's results: until then a mark is known to those who graded alone."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.essays.actions.telling import tell_author
from assessments.essays.choices import EssayState
from assessments.essays.models import Essay
from assessments.essays.queries import campaigns_released_by, essays_of
from foundation.audit.actions import record
from learning.campaigns.models import Campaign
from members.access.models import User


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
    released = Essay.objects.filter(pk__in=keys, released_at=at).select_related("duty__requirement").order_by("author")
    for essay in released.iterator():
        tell_author(essay, "released", _("Đã có kết quả bài thu hoạch của đồng chí"), at=at)
    return new
