"""Who was at the demonstration's conferences, from when until when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from foundation.files.checks import CheckedFile
from foundation.files.kinds import FileKind
from learning.attendance.actions.correcting import enter_slips
from learning.attendance.actions.log_recording import apply_meeting_log
from learning.attendance.actions.logs import upload_meeting_log
from learning.attendance.choices import Source
from learning.conferences.actions import confirm_incident, record_incident
from learning.conferences.choices import Standing
from learning.conferences.models import Conference, RosterEntry, Session
from learning.conferences.plans import regular_class
from portal.demo.content import FOLDER, read
from portal.demo.recorder import Recorder, Stay
from portal.demo.stage import Stage, at, between, do, minutes_ago

EARLIEST = 24
"""Minutes before a session in which people come in good time."""


def record_held(stage: Stage, conference: Conference) -> None:
    """Everyone of the conference held: by phone, at the desk, on slips, from the meeting system's log; an outage."""
    assert conference.starts_on
    day, content = conference.starts_on, read("conferences")["held"]
    recorder = Recorder(stage, at(day, "17:00"))
    told = {row["member"]: row["spans"] for row in content["people"]}
    keys = {member.pk: key for key, member in stage.members.items()}
    sessions, by_source = sessions_of(conference), defaultdict(list)
    for entry in required(conference):
        source = Source(content["sources"][cell_of(stage, entry)])
        by_source[source].append(entry)
        if source in {Source.QR, Source.CODE}:
            recorder.on_phone(stays(recorder, entry, sessions, told.get(keys[entry.enrolment.member_id])), source)
    desk = by_source[Source.DESK]
    recorder.at_desk(
        stay for one in desk for stay in stays(recorder, one, sessions, told.get(keys[one.enrolment.member_id]))
    )
    for session in sessions:
        enter_slips(session=session, entries=by_source[Source.SLIP], by=stage.officer)
    import_log(stage, conference, day)
    record_outage(stage, conference, content["outage"], day)


def record_now(stage: Stage, conference: Conference) -> None:
    """Some of the conference that is on: the demonstration's own accounts have yet to check in."""
    content, now = read("conferences")["now"], timezone.now()
    [session] = sessions_of(conference)
    entries = {entry.enrolment.member_id: entry for entry in required(conference)}
    arrived = [
        Stay(entries[stage.members[key].pk], session, minutes_ago(now, minutes))
        for key, minutes in content["arrivals"].items()
    ]
    recorder = Recorder(stage, now)
    recorder.on_phone(arrived[::2], Source.QR)
    recorder.at_desk(arrived[1::2])


def sessions_of(conference: Conference) -> list[Session]:
    """In their order."""
    return list(regular_class(conference).sessions.order_by("starts_at"))


def required(conference: Conference) -> list[RosterEntry]:
    """Those who must attend, in the order of the roll."""
    entries = regular_class(conference).entries.filter(standing=Standing.REQUIRED)
    return list(entries.select_related("enrolment__unit", "enrolment__member", "point").order_by("enrolment__member"))


def cell_of(stage: Stage, entry: RosterEntry) -> str:
    """The key of the person's cell."""
    return next(key for key, unit in stage.units.items() if unit.pk == entry.enrolment.unit_id)


def stays(recorder: Recorder, entry: RosterEntry, sessions: list[Session], told: list[str] | None) -> Iterator[Stay]:
    """As told, `8:55` or `13:25-15:18`; else in good time for each session, and until its end."""
    if told is None:
        for session in sessions:
            early = recorder.dice.randrange(2, EARLIEST)
            yield Stay(entry, session, session.starts_at - timedelta(minutes=early))
        return
    for span in told:
        came, left = clocks(timezone.localdate(sessions[0].starts_at), span)
        yield Stay(entry, session_at(sessions, came), came, left)


def clocks(day: date, span: str) -> tuple[datetime, datetime | None]:
    """When someone came, and when they left, if they did."""
    return between(day, span) if "-" in span else (at(day, span), None)


def session_at(sessions: Iterable[Session], moment: datetime) -> Session:
    """The first that is not over then."""
    return next(session for session in sessions if moment < session.ends_at)


def import_log(stage: Stage, conference: Conference, day: date) -> None:
    """The log of those who followed from their hamlet."""
    text = (FOLDER / "meeting_log.csv").read_text(encoding="utf-8").replace("NGAY", f"{day:%d/%m/%Y}")
    upload = CheckedFile(f"diem-danh-kon-blong-{day:%d-%m}.csv", FileKind.CSV, text.encode())
    study_class = regular_class(conference)
    point = conference.points.get(name=point_named("xa"))
    log = upload_meeting_log(study_class=study_class, upload=upload, point=point, by=stage.officer)
    assert log.job
    do(log.job)
    apply_meeting_log(log=log, by=stage.officer)
    log.refresh_from_db()
    do(log.job)


def record_outage(stage: Stage, conference: Conference, content: dict[str, str], day: date) -> None:
    """The line of one point was down."""
    point = conference.points.get(name=point_named(content["point"]))
    started_at, ended_at = between(day, content["hours"])
    cause, by = content["cause"], stage.secretary
    incident = record_incident(point=point, started_at=started_at, ended_at=ended_at, cause=cause, by=by)
    if incident.confirmed_at is None:
        confirm_incident(incident=incident, by=stage.officer)


def point_named(key: str) -> str:
    """The name of a point of the conference held."""
    points = read("conferences")["held"]["points"]
    return next(str(row["name"]) for row in points if row["key"] == key)
