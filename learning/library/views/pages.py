"""Library, resolution and study text. Wagtail finds the page, `serve` decides who may see it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from learning.library import queries
from learning.library.actions import settle_watched
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
from learning.library.supplements import count_overseen
from learning.library.views import materials, news, study, supplements
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
    """All resolutions that concern the reader, newest first."""
    found = queries.resolutions_visible_to(user_of(request))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    counts = queries.count_materials(page.object_list)
    rows = [(resolution, counts[resolution.pk]) for resolution in page.object_list]
    return render(request, "learning/library/index.html", {"rows": rows, "page": page})


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


VIEWS: dict[type[Page], Callable[..., HttpResponse]] = {
    ResolutionPage: resolution,
    CondensedTextPage: study.of_page,
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
