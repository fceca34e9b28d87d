"""Sessions as the rule sees them, and which of them each person owes."""

from learning.attendance.models import Retake
from learning.attendance.queries import missed_in, span_of
from learning.attendance.rules import Timetable
from learning.attendance.spans import Span, minute_after, minute_before
from learning.conferences.choices import ClassKind
from learning.conferences.models import RosterEntry, Session, StudyClass
from learning.conferences.queries import sessions_of


def timetable_of(session: Session) -> Timetable:
    """The session as the rule sees it; its breaks prefetched."""
    breaks = (span_of(rest.starts_at, rest.ends_at) for rest in session.breaks.all())
    whole = Span(minute_before(session.starts_at), minute_after(session.ends_at))
    return Timetable(whole, tuple(rest for rest in breaks if rest))


class PersonalTimetables:
    """Which sessions of a class each person owes: all, or in a retake class those repeating what they missed."""

    def __init__(self, study_class: StudyClass) -> None:
        self.sessions = sessions_of(study_class)
        self.repeated = Session.objects.in_bulk([s.repeats_id for s in self.sessions if s.repeats_id])
        self.is_retake = study_class.kind == ClassKind.RETAKE
        self.missed: dict[int, list[Span]] = {}
        self.study_class = study_class

    def load(self, entries: list[RosterEntry]) -> None:
        """Read what these people missed, when it matters; one query."""
        if self.is_retake:
            people = [entry.enrolment_id for entry in entries]
            assigned = Retake.objects.filter(
                entry__study_class=self.study_class.repeats_id, entry__enrolment__in=people
            )
            self.missed = missed_in(assigned)

    def sessions_for(self, entry: RosterEntry) -> list[Session]:
        """The sessions this person owes."""
        missed = self.missed.get(entry.enrolment_id)
        if not self.is_retake or missed is None:
            return self.sessions
        return [session for session in self.sessions if self._covers(session, missed)]

    def _covers(self, session: Session, missed: list[Span]) -> bool:
        original = self.repeated.get(session.repeats_id or 0)
        if original is None:
            return True
        first, last = minute_before(original.starts_at), minute_after(original.ends_at)
        return any(span.start < last and first < span.end for span in missed)
