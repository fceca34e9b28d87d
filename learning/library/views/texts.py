"""The official text: read on screen, download, upload, look through, put to use."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.files.kinds import FileRefused
from learning.library import queries
from learning.library.actions import discard_official_text, upload_official_text, use_official_text
from learning.library.choices import OfficialTextState
from learning.library.forms import OfficialTextForm
from learning.library.models import OfficialText, ResolutionPage
from members.access.request import user_of

no_shared_cache = cache_control(private=True, no_cache=True)


@require_safe
@no_shared_cache
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """The text in use, every clause under its own anchor."""
    user = user_of(request)
    resolution = get_object_or_404(queries.resolutions_visible_to(user), slug=slug)
    official_text = queries.current_text(resolution)
    if official_text is None:
        raise Http404
    context = {
        "resolution": resolution,
        "official_text": official_text,
        "clauses": list(official_text.clauses.all()),
        "manages": queries.manages(user, resolution),
    }
    return render(request, "learning/library/official_text.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@no_shared_cache
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """For officers: the versions there are, and a form for the next."""
    resolution = get_object_or_404(queries.resolutions_managed_by(user_of(request)), slug=slug)
    form = OfficialTextForm(request.POST, request.FILES) if request.method == "POST" else OfficialTextForm()
    if form.is_valid():
        taken = take_in(request, resolution, form)
        if taken:
            return redirect("library:review", slug=slug, public_id=taken.public_id)
    versions = queries.versions_of(resolution)
    context = {"resolution": resolution, "form": form, "versions": versions}
    return render(request, "learning/library/upload.html", context, status=422 if form.errors else 200)


def take_in(request: HttpRequest, resolution: ResolutionPage, form: OfficialTextForm) -> OfficialText | None:
    """Hand the file to the action; a refusal becomes the field's error."""
    uploaded = form.cleaned_data["file"]
    try:
        return upload_official_text(
            resolution=resolution, content=uploaded.read(), file_name=uploaded.name, by=user_of(request)
        )
    except FileRefused as refusal:
        form.add_error("file", str(refusal))
        return None


@require_safe
@no_shared_cache
def review(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """For officers: what was recognised in a version, its codes beside each clause."""
    text = managed_text(request, slug, public_id)
    clauses = list(text.clauses.all())
    anchors = {clause.anchor for clause in clauses if clause.anchor}
    cited = queries.cited_anchors(text.resolution) if text.state == OfficialTextState.READ else {}
    lost = {anchor: titles for anchor, titles in cited.items() if anchor not in anchors}
    context = {"text": text, "resolution": text.resolution, "clauses": clauses, "codes": len(anchors), "lost": lost}
    return render(request, "learning/library/review.html", context)


@require_POST
def use(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Put a version to use."""
    text = managed_text(request, slug, public_id)
    if use_official_text(text=text, by=user_of(request)):
        messages.success(request, _("Đã dùng bản này làm văn bản gốc. Bản trước vẫn được giữ."))
    return redirect("library:review", slug=slug, public_id=public_id)


@require_POST
def discard(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Put a version aside."""
    text = managed_text(request, slug, public_id)
    if discard_official_text(text=text, by=user_of(request)):
        messages.success(request, _("Đã bỏ bản này, không dùng. Tệp vẫn được giữ trong danh sách các bản."))
    return redirect("library:upload", slug=slug)


@require_safe
@cache_control(private=True, max_age=3600)
def download(request: HttpRequest, slug: str, public_id: str) -> FileResponse:
    """The file as it was uploaded, never shown inline and never guessed at."""
    texts = queries.official_texts_visible_to(user_of(request)).exclude(file="")
    text = get_object_or_404(texts, resolution__slug=slug, public_id=public_id)
    response = FileResponse(
        text.file.open("rb"), as_attachment=True, filename=text.file_name, content_type=text.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def managed_text(request: HttpRequest, slug: str, public_id: str) -> OfficialText:
    """A version of a resolution that the officer manages; 404 for everyone else."""
    managed = queries.resolutions_managed_by(user_of(request)).values("pk")
    texts = OfficialText.objects.filter(resolution__in=managed, resolution__slug=slug)
    return get_object_or_404(texts.select_related("resolution__owner_unit", "reading"), public_id=public_id)
