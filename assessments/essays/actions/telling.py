"""Telling authors and those who decide what became of an essay; never reasons or marks: mail is read by others."""

from datetime import datetime

from django.urls import reverse

from assessments.essays.models import Appeal, Essay
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from members.access.models import User


def tell_author(essay: Essay, what: str, title: str, *, at: datetime) -> None:
    """One notice for each thing that happened."""
    accounts = User.objects.filter(member=essay.author_id, is_active=True).values_list("pk", flat=True)
    notify(
        recipients=list(accounts),
        cause=f"essay:{essay.public_id}:{what}",
        kind=NoticeKind.DECISION,
        title=title,
        body=essay.duty.requirement.title,
        address=reverse("essays:write", args=[essay.duty.public_id]),
        at=at,
    )


def tell_deciders(appeal: Appeal, deciders: list[int], title: str, *, at: datetime) -> None:
    """Those who may decide the appeal."""
    notify(
        recipients=deciders,
        cause=f"appeal:{appeal.public_id}:filed",
        kind=NoticeKind.REVIEW,
        title=title,
        body=appeal.essay.duty.requirement.title,
        address=reverse("essays:decide", args=[appeal.public_id]),
        at=at,
    )
