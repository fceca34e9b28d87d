"""Materials that are not read section by section: questions, pictures, films and audio pieces."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from foundation.policies.kinds import WatchingRules
from foundation.policies.queries import values_in_force
from learning.library.choices import MaterialKind
from learning.library.models import InfographicPage, QuestionAnswerPage, RecordingPage
from learning.library.models import StudyMaterialPage as Material
from learning.library.supplements import address_to_add, appended_for
from learning.library.views.guests import member_of
from learning.library.visibility import reader_of
from media.video.choices import RecordingState
from media.video.queries import visible_to
from media.watching.queries import watched_by
from media.watching.rules import percent

no_shared_cache = cache_control(private=True, no_cache=True)


@dataclass
class Question:
    """A question, its answer, and where a link to it leads."""

    anchor: str
    asked: str
    answer: Any


@dataclass
class QuestionGroup:
    """Questions below one heading; before the first heading it is empty."""

    heading: str = ""
    questions: list[Question] = field(default_factory=list)


def common(request: HttpRequest, page: Material, **more: Any) -> dict[str, Any]:
    """What every material's page shows."""
    return {
        "material": page,
        "kind": MaterialKind(page.material_kind).label,
        "resolution": page.resolution,
        "guest": member_of(request) is None,
        "supplements": appended_for(page.pk, page.scope_path or "", reader_of(request)) if page.pk else [],
        "add_supplement": address_to_add(page.pk, page.scope_path or "", reader_of(request)) if page.pk else "",
        **more,
    }


@require_safe
@no_shared_cache
def questions(request: HttpRequest, page: QuestionAnswerPage) -> HttpResponse:
    """All questions, folded up; the browser's own search opens what it finds."""
    return render(request, "learning/library/questions.html", common(request, page, groups=grouped(page.body)))


def grouped(body: Iterable[Any]) -> list[QuestionGroup]:
    """The questions under their headings; headings without a question are left out."""
    groups = [QuestionGroup()]
    for number, block in enumerate(body, start=1):
        if block.block_type == "heading":
            groups.append(QuestionGroup(str(block.value)))
        else:
            # A block keeps its key when others are moved; a draft's preview has none yet.
            anchor = f"cau-{(block.id or str(number))[:8]}"
            groups[-1].questions.append(Question(anchor, block.value["question"], block.value["answer"]))
    return [group for group in groups if group.questions]


@require_safe
@no_shared_cache
def infographic(request: HttpRequest, page: InfographicPage) -> HttpResponse:
    """The picture, and all of it in words."""
    return render(request, "learning/library/infographic.html", common(request, page))


@require_safe
@no_shared_cache
def recording(request: HttpRequest, page: RecordingPage) -> HttpResponse:
    """The player, if what it plays is still published for the reader, and how far one has come."""
    found = visible_to(reader_of(request)).filter(state=RecordingState.PUBLISHED).select_related("live")
    shown = found.prefetch_related("captions").filter(pk=page.recording_id).first()
    member = member_of(request)
    watched = watched_by(member, [shown]).get(shown.pk, 0) if member and shown else 0
    context = common(
        request,
        page,
        recording=shown,
        counts=member is not None,
        captions=list(shown.captions.all()) if shown else [],
        percent=percent(watched, shown.live.duration_ms) if shown and shown.live else 0,
        enough=values_in_force(WatchingRules, timezone.localdate()).least_percent,
    )
    return render(request, "learning/library/recording.html", context)
