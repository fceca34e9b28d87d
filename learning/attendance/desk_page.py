"""What a desk works on: a point, and one session of the day."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from learning.attendance.desk_people import people_of, placed_at
from learning.attendance.desk_words import closed_words
from learning.attendance.hall_counts import HallCount, counts_of, opens_at
from learning.conferences.choices import RosterState
from learning.conferences.models import BridgePoint, Session


@dataclass(frozen=True)
class Desk:
    """The point, the day's sessions of its conference, and the one worked on; None on a day without any."""

    point: BridgePoint
    sessions: list[Session]
    session: Session | None

    @property
    def count(self) -> HallCount:
        """Who is there of those expected; two queries."""
        return counts_of([self.session]).get(self.point.pk, HallCount()) if self.session else HallCount()

    @property
    def placed(self) -> int:
        """How many are placed here, whether they count or not."""
        return placed_at(people_of(self.session), self.point).count() if self.session else 0

    @property
    def closed(self) -> str:
        """Why nothing more is taken; empty while the roster is kept."""
        if self.session is None or self.session.study_class.roster_state == RosterState.OPEN:
            return ""
        return closed_words(self.session.study_class_id)


def desk_of(point: BridgePoint, chosen: str, at: datetime) -> Desk:
    """The desk with the session chosen (public id), else the one on now, the next, or the last; one query."""
    day = timezone.localdate(at)
    of_day = Session.objects.filter(Q(starts_at__date=day) | Q(ends_at__date=day))
    ours = of_day.filter(study_class__conference=point.conference_id).select_related("study_class")
    sessions = list(ours.order_by("starts_at", "pk"))
    named = next((session for session in sessions if session.public_id == chosen), None)
    return Desk(point, sessions, named or _at_hand(sessions, at))


def next_session(point: BridgePoint, at: datetime) -> Session | None:
    """The first of a later day, to tell whoever came too early."""
    return Session.objects.filter(study_class__conference=point.conference_id, starts_at__gt=at).first()


def _at_hand(sessions: list[Session], at: datetime) -> Session | None:
    running = [session for session in sessions if opens_at(session) <= at < session.ends_at]
    coming = [session for session in sessions if at < session.starts_at]
    return next(iter(running + coming + sessions[::-1]), None)
