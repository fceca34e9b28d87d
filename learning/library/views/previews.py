"""Drafts as readers would see them, drawn for the editor."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from learning.library.models import (
    AudioPage,
    BulletinPage,
    CondensedTextPage,
    InfographicPage,
    NewsPage,
    QuestionAnswerPage,
    ResolutionPage,
    VideoPage,
)
from learning.library.screens import StudyScreen
from learning.library.views.materials import common, grouped
from learning.library.views.news import bulletin_context

Drawing = tuple[str, dict[str, Any]]
"""A template's name below `learning/library/` and what it shows."""


def draw_preview(request: HttpRequest, page: Page) -> HttpResponse:
    """The draft by the drawing of its kind; the editor never loads a frame that would ask for more."""
    drawing = DRAWINGS.get(type(page))
    if drawing is None:
        raise Http404
    template, context = drawing(request, page)
    return render(request, f"learning/library/{template}", {**context, "is_preview": True})


def resolution(request: HttpRequest, page: ResolutionPage) -> Drawing:
    """Without what stands below it."""
    return "resolution.html", {"resolution": page, "materials": [], "official_text": None, "concerned": True}


def text(request: HttpRequest, page: CondensedTextPage) -> Drawing:
    """All sections at once."""
    screen = StudyScreen(page, None)
    return "preview.html", {
        "screen": screen,
        "text": page,
        "resolution": page.resolution,
        "cited": screen.cited,
    }


def questions(request: HttpRequest, page: QuestionAnswerPage) -> Drawing:
    """As published."""
    return "questions.html", common(request, page, groups=grouped(page.body))


def infographic(request: HttpRequest, page: InfographicPage) -> Drawing:
    """As published."""
    return "infographic.html", common(request, page)


def recording(request: HttpRequest, page: VideoPage | AudioPage) -> Drawing:
    """With the player, which asks whether this editor may watch."""
    shown = page.recording if page.recording_id and page.recording.live else None
    return "recording.html", common(request, page, recording=shown, captions=[], counts=False)


def news(request: HttpRequest, page: NewsPage) -> Drawing:
    """As published."""
    return "news.html", {"news": page}


def bulletin(request: HttpRequest, page: BulletinPage) -> Drawing:
    """As published."""
    return "bulletin.html", bulletin_context(page)


DRAWINGS: dict[type[Page], Callable[..., Drawing]] = {
    ResolutionPage: resolution,
    CondensedTextPage: text,
    QuestionAnswerPage: questions,
    InfographicPage: infographic,
    VideoPage: recording,
    AudioPage: recording,
    NewsPage: news,
    BulletinPage: bulletin,
}
