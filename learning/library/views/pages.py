"""Library, resolution and study text. Wagtail finds the page, `serve` decides who may see it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from learning.library import queries
from learning.library.actions import NotAllRead, finish_reading, keep_place, settle_watched
from learning.library.listing import audiences_in, materials_for, narrowed
from learning.library.models import (
    AudioPage,
    BulletinIndexPage,
    BulletinPage,
    CondensedTextPage,
    InfographicPage,
    LibraryIndexPage,
    NewsIndexPage,
    NewsPage,
    QuestionAnswerPage,
    ResolutionPage,
    SupplementPage,
    VideoPage,
)
from learning.library.screens import StudyScreen
from learning.library.supplements import AddedSections, address_to_add, appended_for, count_overseen
from learning.library.views import materials, news, supplements
from learning.library.views.guests import member_of
from learning.library.views.materials import open_text
from learning.library.visibility import reader_of
from media.video.queries import visible_to as recordings_visible_to
from media.watching.queries import watch_of
from members.access.models import User
from members.access.request import user_of

ROWS = 20
no_shared_cache = cache_control(private=True, no_cache=True)


@require_safe
@no_shared_cache
def index(request: HttpRequest) -> HttpResponse:
    """All resolutions that concern the reader, newest first; `?tim=` narrows them."""
    words = request.GET.get("tim", "")
    found = queries.matching(queries.resolutions_visible_to(user_of(request)), words)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    counts = queries.count_materials(page.object_list)
    rows = [(resolution, counts[resolution.pk]) for resolution in page.object_list]
    return render(request, "learning/library/index.html", {"rows": rows, "page": page, "words": words.strip()})


def serve(page: Page, request: HttpRequest) -> HttpResponse:
    """The page's own view for those who may see it; 404 for everyone else."""
    if listing := LISTS.get(type(page)):
        return listing(request)
    view = VIEWS.get(type(page))
    if view is None:
        raise Http404
    seen = queries.shown(type(page).objects.select_related("entry"), queries.visible_to(reader_of(request)))
    with_unit = seen.select_related("owner_unit") if hasattr(type(page), "owner_unit") else seen
    return view(request, get_object_or_404(with_unit, pk=page.pk))


@require_safe
@no_shared_cache
def resolution(request: HttpRequest, page: ResolutionPage) -> HttpResponse:
    """The register entry, its materials (`?danh-cho=` narrows them), and its official text for whom it concerns."""
    reader = reader_of(request)
    every = materials_for(reader, page)
    listed, audience = narrowed(every, request.GET.get("danh-cho", ""))
    concerned = queries.concerns(reader, page)
    context = {
        "resolution": page,
        "materials": listed,
        "audiences": audiences_in(every),
        "audience": audience,
        "guest": not isinstance(reader, User),
        "concerned": concerned,
        "official_text": queries.current_text(page) if concerned else None,
        "manages": isinstance(reader, User) and queries.manages(reader, page),
        "supplements": count_overseen(page, reader),
    }
    return render(request, "learning/library/resolution.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@no_shared_cache
def study(request: HttpRequest, page: CondensedTextPage) -> HttpResponse:
    """One section a screen; posting goes on to the next or, after the last, finishes."""
    member = member_of(request)
    if member is None:
        return open_text(request, page)
    reader, asked = reader_of(request), number_in(request.GET.get("phan"))
    screen = StudyScreen(page, queries.place_of(member, page), asked)
    if request.method == "POST":
        return move_on(request, screen)
    material = (page.pk, page.scope_path or "", reader)
    added = AddedSections(screen.total, appended_for(*material), asked)
    context = {**study_context(screen), "added": added, "add_supplement": address_to_add(*material)}
    return render(request, "learning/library/study.html", context)


def study_context(screen: StudyScreen) -> dict[str, Any]:
    """What the study page and its blocks need."""
    return {"screen": screen, "text": screen.page, "resolution": screen.page.resolution, "cited": screen.cited}


def move_on(request: HttpRequest, screen: StudyScreen) -> HttpResponse:
    """Keep the place and show the next section; at the end settle the duty."""
    member, page, now = user_of(request).member, screen.page, timezone.now()
    if "xong" not in request.POST:
        leaving = number_in(request.POST.get("phan")) or screen.number
        place = keep_place(member=member, page=page, leaving=leaving, total=screen.total, at=now)
        return redirect(f"{page.get_url(request)}?phan={place.section}")
    try:
        finish_reading(member=member, page=page, total=screen.total, at=now)
    except NotAllRead as unfinished:
        first = unfinished.left[0]
        messages.warning(request, _("Còn phần %(first)d chưa đọc. Đồng chí đọc tiếp từ đây.") % {"first": first})
        return redirect(f"{page.get_url(request)}?phan={first}")
    return redirect(f"{page.get_url(request)}?phan={screen.total}")


@require_safe
def go_to_text(request: HttpRequest, key: str) -> HttpResponse:
    """From the key that a duty keeps to the text's address, which an editor may change."""
    page = get_object_or_404(queries.texts_visible_to(user_of(request)), translation_key=key)
    return redirect(page.get_url(request))


@require_safe
def go_to_recording(request: HttpRequest, public_id: str) -> HttpResponse:
    """From a duty to the recording; one that was watched before it was required counts at once."""
    user = user_of(request)
    recording = get_object_or_404(recordings_visible_to(user), public_id=public_id)
    if watch := watch_of(user.member, recording):
        settle_watched(watch)
    return redirect("watching:recording", public_id)


def not_an_editor(request: HttpRequest) -> HttpResponse:
    """Where Wagtail sends signed-in people who do not edit: to them its admin does not exist."""
    list(messages.get_messages(request))  # Wagtail has left one that would show up on the next page
    raise Http404


def number_in(text: str | None) -> int | None:
    """A section's number from an address or a form; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else None


VIEWS: dict[type[Page], Callable[..., HttpResponse]] = {
    ResolutionPage: resolution,
    CondensedTextPage: study,
    QuestionAnswerPage: materials.questions,
    InfographicPage: materials.infographic,
    VideoPage: materials.recording,
    AudioPage: materials.recording,
    NewsPage: news.news,
    BulletinPage: news.bulletin,
    SupplementPage: supplements.supplement,
}
LISTS: dict[type[Page], Callable[..., HttpResponse]] = {
    LibraryIndexPage: index,
    NewsIndexPage: news.news_list,
    BulletinIndexPage: news.bulletin_list,
}
