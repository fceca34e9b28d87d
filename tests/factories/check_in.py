"""A conference whose session is on at this moment, for checking in through the site."""

from datetime import datetime, timedelta

from django.utils import timezone

from learning.attendance.choices import Source
from learning.attendance.codes import QR, TYPED
from learning.attendance.models import Departure, Presence
from learning.campaigns.models import Campaign
from learning.conferences.models import BridgePoint, Conference, Session
from members.access.models import User
from tests.factories.conferences import entry_of, make_conference, make_roster


def move_session(conference: Conference, title: str, starts_at: datetime, hours: float = 3) -> Session:
    """Let the session of that title begin then; its breaks are dropped."""
    session = Session.objects.get(study_class__conference=conference, title=title)
    session.breaks.all().delete()
    session.starts_at, session.ends_at = starts_at, starts_at + timedelta(hours=hours)
    session.save()
    return session


def conference_now(campaign: Campaign, by: User, points: int = 2) -> Conference:
    """Its morning began half an hour ago, its afternoon begins in four hours; everyone at the first point."""
    conference = make_conference(campaign, by, points=points)
    now = timezone.now()
    move_session(conference, "Buổi sáng", now - timedelta(minutes=30))
    move_session(conference, "Buổi chiều", now + timedelta(hours=4))
    make_roster(conference)
    return conference


def hall(conference: Conference, number: int = 0) -> BridgePoint:
    """The conference's point in its order."""
    return conference.points.all()[number]


def scan_address(point: BridgePoint, at: datetime | None = None) -> str:
    """Where the picture of that moment leads."""
    return f"/diem-danh/q/{point.public_id}/{QR.shown(point.secret, at or timezone.now())}/"


def typed_code(point: BridgePoint, at: datetime | None = None) -> str:
    """The code for the hand at that moment."""
    return TYPED.shown(point.secret, at or timezone.now())


def spans_of(conference: Conference, user: User) -> list[Presence]:
    """What is recorded of the person, in order."""
    return list(Presence.objects.filter(entry=entry_of(conference, user)))


def departures_of(conference: Conference, user: User) -> list[Departure]:
    """When they left."""
    return list(Departure.objects.filter(entry=entry_of(conference, user)))


def arrive_at(conference: Conference, user: User, at: datetime, ended_at: datetime | None = None) -> Presence:
    """A span of the morning, as the desk would record it."""
    return Presence.objects.create(
        entry=entry_of(conference, user),
        session=Session.objects.get(study_class__conference=conference, title="Buổi sáng"),
        point=hall(conference),
        started_at=at,
        ended_at=ended_at,
        source=Source.DESK,
    )
