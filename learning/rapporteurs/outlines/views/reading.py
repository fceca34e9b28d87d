"""An outline page by page, two of its versions side by side, its pictures and its file."""

from collections import defaultdict
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from foundation.files.responses import serve
from foundation.reviews.queries import steps_of
from learning.rapporteurs.outlines import presenting, queries
from learning.rapporteurs.outlines.access import reviews, units_spoken_for, writes
from learning.rapporteurs.outlines.choices import WRITABLE, OutlineState
from learning.rapporteurs.outlines.flow import OUTLINE, QUARANTINE, SUBMIT
from learning.rapporteurs.outlines.forms import AnswerForm, CommentForm, PlaceForm, StepForm
from learning.rapporteurs.outlines.models import Outline, OutlineComment, OutlineVersion
from learning.rapporteurs.outlines.rules.comparing import compare
from learning.rapporteurs.outlines.rules.parts import missing
from learning.rapporteurs.outlines.views.doors import readable, worked_on
from members.access.models import User
from members.access.request import user_of

PAGES = 20
"""Pages of an outline on one screen."""


@require_safe
def detail(request: HttpRequest, outline_id: str) -> HttpResponse:
    """For those who write and review, with versions, remarks and stages; for those who come to hear, the pages."""
    user, outline = readable(request, outline_id)
    return show(request, user, outline)


def show(request: HttpRequest, user: User, outline: Outline, sent: CommentForm | None = None) -> HttpResponse:
    """`sent` is a remark that was refused, to be mended."""
    works = queries.worked_on_by(user).filter(pk=outline.pk).exists()
    version = _chosen(request, outline) if works else queries.current_version(outline)
    comments = _comments(version) if works and version else {}
    may_comment = works and reviews(outline, user) and outline.state != OutlineState.DRAFT
    pages: Any = Paginator(queries.pages_of(version), PAGES).get_page(request.GET.get("trang"))
    context: dict[str, Any] = {
        "outline": outline,
        "version": version,
        "page": pages,
        "shown": [
            presenting.shown_page(page, comments.get(page.number, []), _form_for(page.number, may_comment, sent))
            for page in pages.object_list
        ],
        "works": works,
        "may_follow": outline.state == OutlineState.SENT_DOWN
        and not writes(outline, user)
        and bool(units_spoken_for(user)),
        "margin": bool(comments) or may_comment,
        "answering": AnswerForm(),
    }
    if works:
        context |= _work(user, outline, version)
    return render(request, "learning/rapporteurs/outlines/detail.html", context, status=422 if sent else 200)


def _form_for(number: int, may_comment: bool, sent: CommentForm | None) -> CommentForm | None:
    if not may_comment:
        return None
    if sent and sent.data.get("page") == str(number):
        return sent
    return CommentForm.for_page(number)


def _chosen(request: HttpRequest, outline: Outline) -> OutlineVersion | None:
    """The version asked for by `ban`, else the newest that can be read."""
    asked = request.GET.get("ban", "")
    known = (
        outline.versions.filter(number=int(asked)) if asked.isascii() and asked.isdigit() else outline.versions.none()
    )
    return known.select_related("file", "reading").first() or queries.current_version(outline)


def _comments(version: OutlineVersion) -> dict[int, list[OutlineComment]]:
    found: dict[int, list[OutlineComment]] = defaultdict(list)
    for remark in version.comments.select_related("by__member", "closed_by__member"):
        found[remark.page].append(remark)
    return found


def _work(user: User, outline: Outline, version: OutlineVersion | None) -> dict[str, Any]:
    """Stages, parts, versions, and the steps that the person may take."""
    steps = list(steps_of(outline).select_related("by__member"))
    versions = list(outline.versions.select_related("uploaded_by__member", "file", "reading"))
    parts = presenting.parts_of(version)
    lacking = missing(part for part, place in parts if place)
    ready = bool(version and not lacking and versions[0].state != "READING")
    open_steps = [each for each in OUTLINE.open_to(outline, user) if ready or each.name != SUBMIT]
    return {
        "ready": ready,
        "stages": presenting.stages_of(outline.state, steps),
        "steps": presenting.told_steps(steps),
        "versions": versions,
        "newest": versions[0] if versions else None,
        "parts": parts,
        "lacking": lacking,
        "open_steps": [each for each in open_steps if each.name != QUARANTINE],
        "may_quarantine": any(each.name == QUARANTINE for each in open_steps),
        "step_form": StepForm(initial={"seen": outline.steps_taken}),
        "place_form": PlaceForm(auto_id="cho_%s"),
        "is_author": writes(outline, user),
        "writable": writes(outline, user) and outline.state in WRITABLE,
        "offers": outline.offers.select_related("assignment__session__study_class__conference"),
    }


@require_safe
def compare_versions(request: HttpRequest, outline_id: str) -> HttpResponse:
    """`cu` and `moi` are numbers of versions; else the two newest."""
    _user, outline = worked_on(request, outline_id)
    versions = list(outline.versions.filter(state="READ").order_by("-number"))
    if len(versions) < 2:
        raise Http404
    by_number = {str(version.number): version for version in versions}
    newer = by_number.get(request.GET.get("moi", ""), versions[0])
    older = by_number.get(request.GET.get("cu", ""), versions[1])
    context = {
        "outline": outline,
        "versions": versions,
        "older": older,
        "newer": newer,
        "rows": compare(_lines(older), _lines(newer)),
    }
    return render(request, "learning/rapporteurs/outlines/compare.html", context)


def _lines(version: OutlineVersion) -> list[str]:
    return [line for page in version.pages.order_by("number") for line in page.lines]


@require_safe
def picture(request: HttpRequest, picture_id: str) -> HttpResponseBase:
    """A page, or a picture on it; kept for an hour by the reader's own browser, as lines are slow."""
    shown = get_object_or_404(queries.pictures_visible_to(user_of(request)), public_id=picture_id)
    response = serve(shown.file, inline=True)
    response["Cache-Control"] = "private, max-age=3600"
    return response


@require_safe
def original(request: HttpRequest, outline_id: str, version_id: str) -> HttpResponseBase:
    """The file as it was sent, for the author and the board."""
    _user, outline = worked_on(request, outline_id)
    version = get_object_or_404(outline.versions.select_related("file"), public_id=version_id, file__isnull=False)
    assert version.file
    return serve(version.file, inline=False)
