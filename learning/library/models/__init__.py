"""Resolutions and their materials, news, bulletins, official texts with their clauses, where a reader stands."""

from learning.library.models.entries import LibraryEntry
from learning.library.models.materials import (
    CondensedTextPage,
    InfographicPage,
    QuestionAnswerPage,
    StudyMaterialPage,
)
from learning.library.models.news import BulletinIndexPage, BulletinPage, NewsIndexPage, NewsPage
from learning.library.models.pages import HomePage, LibraryIndexPage, OfficerApproval, ResolutionPage
from learning.library.models.reading import ReadingPlace
from learning.library.models.recordings import AudioPage, RecordingPage, VideoPage
from learning.library.models.supplements import SupplementPage
from learning.library.models.texts import Clause, OfficialText, official_text_path

__all__ = [
    "AudioPage",
    "BulletinIndexPage",
    "BulletinPage",
    "Clause",
    "CondensedTextPage",
    "HomePage",
    "InfographicPage",
    "LibraryEntry",
    "LibraryIndexPage",
    "NewsIndexPage",
    "NewsPage",
    "OfficerApproval",
    "OfficialText",
    "QuestionAnswerPage",
    "ReadingPlace",
    "RecordingPage",
    "ResolutionPage",
    "StudyMaterialPage",
    "SupplementPage",
    "VideoPage",
    "official_text_path",
]
