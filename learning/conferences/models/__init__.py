"""Conferences as they are planned, and their classes with rosters."""

from learning.conferences.models.classes import (
    Invitation,
    RosterDecision,
    RosterEntry,
    SectorCredit,
    Session,
    SessionBreak,
    StudyClass,
)
from learning.conferences.models.planning import (
    BridgePoint,
    ChecklistItem,
    Conference,
    ConferencePart,
    LineIncident,
)

__all__ = [
    "BridgePoint",
    "ChecklistItem",
    "Conference",
    "ConferencePart",
    "Invitation",
    "LineIncident",
    "RosterDecision",
    "RosterEntry",
    "SectorCredit",
    "Session",
    "SessionBreak",
    "StudyClass",
]
