"""Reckoning many people's minutes at once: what is loaded, and what the rule makes of it."""

from dataclasses import dataclass

from django.utils import timezone

from foundation.policies.kinds import AttendanceRules
from foundation.policies.models import Policy
from learning.attendance.models import AbsenceRecord
from learning.attendance.queries import outages_of, presence_of, rules_for
from learning.attendance.rules import Absence, Timetable, absence_of, missed_spans, must_retake
from learning.attendance.spans import Span
from learning.attendance.timetables import PersonalTimetables, timetable_of
from learning.conferences.choices import Standing
from learning.conferences.models import RosterEntry, Session, StudyClass


@dataclass(frozen=True)
class Reckoned:
    """One person's sessions, spans and outages in a class, with what the rule says of them."""

    entry: RosterEntry
    sessions: list[Session]
    timetables: list[Timetable]
    presence: list[Span]
    outages: list[Span]
    absence: Absence
    missed: list[Span]
    candidate: bool


class Reckoner:
    """Reckons entries of one class; three queries for any number of people, once its sessions are read."""

    def __init__(self, study_class: StudyClass) -> None:
        self.study_class = study_class
        self.policy: Policy
        self.rules: AttendanceRules
        self.policy, self.rules = rules_for(study_class)
        self.personal = PersonalTimetables(study_class)
        self._timetables = {session.pk: timetable_of(session) for session in self.personal.sessions}

    def reckon(self, entries: list[RosterEntry]) -> list[Reckoned]:
        """What each of these entries comes to, in their order (`KT3`, `R16`, `R17`)."""
        self.personal.load(entries)
        presence = presence_of([entry.pk for entry in entries], self.personal.sessions)
        outages = outages_of(entry.point_id for entry in entries)
        return [self._one(entry, presence.get(entry.pk, []), outages.get(entry.point_id or 0, [])) for entry in entries]

    def _one(self, entry: RosterEntry, presence: list[Span], outages: list[Span]) -> Reckoned:
        sessions = self.personal.sessions_for(entry)
        timetables = [self._timetables[session.pk] for session in sessions]
        credits_outages = self.rules.credits_outages
        absence = absence_of(timetables, presence, outages, credits_outages=credits_outages)
        missed = missed_spans(timetables, presence, outages, credits_outages=credits_outages)
        candidate = entry.standing == Standing.REQUIRED and must_retake(
            absence, more_than_percent=self.rules.absent_more_than_percent
        )
        return Reckoned(entry, sessions, timetables, presence, outages, absence, missed, candidate)

    def record(self, reckoned: Reckoned) -> AbsenceRecord:
        """The row of it, not yet saved."""
        absence = reckoned.absence
        return AbsenceRecord(
            entry=reckoned.entry,
            scheduled=absence.scheduled,
            present=absence.present,
            credited=absence.credited,
            absent=absence.absent,
            candidate=reckoned.candidate,
            policy=self.policy,
            computed_at=timezone.now(),
        )
