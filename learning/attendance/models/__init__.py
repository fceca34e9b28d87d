"""Presence, what members ask for about it, and what came of it."""

from learning.attendance.models.logs import MeetingLog, MeetingLogRow
from learning.attendance.models.outcomes import AbsenceRecord, Retake
from learning.attendance.models.petitions import ExcusedAbsence, Petition, PresenceClaim
from learning.attendance.models.presence import Departure, Presence

__all__ = [
    "AbsenceRecord",
    "Departure",
    "ExcusedAbsence",
    "MeetingLog",
    "MeetingLogRow",
    "Petition",
    "Presence",
    "PresenceClaim",
    "Retake",
]
