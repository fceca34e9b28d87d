"""Those who oversee the author read what was handed in, and accept it or return it for a reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from assessments.essays.actions import accept_essay, return_essay
from assessments.essays.choices import EssayState
from assessments.essays.forms import AcceptForm, ReturnForm
from assessments.essays.models import Essay
from assessments.essays.queries import essays_judged_by, waiting_for, with_origin
from assessments.essays.views import shown_parts
from members.access.request import user_of
from members.access.scope import OVERSEER_ROLES, holds

PAGE = 20


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Essays waiting where the user oversees, the longest waiting first."""
    user = user_of(request)
    if not holds(user, *OVERSEER_ROLES):
        raise Http404
    page = Paginator(waiting_for(user), PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/essays/waiting.html", {"page": page})


def judged(request: HttpRequest, essay_id: str) -> Essay:
    """An essay that the user may judge; 404 for any other, one's own too."""
    return get_object_or_404(with_origin(essays_judged_by(user_of(request))), public_id=essay_id)


def page_of(request: HttpRequest, essay: Essay, form: ReturnForm) -> HttpResponse:
    """The text, and the two decisions while it waits."""
    context = {
        "essay": essay,
        "parts": shown_parts(essay),
        "form": form,
        "waits": essay.state == EssayState.SUBMITTED,
        "decisions": essay.decisions.select_related("by__member"),
    }
    return render(request, "assessments/essays/judge.html", context)


@require_GET
@never_cache
def judge(request: HttpRequest, essay_id: str) -> HttpResponse:
    """Read it."""
    essay = judged(request, essay_id)
    return page_of(request, essay, ReturnForm(initial={"revision": essay.revision}))


@require_POST
def accept(request: HttpRequest, essay_id: str) -> HttpResponse:
    """Accept what was read: the duty is done."""
    essay, form = judged(request, essay_id), AcceptForm(request.POST)
    read = form.cleaned_data["revision"] if form.is_valid() else -1
    done = accept_essay(essay=essay, revision=read, by=user_of(request), at=timezone.now())
    say(request, done, _("Đã công nhận bài thu hoạch của %(name)s.") % {"name": essay.author.full_name})
    return redirect("essays:waiting")


@require_POST
def send_back(request: HttpRequest, essay_id: str) -> HttpResponse:
    """Return it for a reason; without one the page asks for it."""
    essay, form = judged(request, essay_id), ReturnForm(request.POST)
    if not form.is_valid():
        return page_of(request, essay, form)
    done = return_essay(essay=essay, by=user_of(request), at=timezone.now(), **form.cleaned_data)
    say(request, done, _("Đã trả lại bài để %(name)s bổ sung.") % {"name": essay.author.full_name})
    return redirect("essays:waiting")


def say(request: HttpRequest, done: bool, sentence: str) -> None:
    """What was done; or that somebody else was first."""
    if done:
        messages.success(request, sentence)
    else:
        messages.info(request, _("Bài này đã được xem xét hoặc đã thay đổi. Đồng chí mở lại bài để đọc bản mới nhất."))
