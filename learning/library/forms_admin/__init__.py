"""Checks of the page editor."""

from learning.library.forms_admin.materials import (
    CondensedTextPageForm,
    MaterialPageForm,
    QuestionAnswerPageForm,
    RecordingPageForm,
)
from learning.library.forms_admin.news import BulletinPageForm, NewsPageForm
from learning.library.forms_admin.resolutions import ResolutionPageForm

__all__ = [
    "BulletinPageForm",
    "CondensedTextPageForm",
    "MaterialPageForm",
    "NewsPageForm",
    "QuestionAnswerPageForm",
    "RecordingPageForm",
    "ResolutionPageForm",
]
