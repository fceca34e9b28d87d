"""What a log would come to for each person: minutes of the class, with what is recorded already."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from learning.attendance.logs.choices import RIGHT
from learning.attendance.logs.reading import clipped
from learning.attendance.models import MeetingLog
from learning.attendance.queries import presence_of, span_of
from learning.attendance.rules import Absence, absence_of
from learning.attendance.spans import Span
from learning.attendance.timetables import PersonalTimetables, timetable_of
from learning.conferences.models import RosterEntry


@dataclass(frozen=True)
class PersonMinutes:
    """Net minutes of the class: those of the log alone, and with all that is recorded besides. `rows` of the log."""

    entry: RosterEntry
    rows: int
    logged: int
    total: Absence

    @property
    def percent(self) -> float:
        """Present of scheduled."""
        return 100 * self.total.present / self.total.scheduled if self.total.scheduled else 0.0


def minutes_of(log: MeetingLog, entries: Iterable[RosterEntry]) -> list[PersonMinutes]:
    """For these people; outages are left aside. Six queries whatever their number."""
    people = list(entries)
    timetables = PersonalTimetables(log.study_class)
    timetables.load(people)
    recorded = presence_of([entry.pk for entry in people], timetables.sessions)
    logged = _logged(log, people)
    return [_of_one(entry, logged[entry.pk], recorded.get(entry.pk, []), timetables) for entry in people]


def _logged(log: MeetingLog, people: list[RosterEntry]) -> dict[int, list[list[Span]]]:
    """Spans of the log's right rows by entry, row by row, within the sessions as they stand."""
    sessions = [(session.starts_at, session.ends_at) for session in log.study_class.sessions.all()]
    rows = log.rows.filter(outcome__in=RIGHT, entry__in=people)
    spans: dict[int, list[list[Span]]] = defaultdict(list)
    for entry, start, end in rows.values_list("entry", "started_at", "ended_at"):
        if start and end:
            inside = [part for session in sessions if (part := clipped((start, end), session))]
            spans[entry].append([span for part in inside if (span := span_of(*part))])
    return spans


def _of_one(
    entry: RosterEntry, logged: list[list[Span]], recorded: list[Span], timetables: PersonalTimetables
) -> PersonMinutes:
    owed = [timetable_of(session) for session in timetables.sessions_for(entry)]
    own = [span for row in logged for span in row]
    alone = absence_of(owed, own, [])
    return PersonMinutes(entry, len(logged), alone.present, absence_of(owed, [*own, *recorded], []))
