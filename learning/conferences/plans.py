"""A conference as it stands: its days, its sessions as plans, and the places of its points."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from learning.campaigns.models import Enrolment
from learning.conferences.choices import ClassKind, RosterState
from learning.conferences.models import BridgePoint, Conference, Session, StudyClass
from learning.conferences.rules import BreakPlan, SessionPlan, net_minutes, place_for
from members.units.queries import within


def regular_class(conference: Conference) -> StudyClass:
    """The conference's own class; each has one from the start."""
    return conference.classes.get(kind=ClassKind.REGULAR)


def days_spanned(conference: Conference) -> tuple[date, date] | None:
    """The first and the last day of its own class; None while it has no session."""
    times = Session.objects.filter(study_class__conference=conference, study_class__kind=ClassKind.REGULAR)
    starts = [timezone.localdate(at) for at in times.values_list("starts_at", flat=True)]
    return (min(starts), max(starts)) if starts else None


def plan_of(session: Session) -> SessionPlan:
    """The session as a plan; its breaks prefetched."""
    breaks = tuple(BreakPlan(rest.starts_at, rest.ends_at) for rest in session.breaks.all())
    return SessionPlan(session.title, session.starts_at, session.ends_at, breaks, session.public_id)


def net_minutes_of(session: Session) -> int:
    """Minutes that count; its breaks prefetched."""
    breaks = [(rest.starts_at, rest.ends_at) for rest in session.breaks.all()]
    return net_minutes(session.starts_at, session.ends_at, breaks)


def locked_sessions(study_class: StudyClass, at: datetime) -> list[Session]:
    """Sessions that stay as they are: someone came or went, or the roster is open and they have begun."""
    locked = Q(presences__isnull=False) | Q(departures__isnull=False)
    if study_class.roster_state != RosterState.NONE:
        locked |= Q(starts_at__lte=at)
    keys = study_class.sessions.filter(locked).order_by().values("pk")
    return list(study_class.sessions.filter(pk__in=keys).prefetch_related("breaks"))


def paths_reached(conference: Conference) -> list[str]:
    """Paths of the units whose people attend: those named, else the conference's own."""
    named = list(conference.units.values_list("path", flat=True))
    return named or [conference.unit.path]


def enrolments_reached(conference: Conference) -> QuerySet[Enrolment]:
    """The conference's part of the campaign's enrolments."""
    return Enrolment.objects.filter(within(paths_reached(conference), "unit_path"), campaign=conference.campaign_id)


class Places:
    """Where people of a unit are placed: at the point of the nearest unit above them, or at the only point."""

    def __init__(self, points: Iterable[BridgePoint]) -> None:
        listed = list(points)
        self.by_path = {unit.path: point for point in listed for unit in point.units.all()}
        self.only = listed[0] if len(listed) == 1 else None

    def for_unit(self, unit_path: str) -> BridgePoint | None:
        """The point; None when none is meant for that unit."""
        return place_for(unit_path, self.by_path, self.only)


def places_of(conference: Conference) -> Places:
    """Two queries."""
    return Places(conference.points.prefetch_related("units"))
