"""Surveys' screens, for officers: draft, pick questions, offer, withdraw."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.bank.forms import FilterForm
from assessments.bank.models import Question
from assessments.bank.queries import matching
from assessments.quizzes.actions import (
    NotADraft,
    NotReady,
    copy_quiz,
    create_quiz,
    delete_draft,
    edit_draft,
    make_ready,
    pick_questions,
    withdraw_quiz,
)
from assessments.quizzes.choices import QuizState
from assessments.quizzes.forms import QuizForm, first_values
from assessments.quizzes.models import Quiz
from assessments.quizzes.queries import (
    pickable,
    picked_questions,
    quizzes_visible_to,
    required_in,
    titled,
    with_counts,
)
from foundation.policies.kinds import SurveyDefaults
from foundation.policies.queries import values_in_force
from learning.campaigns.queries import top_units_of_officer
from members.access.request import officer_of

PER_PAGE = 25
MOST_SHOWN = 200
"""Questions offered at once for picking; searching narrows them down."""


def own_quiz(request: HttpRequest, quiz_id: str) -> Quiz:
    """A survey the officer sees; else 404."""
    found = quizzes_visible_to(officer_of(request)).select_related("resolution", "unit")
    return get_object_or_404(found, public_id=quiz_id)


def own_draft(request: HttpRequest, quiz_id: str) -> Quiz:
    """The same, still a draft: of anything else there is no form."""
    quiz = own_quiz(request, quiz_id)
    if quiz.state != QuizState.DRAFT:
        raise Http404
    return quiz


def quiz_list(request: HttpRequest) -> HttpResponse:
    """The officer's surveys, the newest first."""
    wanted = request.GET.get("tim", "")[:100]
    quizzes = with_counts(titled(quizzes_visible_to(officer_of(request)), wanted))
    page = Paginator(quizzes, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/quizzes/list.html", {"page": page, "wanted": wanted})


def create(request: HttpRequest) -> HttpResponse:
    """A draft with the defaults of the policy in force; picking questions comes next."""
    user = officer_of(request)
    defaults = first_values(values_in_force(SurveyDefaults, timezone.localdate()))
    form = QuizForm(request.POST or None, user=user, initial=defaults)
    if request.method == "POST" and form.is_valid():
        quiz = create_quiz(unit=top_units_of_officer(user)[0], by=user, **form.cleaned_data)
        messages.success(request, _("Đã lưu bản nháp. Đồng chí chọn câu hỏi cho phiếu."))
        return redirect("quizzes:pick", quiz.public_id)
    return render(request, "assessments/quizzes/form.html", {"form": form, "quiz": None})


def detail(request: HttpRequest, quiz_id: str) -> HttpResponse:
    """Rules, questions, and what can be done with the survey now."""
    quiz = own_quiz(request, quiz_id)
    context = {"quiz": quiz, "picked": list(picked_questions(quiz)), "campaigns": required_in(quiz)}
    return render(request, "assessments/quizzes/detail.html", context)


def edit(request: HttpRequest, quiz_id: str) -> HttpResponse:
    """Change a draft's title, words and rules."""
    quiz = own_draft(request, quiz_id)
    form = QuizForm(request.POST or None, user=officer_of(request), instance=quiz)
    if request.method == "POST" and form.is_valid():
        try:
            edit_draft(quiz=form.instance)
        except NotADraft:
            messages.error(request, _("Phiếu vừa được chuyển sang sẵn sàng nên không sửa được nữa."))
        else:
            messages.success(request, _("Đã lưu bản nháp."))
        return redirect("quizzes:detail", quiz_id)
    return render(request, "assessments/quizzes/form.html", {"form": form, "quiz": quiz})


def pick(request: HttpRequest, quiz_id: str) -> HttpResponse:
    """Tick the bank's questions that may be drawn; what the filter hides stays as it is."""
    quiz, user = own_draft(request, quiz_id), officer_of(request)
    questions = pickable(user, quiz)
    if request.method == "POST":
        return _picked(request, quiz, {question.public_id: question for question in questions})
    form = FilterForm(request.GET, user=user)
    if form.is_valid():
        questions = matching(questions, form.cleaned_data["tim"])
        if resolution := form.cleaned_data["van_ban"]:
            questions = questions.filter(resolution=resolution)
    context = {"quiz": quiz, "filter": form, "questions": questions[:MOST_SHOWN], "most": MOST_SHOWN}
    return render(request, "assessments/quizzes/pick.html", context | {"pool": quiz.quiz_questions.count()})


def _picked(request: HttpRequest, quiz: Quiz, offered: dict[str, Question]) -> HttpResponse:
    shown, chosen = (
        [offered[public_id] for public_id in request.POST.getlist(name) if public_id in offered]
        for name in ("shown", "chosen")
    )
    try:
        pick_questions(quiz=quiz, shown=shown, chosen=chosen)
    except NotADraft:
        messages.error(request, _("Phiếu vừa được chuyển sang sẵn sàng nên không sửa được nữa."))
    else:
        count = quiz.quiz_questions.count()
        messages.success(request, _("Đã lưu. Phiếu có %(count)s câu.") % {"count": count})
    return redirect("quizzes:detail", quiz.public_id)


@require_POST
def ready(request: HttpRequest, quiz_id: str) -> HttpResponse:
    """Offer the survey to campaigns, or say what is missing."""
    quiz, user = own_quiz(request, quiz_id), officer_of(request)
    try:
        make_ready(quiz=quiz, by=user, at=timezone.now())
    except NotReady as error:
        for problem in error.problems:
            messages.error(request, problem)
    else:
        messages.success(request, _("Phiếu đã sẵn sàng. Đồng chí đưa vào đợt học tập để đảng viên làm."))
    return redirect("quizzes:detail", quiz_id)


@require_POST
def withdraw(request: HttpRequest, quiz_id: str) -> HttpResponse:
    """Nobody begins it any more; it can be offered again."""
    quiz, user = own_quiz(request, quiz_id), officer_of(request)
    withdraw_quiz(quiz=quiz, by=user, at=timezone.now())
    messages.success(request, _("Đã rút phiếu. Ai đang làm dở vẫn làm tiếp và nộp được."))
    return redirect("quizzes:detail", quiz_id)


@require_POST
def copy(request: HttpRequest, quiz_id: str) -> HttpResponse:
    """A new draft to go on from."""
    quiz, user = own_quiz(request, quiz_id), officer_of(request)
    new = copy_quiz(quiz=quiz, unit=top_units_of_officer(user)[0], by=user)
    messages.success(request, _("Đã sao chép thành bản nháp mới."))
    return redirect("quizzes:edit", new.public_id)


@require_POST
def delete(request: HttpRequest, quiz_id: str) -> HttpResponse:
    """Throw a draft away; its questions stay in the bank."""
    try:
        delete_draft(quiz=own_draft(request, quiz_id))
    except NotADraft:
        messages.error(request, _("Phiếu vừa được chuyển sang sẵn sàng nên không xóa được."))
        return redirect("quizzes:detail", quiz_id)
    messages.success(request, _("Đã xóa bản nháp. Câu hỏi vẫn còn trong ngân hàng."))
    return redirect("quizzes:list")
