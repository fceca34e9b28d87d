"""The question bank's screens, for officers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.bank.actions import (
    EditedMeanwhile,
    QuestionInUse,
    edit_question,
    restore_question,
    retire_question,
    write_question,
)
from assessments.bank.forms import IN_USE, RETIRED, FilterForm, QuestionForm, values_of
from assessments.bank.models import Question
from assessments.bank.queries import active, matching, questions_visible_to, retired, versions_of, with_current
from learning.campaigns.queries import top_units_of_officer
from members.access.request import officer_of, user_of

PER_PAGE = 25


def own_question(request: HttpRequest, question_id: str) -> Question:
    """A question the officer sees, with what it says; else 404."""
    found = questions_visible_to(officer_of(request)).select_related("current", "resolution", "unit")
    return get_object_or_404(found, public_id=question_id)


def filtered(questions: QuerySet[Question], form: FilterForm) -> QuerySet[Question]:
    """The questions that the filter lets through; those in use unless it says otherwise."""
    data = form.cleaned_data if form.is_valid() else {}
    state = data.get("trang_thai") or IN_USE
    if state in (IN_USE, RETIRED):
        questions = active(questions) if state == IN_USE else retired(questions)
    if resolution := data.get("van_ban"):
        questions = questions.filter(resolution=resolution)
    return matching(questions, data.get("tim", ""))


def question_list(request: HttpRequest) -> HttpResponse:
    """The bank, filtered, a page at a time."""
    user = officer_of(request)
    form = FilterForm(request.GET, user=user)
    questions = with_current(filtered(questions_visible_to(user), form))
    page = Paginator(questions, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "assessments/bank/list.html", {"page": page, "filter": form})


def create(request: HttpRequest) -> HttpResponse:
    """Write a question into the bank of the officer's highest unit."""
    user = officer_of(request)
    form = QuestionForm(request.POST or None, user=user, initial={"kind": "SINGLE"})
    if request.method == "POST" and form.is_valid():
        unit = top_units_of_officer(user)[0]
        question = write_question(unit=unit, by=user, **form.content())
        messages.success(request, _("Đã thêm câu hỏi vào ngân hàng."))
        return redirect("bank:create") if "add-next" in request.POST else redirect("bank:detail", question.public_id)
    return render(request, "assessments/bank/form.html", {"form": form, "question": None})


def detail(request: HttpRequest, question_id: str) -> HttpResponse:
    """What the question says now, and everything it ever said."""
    question = own_question(request, question_id)
    context = {
        "question": question,
        "versions": versions_of(question),
        "quizzes": [link.quiz for link in question.in_quizzes.select_related("quiz").order_by("-quiz")],
    }
    return render(request, "assessments/bank/detail.html", context)


def edit(request: HttpRequest, question_id: str) -> HttpResponse:
    """Save the next version; when someone else did meanwhile, say so and lose nothing."""
    question = own_question(request, question_id)
    user = officer_of(request)
    form = QuestionForm(request.POST or None, user=user, initial=values_of(question))
    if request.method == "POST" and form.is_valid():
        base = form.cleaned_data["base"] or 0
        try:
            edit_question(question=question, base=base, by=user, **form.content())
        except EditedMeanwhile:
            form.add_error(
                None, _("Người khác vừa lưu một phiên bản mới. Đồng chí mở câu hỏi ở thẻ khác để đối chiếu.")
            )
        else:
            messages.success(request, _("Đã lưu. Các lượt làm bài bắt đầu từ bây giờ dùng phiên bản mới."))
            return redirect("bank:detail", question_id)
    return render(request, "assessments/bank/form.html", {"form": form, "question": question})


@require_POST
def retire(request: HttpRequest, question_id: str) -> HttpResponse:
    """Out of use, unless a ready survey still asks it."""
    question = own_question(request, question_id)
    try:
        retire_question(question=question, by=user_of(request), at=timezone.now())
    except QuestionInUse as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Câu hỏi đã ngừng dùng. Các bài đã làm vẫn giữ nguyên."))
    return redirect("bank:detail", question_id)


@require_POST
def restore(request: HttpRequest, question_id: str) -> HttpResponse:
    """Back into use."""
    restore_question(question=own_question(request, question_id), by=user_of(request))
    messages.success(request, _("Câu hỏi dùng lại được."))
    return redirect("bank:detail", question_id)
