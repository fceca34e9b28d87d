"""A conference as those on its roster see it, and those who oversee them or run its points."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learning.attendance.presenting import state_in_short
from learning.conferences.choices import ClassKind, ConferenceState, Standing
from learning.conferences.models import Conference, RosterEntry
from learning.conferences.panels import Place, panels_of
from learning.conferences.plans import net_minutes_of, regular_class
from learning.conferences.queries import entries_overseen_by, served_by, sessions_of
from members.access.models import User


def own_entry(conference: Conference, user: User) -> RosterEntry | None:
    """The user's place on the roster of the conference's own class."""
    entries = RosterEntry.objects.filter(study_class__conference=conference, study_class__kind=ClassKind.REGULAR)
    whole = entries.select_related("point", "enrolment__member", "enrolment__unit", "study_class")
    return whole.filter(enrolment__member=user.member_id).first()


def invitation_page(request: HttpRequest, user: User, conference: Conference) -> HttpResponse:
    """What, when, where, with whom, what to bring."""
    entry = own_entry(conference, user)
    points = list(conference.points.all())
    sessions = [(session, net_minutes_of(session)) for session in sessions_of(regular_class(conference))]
    overseen = entries_overseen_by(user).filter(study_class__conference=conference)
    cancelled = conference.state == ConferenceState.CANCELLED
    context: dict[str, Any] = {
        "conference": conference,
        "entry": entry,
        "point": (entry.point if entry else None) or (points[0] if len(points) == 1 else None),
        "points": points,
        "sessions": sessions,
        "net_minutes": sum(minutes for _session, minutes in sessions),
        "parts": conference.parts.all(),
        "begun": any(session.starts_at <= timezone.now() for session, _minutes in sessions),
        "panels": panels_of(conference, user, Place.INVITATION),
        "presence_short": state_in_short(entry) if entry else "",
        "must_attend": bool(entry and entry.standing == Standing.REQUIRED),
        "cancelled": cancelled,
        "own_points": [] if cancelled else list(conference.points.filter(served_by(user)).distinct()),
        "oversees": overseen.filter(standing=Standing.REQUIRED).exists(),
    }
    return render(request, "learning/conferences/invitation.html", context)
