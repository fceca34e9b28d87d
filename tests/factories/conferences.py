"""Conferences for tests: one of two sessions, with a roster of everyone enrolled."""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from learning.attendance.choices import Source
from learning.attendance.models import Presence
from learning.campaigns.models import Campaign, Enrolment
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import BridgePoint, Conference, RosterEntry, Session, SessionBreak, StudyClass
from members.access.models import User
from members.units.models import Unit


def at(day: date, clock: str) -> datetime:
    """`7:30` of the day, in Vietnam's time."""
    hour, minute = map(int, clock.split(":"))
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def make_conference(
    campaign: Campaign, by: User, unit: Unit | None = None, points: int = 2, day: date | None = None
) -> Conference:
    """A conference with its points and one class of a morning (7:30–11:30, break 9:15–9:45) and an afternoon."""
    day = day or timezone.localdate()
    conference = Conference.objects.create(
        campaign=campaign,
        unit=unit or campaign.unit,
        title="Hội nghị học tập, quán triệt",
        starts_on=day,
        created_by=by,
    )
    for number in range(points):
        BridgePoint.objects.create(
            conference=conference, order=number, name=f"Điểm cầu {number + 1}", place="Hội trường"
        )
    study_class = StudyClass.objects.create(conference=conference, title="Lớp học tập")
    add_session(study_class, "Buổi sáng", day, "7:30", "11:30", rest=("9:15", "9:45"))
    add_session(study_class, "Buổi chiều", day, "13:30", "16:30")
    return conference


def add_session(
    study_class: StudyClass, title: str, day: date, start: str, end: str, rest: tuple[str, str] | None = None
) -> Session:
    """A session, with one break."""
    session = Session.objects.create(
        study_class=study_class, title=title, starts_at=at(day, start), ends_at=at(day, end)
    )
    if rest:
        SessionBreak.objects.create(session=session, starts_at=at(day, rest[0]), ends_at=at(day, rest[1]))
    return session


def make_roster(conference: Conference) -> list[RosterEntry]:
    """Everyone enrolled, at the first point; exempt people outside. The roster is open."""
    study_class = conference.classes.get(kind="REGULAR")
    point = conference.points.first()
    RosterEntry.objects.bulk_create(
        RosterEntry(
            study_class=study_class,
            enrolment=enrolment,
            unit_path=enrolment.unit_path,
            point=point,
            standing=Standing.EXEMPT if enrolment.exempt else Standing.REQUIRED,
            evidence="Quyết định miễn sinh hoạt" if enrolment.exempt else "",
        )
        for enrolment in Enrolment.objects.filter(campaign=conference.campaign)
    )
    StudyClass.objects.filter(pk=study_class.pk).update(roster_state=RosterState.OPEN)
    return list(study_class.entries.select_related("enrolment__member"))


def entry_of(conference: Conference, user: User) -> RosterEntry:
    """The person's entry in the conference's own class."""
    return RosterEntry.objects.get(
        study_class__conference=conference, study_class__kind="REGULAR", enrolment__member=user.member
    )


def be_present(entry: RosterEntry, session: Session, start: str, end: str | None = None) -> Presence:
    """A span on the session's day."""
    day = timezone.localdate(session.starts_at)
    return Presence.objects.create(
        entry=entry,
        session=session,
        point=entry.point,
        started_at=at(day, start),
        ended_at=at(day, end) if end else None,
        source=Source.DESK,
    )


def in_days(count: int) -> date:
    """Today and so many days."""
    return timezone.localdate() + timedelta(days=count)


def address(name: str, conference: Conference, *more: str) -> str:
    """Of a planning page."""
    return reverse(f"conferences:{name}", args=[conference.public_id, *more])
