"""How full the halls are: who is there now of those expected, by point, in the same queries whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from learning.attendance.halls import opens_before
from learning.attendance.models import Presence
from learning.conferences.choices import ConferenceState, RosterState, Standing
from learning.conferences.models import BridgePoint, Conference, RosterEntry, Session
from learning.conferences.queries import editable_by, served_by
from members.access.models import User


@dataclass(frozen=True)
class HallCount:
    """People of the roster present at a point, of those placed there; guests outside the roster are in neither."""

    present: int = 0
    expected: int = 0

    @property
    def percent(self) -> float:
        """Of the expected, 100 at most: people without a point of their own may come to any."""
        return min(100.0, 100 * self.present / self.expected) if self.expected else 0.0


@dataclass(frozen=True)
class Programme:
    """Sessions of a conference that take arrivals now, one a class, and the next to open."""

    now: list[Session]
    coming: Session | None


def conferences_counted_by(user: User) -> QuerySet[Conference]:
    """Conferences whose halls the user may watch filling: planned by them, or served by them at a point."""
    served = BridgePoint.objects.filter(served_by(user)).values("conference")
    watched = Conference.objects.filter(Q(pk__in=editable_by(user).values("pk")) | Q(pk__in=served))
    return watched.exclude(state=ConferenceState.CANCELLED)


def opens_at(session: Session) -> datetime:
    """From when people may check in."""
    return session.starts_at - opens_before(session.starts_at)


def programme_of(conference_id: int, at: datetime) -> Programme:
    """What is on at that moment and what comes next; one query."""
    left = Session.objects.filter(study_class__conference=conference_id, ends_at__gt=at)
    sessions = list(left.select_related("study_class").order_by("starts_at", "pk"))
    on: dict[int, Session] = {}
    for session in sessions:
        if opens_at(session) <= at and session.study_class.roster_state == RosterState.OPEN:
            on.setdefault(session.study_class_id, session)
    coming = next((session for session in sessions if at < opens_at(session)), None)
    return Programme(list(on.values()), coming)


def counts_of(sessions: Iterable[Session]) -> dict[int, HallCount]:
    """Counts by the key of the point for sessions on now; two queries."""
    on = list(sessions)
    here = Presence.objects.filter(session__in=on, ended_at__isnull=True, withdrawn_at__isnull=True)
    present = _by_point(here.filter(entry__standing=Standing.REQUIRED), "entry")
    classes = {session.study_class_id for session in on}
    expected = _by_point(RosterEntry.objects.filter(study_class__in=classes, standing=Standing.REQUIRED), "pk")
    points = present.keys() | expected.keys()
    return {point: HallCount(present.get(point, 0), expected.get(point, 0)) for point in points}


def _by_point(rows: QuerySet[Presence] | QuerySet[RosterEntry], counted: str) -> dict[int, int]:
    placed = rows.filter(point__isnull=False).order_by().values_list("point")
    return dict(placed.annotate(number=Count(counted, distinct=True)))
