"""Study texts kept on a device: what to fetch, the page that names nobody, what became of it, and places read apart."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from learning.library import queries, reading_told
from learning.library.actions import catch_up
from learning.library.keeping import WIDTHS, kept_text, manifest_of, version_of
from learning.library.models import CondensedTextPage
from learning.library.screens import StudyScreen
from members.access.request import user_of

MOST_KEPT = 200
KEY_LENGTH = 36
no_shared_cache = cache_control(private=True, no_cache=True)


def seen_text(request: HttpRequest, key: str) -> CondensedTextPage:
    """A text that the user may read; else 404."""
    found = queries.texts_visible_to(user_of(request)).select_related("spoken", "entry")
    return get_object_or_404(found, translation_key=key)


def width_in(request: HttpRequest) -> int:
    """The narrowest of our widths that fills the screen the device names."""
    asked = request.GET.get("rong", "")
    pixels = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else WIDTHS[1]
    return next((width for width in WIDTHS if width >= pixels), WIDTHS[-1])


@require_safe
@no_shared_cache
def manifest(request: HttpRequest, key: str) -> JsonResponse:
    """The version, every address with its bytes, and what they come to."""
    page = seen_text(request, key)
    addresses = {
        "page": page.get_url(request),
        "copy": reverse("library:kept_copy", args=[key]),
        "place": reverse("library:read_offline", args=[key]),
    }
    return JsonResponse(manifest_of(page, width_in(request), addresses))


@require_safe
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """The whole text for nobody in particular; 409 when the version asked for is not the one published now."""
    page = seen_text(request, key)
    if request.GET.get("ban", version_of(page)) != version_of(page):
        return HttpResponse(status=409)
    return HttpResponse(kept_text(page, width_in(request)).html)


@login_not_required
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """The list of what this device keeps; the device fills it in."""
    return render(request, "learning/library/kept.html")


@require_safe
@no_shared_cache
def news(request: HttpRequest) -> JsonResponse:
    """By key: the version and title now; a text that is not there for the person any more is left out."""
    keys = [key for key in request.GET.get("khoa", "").split(",")[:MOST_KEPT] if is_key(key)]
    found = (
        queries.texts_visible_to(user_of(request)).filter(translation_key__in=keys).select_related("spoken", "entry")
    )
    texts = {
        str(page.translation_key): {"version": version_of(page), "title": page.title}
        for page in found.defer("body", "search_description", "entry__text", "entry__folded_text", "entry__words")
    }
    return JsonResponse({"texts": texts})


def is_key(text: str) -> bool:
    """Whether it looks like a text's key: PostgreSQL refuses to compare with anything else."""
    return len(text) == KEY_LENGTH and all(sign in "0123456789abcdef-" for sign in text) and text.count("-") == 4


@require_POST
def read_offline(request: HttpRequest, key: str) -> JsonResponse:
    """Takes over what was read without a line, in the name of who read it alone: 409 for anyone else's."""
    page, member = seen_text(request, key), user_of(request).member
    try:
        told = reading_told.read(request.body)
    except reading_told.Unreadable:
        return JsonResponse({}, status=400)
    if told.account not in (None, str(member.pk)):
        return JsonResponse({}, status=409)
    now, total = timezone.now(), StudyScreen(page, None).total
    moved_at = now - timedelta(milliseconds=told.age_ms)
    place = catch_up(
        member=member, page=page, left=told.left, section=told.section, finished=told.finished, total=total,
        moved_at=moved_at, at=now,
    )  # fmt: skip
    screen = StudyScreen(page, place)
    answer = {"section": screen.number, "furthest": screen.furthest, "finished": screen.finished, "unread": screen.left}
    return JsonResponse(answer)
