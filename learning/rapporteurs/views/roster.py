"""The roster: looking through it, putting people on it, the yearly review."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.documents.responses import XLSX, download
from learning.conferences.queries import people_to_choose
from learning.rapporteurs import actions, queries
from learning.rapporteurs.choices import Field, Language, RapporteurLevel
from learning.rapporteurs.exports import workbook
from learning.rapporteurs.forms import RapporteurForm, ReasonForm, ReviewForm
from learning.rapporteurs.models import Rapporteur
from members.access.models import User
from members.access.request import officer_of, user_of

PAGE = 30


def wanted_of(request: HttpRequest) -> queries.Wanted:
    """What the address narrows the list to."""
    asked = request.GET
    return queries.Wanted(
        words=asked.get("tim", ""),
        level=asked.get("cap", ""),
        field=asked.get("linh-vuc", ""),
        language=asked.get("tieng", ""),
        overdue=asked.get("qua-han") == "1",
    )


@require_safe
def roster(request: HttpRequest) -> HttpResponse:
    """Rapporteurs of the officer's units and of the boards above."""
    user, today, wanted = officer_of(request), timezone.localdate(), wanted_of(request)
    serving = queries.serving(queries.visible_to(user))
    rows = queries.in_order(queries.narrowed(serving, wanted, today))
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "today": today,
        "levels": RapporteurLevel.choices,
        "fields": Field.choices,
        "languages": Language.choices,
        "overdue": queries.serving(queries.editable_by(user)).filter(review_due_on__lt=today).count(),
        "query": request.GET.urlencode(),
    }
    return render(request, "learning/rapporteurs/list.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, as an Excel file."""
    user, today = officer_of(request), timezone.localdate()
    rows = queries.in_order(queries.narrowed(queries.serving(queries.visible_to(user)), wanted_of(request), today))
    name = _("Danh sách báo cáo viên %(day)s.xlsx") % {"day": f"{today:%d-%m-%Y}"}
    return download(workbook(rows, today), name, XLSX)


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Find the person to put on the roster."""
    user, words = officer_of(request), request.GET.get("tim", "")
    free = queries.people_to_recognise(user)
    found = people_to_choose(user, words)
    open_to = set(free.filter(pk__in=[person.pk for person in found]).values_list("pk", flat=True))
    rows = [(person, person.pk in open_to) for person in found]
    return render(request, "learning/rapporteurs/choose.html", {"words": words, "rows": rows})


def create(request: HttpRequest, member_id: str) -> HttpResponse:
    """Put the person on the roster."""
    user = officer_of(request)
    member = get_object_or_404(queries.people_to_recognise(user), public_id=member_id)
    form = RapporteurForm(request.POST or None, units=queries.units_keeping(user))
    if request.method == "POST" and form.is_valid():
        try:
            unit = form.cleaned_data["unit"]
            row = actions.recognise(member=member, unit=unit, facts=form.facts(), by=user)
            messages.success(request, _("Đã đưa vào danh sách báo cáo viên."))
            return redirect("rapporteurs:detail", row.public_id)
        except actions.RapporteurRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "name": member.full_name, "row": None}
    return render(request, "learning/rapporteurs/form.html", context, status=422 if form.errors else 200)


@require_safe
def detail(request: HttpRequest, rapporteur_id: str) -> HttpResponse:
    """What stands on the roster, the reviews, where the person speaks; one's own too."""
    user = user_of(request)
    row = get_object_or_404(queries.in_order(queries.visible_to(user)), public_id=rapporteur_id)
    return _show(request, user, row)


def _show(
    request: HttpRequest,
    user: User,
    row: Rapporteur,
    reviewing: ReviewForm | None = None,
    releasing: ReasonForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    speaking = queries.with_people(queries.live(row.assignments.all()))
    manages, is_own = queries.editable_by(user).filter(pk=row.pk).exists(), row.member_id == user.member_id
    reviews = row.reviews.select_related("by__member") if manages or is_own else None
    context = {
        "row": row,
        "today": today,
        "overdue": row.is_overdue(today),
        "reviews": reviews,
        "reviewed_this_year": row.reviews.filter(year=today.year).exists(),
        "assignments": speaking.order_by("-session__starts_at")[:20],
        "manages": manages,
        "is_own": is_own,
        "reviewing": reviewing or ReviewForm(),
        "releasing": releasing or ReasonForm(),
    }
    return render(request, "learning/rapporteurs/detail.html", context, status=422 if reviewing or releasing else 200)


def _managed(request: HttpRequest, rapporteur_id: str) -> tuple[User, Rapporteur]:
    """The officer and a rapporteur whom their board keeps; 404 for everyone else."""
    user = officer_of(request)
    return user, get_object_or_404(queries.in_order(queries.editable_by(user)), public_id=rapporteur_id)


def edit(request: HttpRequest, rapporteur_id: str) -> HttpResponse:
    """Correct what stands there."""
    user, row = _managed(request, rapporteur_id)
    form = RapporteurForm(request.POST or None, units=[], row=row)
    if request.method == "POST" and form.is_valid():
        actions.correct(rapporteur=row, facts=form.facts(), by=user)
        messages.success(request, _("Đã lưu thay đổi."))
        return redirect("rapporteurs:detail", row.public_id)
    context = {"form": form, "name": row.member.full_name, "row": row}
    return render(request, "learning/rapporteurs/form.html", context, status=422 if form.errors else 200)


@require_POST
def review(request: HttpRequest, rapporteur_id: str) -> HttpResponse:
    """The yearly review."""
    user, row = _managed(request, rapporteur_id)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _show(request, user, row, reviewing=form)
    _do(request, lambda: actions.review(rapporteur=row, by=user, **form.cleaned_data), _("Đã ghi kết quả rà soát."))
    return redirect("rapporteurs:detail", row.public_id)


@require_POST
def release(request: HttpRequest, rapporteur_id: str) -> HttpResponse:
    """No longer a rapporteur."""
    user, row = _managed(request, rapporteur_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _show(request, user, row, releasing=form)
    reason = form.cleaned_data["reason"]
    _do(
        request,
        lambda: actions.release(rapporteur=row, reason=reason, by=user),
        _("Đồng chí này đã thôi làm báo cáo viên."),
    )
    return redirect("rapporteurs:detail", row.public_id)


def _do(request: HttpRequest, action: Callable[[], object], done: str) -> None:
    try:
        action()
        messages.success(request, done)
    except actions.RapporteurRefused as refusal:
        messages.error(request, str(refusal))
