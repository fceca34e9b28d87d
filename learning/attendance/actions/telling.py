"""Notices about one's own attendance."""

from datetime import datetime

from django.urls import reverse

from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from learning.conferences.models import RosterEntry
from members.access.models import User


def tell(
    entry: RosterEntry,
    *,
    cause: str,
    title: str,
    body: str = "",
    kind: NoticeKind = NoticeKind.DECISION,
    at: datetime | None = None,
) -> None:
    """Tell the person of the entry, once for the cause; whoever has no account hears it from the secretary."""
    notify(
        recipients=accounts_of([entry.enrolment.member_id]),
        cause=cause,
        kind=kind,
        title=title,
        body="\n".join(line for line in (entry.study_class.conference.title, body) if line),
        address=reverse("absence:mine", args=[entry.study_class.conference.public_id]),
        at=at,
    )


def accounts_of(members: list[int]) -> list[int]:
    """The accounts in use of these members."""
    return list(User.objects.filter(member__in=members, is_active=True).values_list("pk", flat=True))
