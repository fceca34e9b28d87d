"""Remarks for tests, and closed rosters with an absence in them."""

from typing import Any

from django.utils import timezone

from foundation.policies.queries import in_force
from learning.attendance.models import AbsenceRecord
from learning.campaigns.models import Enrolment
from learning.conferences.models import Conference, StudyClass
from learning.remarks.actions import record_remark
from learning.remarks.models import Remark
from members.access.models import User
from tests.factories.conferences import entry_of


def enrolment_of(user: User) -> Enrolment:
    """The person's first enrolment."""
    return Enrolment.objects.select_related("member").filter(member=user.member).order_by("pk")[0]


def make_remark(about: User, by: User, **changes: Any) -> Remark:
    """A criticism of the person's attitude, unless told otherwise."""
    said: dict[str, Any] = {
        "conference": None,
        "kind": "CRITICISM",
        "cause": "ATTITUDE",
        "moment": "DURING",
        "statement": "Nói chuyện riêng suốt buổi sáng",
        "key": f"k{Remark.objects.count()}",
    } | changes
    return record_remark(enrolment=enrolment_of(about), by=by, **said)


def make_absent(conference: Conference, user: User, minutes: int = 200) -> None:
    """The conference's roster is closed, and the person missed so many minutes of 390."""
    policy, now = in_force("attendance", timezone.localdate()), timezone.now()
    StudyClass.objects.filter(conference=conference).update(roster_state="CLOSED", policy=policy, closed_at=now)
    entry = entry_of(conference, user)
    AbsenceRecord.objects.create(
        entry=entry, scheduled=390, present=390 - minutes, credited=0, absent=minutes, policy=policy
    )
