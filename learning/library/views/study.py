"""Texts to study, section by section; to guests all at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from learning.library import queries
from learning.library.actions import NotAllRead, finish_reading, keep_place
from learning.library.drawn import drawn_text, shown_sections
from learning.library.models import CondensedTextPage, LibraryEntry
from learning.library.screens import ReadingScreen
from learning.library.supplements import AddedSections, address_to_add, appended_for
from learning.library.views.guests import member_of
from learning.library.visibility import reader_of
from members.people.models import Member

no_shared_cache = cache_control(private=True, no_cache=True)


def of_page(request: HttpRequest, page: CondensedTextPage) -> HttpResponse:
    """The same from the page."""
    return study(request, page.entry)


@require_http_methods(["GET", "HEAD", "POST"])
@no_shared_cache
def study(request: HttpRequest, entry: LibraryEntry) -> HttpResponse:
    """One section a screen; posting goes on to the next or, after the last, finishes."""
    member = member_of(request)
    if member is None:
        return open_text(request, entry)
    text, place = drawn_text(entry), queries.place_of(member, entry.pk)
    asked = number_in(request.GET.get("phan"))
    screen = ReadingScreen(text.titles, text.translation_key, place, asked)
    if request.method == "POST":
        return move_on(request, screen, member, CondensedTextPage.objects.get(pk=entry.pk))
    reader = reader_of(request)
    material = (entry.pk, entry.owner_path, reader)
    context = {
        "screen": screen,
        "text": text,
        "resolution": text.resolution,
        "section": text.sections[screen.number - 1],
        "added": AddedSections(screen.total, appended_for(*material), asked),
        "add_supplement": address_to_add(*material),
        **shown_sections(request, text, [screen.number], reader),
    }
    return render(request, "learning/library/study.html", context)


@require_safe
def open_text(request: HttpRequest, entry: LibraryEntry) -> HttpResponse:
    """As guests read it: all of it at once, nothing kept of where they are."""
    text = drawn_text(entry, for_guests=True)
    every = range(1, len(text.sections) + 1)
    shown = shown_sections(request, text, every, reader_of(request), for_guests=True)
    context = {
        "text": text,
        "material": text,
        "kind": text.kind,
        "resolution": text.resolution,
        "guest": True,
        "titled_sections": list(zip(text.headings, shown["sections"], strict=True)),
        **shown,
    }
    return render(request, "learning/library/open_text.html", context)


def move_on(request: HttpRequest, screen: ReadingScreen, member: Member, page: CondensedTextPage) -> HttpResponse:
    """Keep the place and show the next section; at the end settle the duty."""
    now = timezone.now()
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


def number_in(text: str | None) -> int | None:
    """A section's number from an address or a form; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else None
