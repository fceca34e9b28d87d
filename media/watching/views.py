"""The screens of those who watch and listen, and what their player asks for."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from foundation.policies.kinds import WatchingRules
from foundation.policies.queries import values_in_force
from foundation.web.sign_in_required import open_to_guests
from media.video.encoding.commands import POSTER_FILE
from media.video.models import Recording
from media.video.queries import managed_by, published_for, titled, visible_to
from media.video.rules.captions import write
from media.video.serving import serve
from media.video.streams import CONTENT_TYPES, addresses, file_of
from media.watching.actions import TooFast, begin_watching, keep_spans
from media.watching.queries import watch_of, watched_by
from media.watching.reading import Unreadable, read
from media.watching.rules import percent
from members.access.models import User
from members.access.request import user_of

PER_PAGE = 12
LATER_SECONDS = 15


def seen_recording(request: HttpRequest, public_id: str) -> Recording:
    """A recording that the user, or a guest, may watch; else 404."""
    reader = request.user if isinstance(request.user, User) else AnonymousUser()
    found = visible_to(reader).select_related("live", "unit")
    return get_object_or_404(found, public_id=public_id)


def percent_of(seen: Recording, watched_ms: int) -> int:
    """How much of it was watched."""
    return percent(watched_ms, seen.live.duration_ms) if seen.live else 0


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """All that the user may watch, newest first; `?tim=` narrows it."""
    wanted = request.GET.get("tim", "")[:100]
    found = titled(published_for(user_of(request)), wanted).select_related("live").order_by("-published_at", "-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    watched = watched_by(user_of(request).member, page.object_list)
    rows = [(recording, percent_of(recording, watched.get(recording.pk, 0))) for recording in page]
    return render(request, "media/watching/library.html", {"page": page, "rows": rows, "wanted": wanted})


@require_safe
def recording(request: HttpRequest, public_id: str) -> HttpResponse:
    """The player, how far one has come, and what is said in it."""
    seen = seen_recording(request, public_id)
    watch = watch_of(user_of(request).member, seen)
    context = {
        "recording": seen,
        "captions": list(seen.captions.all()),
        "percent": percent_of(seen, watch.watched_ms if watch else 0),
        "enough": values_in_force(WatchingRules, timezone.localdate()).least_percent,
        "manages": managed_by(user_of(request)).filter(pk=seen.pk).exists(),
    }
    return render(request, "media/watching/recording.html", context)


@open_to_guests
@require_POST
def source(request: HttpRequest, public_id: str) -> JsonResponse:
    """Where the pieces are, for this browser and a while; from now on watching counts, but for a guest."""
    seen = seen_recording(request, public_id)
    assert seen.live
    if isinstance(request.user, User):
        begin_watching(member=request.user.member, recording=seen, at=timezone.now())
    found = addresses(request, seen.live)
    return JsonResponse({"film": found.film, "sound": found.sound, "until": found.until})


@open_to_guests
@require_safe
def listen(request: HttpRequest, public_id: str) -> HttpResponse:
    """The sound alone, where no script asks for its address."""
    seen = seen_recording(request, public_id)
    sound = addresses(request, seen.live).sound if seen.live else ""
    if not sound:
        raise Http404
    return redirect(sound)


@login_not_required
@require_safe
def piece(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """A playlist, a piece of film, the sound: the signed address alone decides, without a query."""
    file = file_of(request, token, name)
    if file is None:
        raise Http404
    try:
        return serve(file, CONTENT_TYPES[name.rsplit(".", 1)[-1]], request.headers.get("Range", ""))
    except FileNotFoundError as missing:
        raise Http404 from missing


@open_to_guests
@require_safe
def poster(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The picture that stands where the film will be."""
    seen = seen_recording(request, public_id)
    if seen.live is None or not seen.live.is_video:
        raise Http404
    return serve(f"{seen.live.folder}/{POSTER_FILE}", "image/jpeg")


@open_to_guests
@require_safe
def captions(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """In one language, as WebVTT."""
    kept = get_object_or_404(seen_recording(request, public_id).captions, language=language)
    response = HttpResponse(write(kept.cues), content_type="text/vtt; charset=utf-8")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def keep(request: HttpRequest, public_id: str) -> JsonResponse:
    """Parts that were played; answers which keys the player may forget, and how far one has come."""
    seen = seen_recording(request, public_id)
    try:
        told = read(request.body)
        watch = keep_spans(member=user_of(request).member, recording=seen, spans=told.spans, at=timezone.now())
    except Unreadable:
        return JsonResponse({}, status=400)
    except TooFast:
        return JsonResponse({}, status=429, headers={"Retry-After": str(LATER_SECONDS)})
    return JsonResponse({"taken": told.keys, "percent": percent_of(seen, watch.watched_ms)})
