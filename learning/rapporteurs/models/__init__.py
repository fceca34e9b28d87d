"""The roster, and who speaks where."""

from learning.rapporteurs.models.assigning import Assignment, BackupAssignment
from learning.rapporteurs.models.roster import Rapporteur, RapporteurField, RapporteurLanguage, RapporteurReview

__all__ = [
    "Assignment",
    "BackupAssignment",
    "Rapporteur",
    "RapporteurField",
    "RapporteurLanguage",
    "RapporteurReview",
]
