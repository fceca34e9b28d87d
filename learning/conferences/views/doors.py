"""The one door to each object of a conference, and doing something there with a word about it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import Promise

from learning.conferences.actions import ConferenceRefused
from learning.conferences.choices import RosterState
from learning.conferences.models import BridgePoint, Conference, RosterEntry, Session, StudyClass
from learning.conferences.plans import regular_class
from learning.conferences.queries import editable_by, points_run_by
from members.access.models import User
from members.access.request import officer_of, user_of


def planned_by(request: HttpRequest, public_id: str) -> tuple[User, Conference]:
    """The officer and a conference that they plan; 404 for everyone else."""
    user = officer_of(request)
    mine = editable_by(user).select_related("campaign", "unit")
    return user, get_object_or_404(mine, public_id=public_id)


def point_planned_by(request: HttpRequest, public_id: str, point_id: str) -> tuple[User, BridgePoint]:
    """A point of a conference that the officer plans."""
    user, conference = planned_by(request, public_id)
    points = conference.points.select_related("conference__campaign", "conference__unit", "in_charge")
    return user, get_object_or_404(points, public_id=point_id)


def point_run_by(request: HttpRequest, public_id: str, point_id: str) -> tuple[User, BridgePoint]:
    """A point that the user runs, as an officer or as one of its people."""
    user = user_of(request)
    points = points_run_by(user).select_related("conference__campaign", "conference__unit")
    return user, get_object_or_404(points, public_id=point_id, conference__public_id=public_id)


def entry_planned_by(request: HttpRequest, public_id: str, entry_id: str) -> tuple[User, RosterEntry]:
    """An entry of the own class of a conference that the officer plans."""
    user, conference = planned_by(request, public_id)
    entries = RosterEntry.objects.filter(study_class=regular_class(conference))
    whole = entries.select_related("study_class__conference__campaign", "enrolment__member", "enrolment__unit", "point")
    return user, get_object_or_404(whole, public_id=entry_id)


def frame(conference: Conference, user: User, tab: str) -> dict[str, Any]:
    """What every planning screen shows around its own part: the class, its work under way, what is late.

    A screen that others see too says itself whether it is `editable`.
    """
    study_class = regular_class(conference)
    job = study_class.job
    waiting = conference.checklist.filter(done_at__isnull=True, due_on__lt=timezone.localdate())
    return {
        "conference": conference,
        "campaign": conference.campaign,
        "study_class": study_class,
        "tab": tab,
        "late_count": waiting.count(),
        "job": job,
        "follows_job": bool(job and not job.is_over and job.created_by_id == user.pk),
        "alive": conference.state != "CANCELLED",
        "editable": True,
        "listed": is_listed(study_class),
        "moment": moment_of(conference),
    }


def moment_of(conference: Conference) -> str:
    """`today` when one of its classes meets today, `over` once the last of them has ended, else nothing. One query."""
    meetings = Session.objects.filter(study_class__conference=conference)
    times = list(meetings.order_by().values_list("starts_at", "ends_at"))
    if any(timezone.localdate(start) == timezone.localdate() for start, _end in times):
        return "today"
    return "over" if times and all(end < timezone.now() for _start, end in times) else ""


def is_listed(study_class: StudyClass) -> bool:
    """Whether there is a roster."""
    return study_class.roster_state != RosterState.NONE


def do(request: HttpRequest, action: Callable[[], object], done: str | Promise) -> bool:
    """Do it and say so, or say why not; whether it was done."""
    try:
        action()
    except ConferenceRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, str(done))
    return True
