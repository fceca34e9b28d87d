"""Library, resolution and study text. Wagtail finds the page, `serve` decides who may see it."""

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
from learning.library.drawn import drawn_text
from learning.library.models import CondensedTextPage, LibraryEntry, LibraryIndexPage, ResolutionPage
from learning.library.screens import ReadingScreen, StudyScreen, texts_for
from media.video.queries import visible_to as recordings_visible_to
from media.watching.queries import watch_of
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
    counts = queries.count_texts(page.object_list)
    rows = [(resolution, counts[resolution.pk]) for resolution in page.object_list]
    return render(request, "learning/library/index.html", {"rows": rows, "page": page, "words": words.strip()})


def serve(page: Page, request: HttpRequest) -> HttpResponse:
    """The page's own view for those who may see it; 404 for everyone else."""
    user = user_of(request)
    if isinstance(page, LibraryIndexPage):
        return index(request)
    if isinstance(page, ResolutionPage):
        return resolution(request, get_object_or_404(queries.resolutions_visible_to(user), pk=page.pk))
    if isinstance(page, CondensedTextPage):
        return study(request, get_object_or_404(queries.visible_to(user), pk=page.pk))
    raise Http404


@require_safe
@no_shared_cache
def resolution(request: HttpRequest, page: ResolutionPage) -> HttpResponse:
    """The register entry, its study texts and its official text."""
    context = {
        "resolution": page,
        "texts": texts_for(user_of(request), page),
        "official_text": queries.current_text(page),
        "manages": queries.manages(user_of(request), page),
    }
    return render(request, "learning/library/resolution.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@no_shared_cache
def study(request: HttpRequest, entry: LibraryEntry) -> HttpResponse:
    """One section a screen; posting goes on to the next or, after the last, finishes."""
    text, member = drawn_text(entry), user_of(request).member
    place = queries.place_of(member, entry.pk)
    screen = ReadingScreen(text.titles, text.translation_key, place, number_in(request.GET.get("phan")))
    if request.method == "POST":
        return move_on(request, screen, CondensedTextPage.objects.get(pk=entry.pk))
    context = {
        "screen": screen,
        "text": text,
        "resolution": text.resolution,
        "section": text.sections[screen.number - 1],
    }
    return render(request, "learning/library/study.html", context)


def move_on(request: HttpRequest, screen: ReadingScreen, page: CondensedTextPage) -> HttpResponse:
    """Keep the place and show the next section; at the end settle the duty."""
    member, now = user_of(request).member, timezone.now()
    if "xong" not in request.POST:
        leaving = number_in(request.POST.get("phan")) or screen.number
        place = keep_place(member=member, page=page, leaving=leaving, total=screen.total, at=now)
        return redirect(f"{request.path}?phan={place.section}")
    try:
        finish_reading(member=member, page=page, total=screen.total, at=now)
    except NotAllRead as unfinished:
        first = unfinished.left[0]
        messages.warning(request, _("Còn phần %(first)d chưa đọc. Đồng chí đọc tiếp từ đây.") % {"first": first})
        return redirect(f"{request.path}?phan={first}")
    return redirect(f"{request.path}?phan={screen.total}")


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


def draw_preview(request: HttpRequest, page: Page) -> HttpResponse:
    """The draft as members would see it; a study text with all its sections."""
    if isinstance(page, CondensedTextPage):
        screen = StudyScreen(page, None)
        context = {"screen": screen, "text": page, "resolution": page.resolution, "cited": screen.cited}
        return render(request, "learning/library/preview.html", {**context, "is_preview": True})
    context = {"resolution": page, "texts": [], "official_text": None, "manages": False, "is_preview": True}
    return render(request, "learning/library/resolution.html", context)


def number_in(text: str | None) -> int | None:
    """A section's number from an address or a form; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else None
