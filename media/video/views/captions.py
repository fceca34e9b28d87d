"""Captions are typed beside the player, or come as a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from media.video.actions.captioning import in_words, keep_captions, remove_captions
from media.video.actions.refusal import Refused
from media.video.choices import Language
from media.video.forms import CaptionFileForm, cues_typed
from media.video.models import Recording
from media.video.rules.captions import CaptionFault, Cue, read, short_moment
from media.video.views.doors import own_recording
from members.access.request import officer_of

EMPTY_ROWS = 3
"""To type into where no script adds more."""
Row = tuple[str, str, str]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Captions from a file; or, with a language alone, on to typing them."""
    recording = own_recording(request, public_id)
    if request.method != "POST":
        return draw(request, recording, CaptionFileForm())
    if "nhap-tay" in request.POST:
        return redirect("video:edit_captions", public_id, language_or_404(request.POST.get("language", "")))
    form = CaptionFileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            language, cues = form.cleaned_data["language"], read(form.cleaned_data["file"])
            keep_captions(recording=recording, language=language, cues=cues, by=officer_of(request))
            messages.success(request, _("Đã nhập %(count)d câu phụ đề.") % {"count": len(cues)})
            return redirect("video:edit_captions", public_id, language)
        except CaptionFault as fault:
            form.add_error("file", in_words(fault))
    return draw(request, recording, form, status=422)


def draw(request: HttpRequest, recording: Recording, form: CaptionFileForm, status: int = 200) -> HttpResponse:
    """The page with the form."""
    return render(request, "media/video/add_captions.html", {"recording": recording, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """All cues as rows; what is sent replaces them whole."""
    recording, language = own_recording(request, public_id), language_or_404(language)
    fault = ""
    rows = rows_of(kept(recording, language))
    if request.method == "POST":
        try:
            cues = cues_typed(request.POST)
            keep_captions(recording=recording, language=language, cues=cues, by=officer_of(request))
            messages.success(request, _("Đã lưu phụ đề."))
            return redirect("video:edit_captions", public_id, language)
        except Refused as refusal:
            fault, rows = str(refusal), typed_rows(request)
    context = {
        "recording": recording,
        "language": language,
        "label": Language(language).label,
        "rows": rows + [("", "", "")] * EMPTY_ROWS,
        "fault": fault,
    }
    return render(request, "media/video/edit_captions.html", context, status=422 if fault else 200)


@require_POST
def remove(request: HttpRequest, public_id: str, language: str) -> HttpResponse:
    """The captions in that language go."""
    recording = own_recording(request, public_id)
    remove_captions(recording=recording, language=language_or_404(language), by=officer_of(request))
    messages.success(request, _("Đã bỏ phụ đề."))
    return redirect("video:detail", public_id)


def language_or_404(code: str) -> str:
    """One of those we know."""
    if code not in Language.values:
        raise Http404
    return code


def kept(recording: Recording, language: str) -> list[Cue]:
    """The cues there are."""
    caption = recording.captions.filter(language=language).first()
    return [(begin, end, text) for begin, end, text in caption.cues] if caption else []


def rows_of(cues: list[Cue]) -> list[Row]:
    """As they are typed."""
    return [(short_moment(begin), short_moment(end), text) for begin, end, text in cues]


def typed_rows(request: HttpRequest) -> list[Row]:
    """What was sent, as it was sent: nothing typed is lost."""
    names = [request.POST.getlist(name) for name in ("tu", "den", "loi")]
    return [row for row in zip(*names, strict=False) if any(cell.strip() for cell in row)]
