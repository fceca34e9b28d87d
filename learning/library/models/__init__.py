"""Resolutions, study texts, official texts with their clauses, and where a reader stands."""

from learning.library.models.pages import (
    CondensedTextPage,
    HomePage,
    LibraryIndexPage,
    OfficerApproval,
    ResolutionPage,
)
from learning.library.models.reading import ReadingPlace
from learning.library.models.texts import Clause, OfficialText, official_text_path

__all__ = [
    "Clause",
    "CondensedTextPage",
    "HomePage",
    "LibraryIndexPage",
    "OfficerApproval",
    "OfficialText",
    "ReadingPlace",
    "ResolutionPage",
    "official_text_path",
]
