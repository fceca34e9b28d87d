"""Who speaks at a session, for the officer who plans the conference."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.conferences.models import Session
from learning.conferences.views.doors import planned_by
from learning.rapporteurs import actions, queries
from learning.rapporteurs.choices import Field
from learning.rapporteurs.choosing import available_for
from learning.rapporteurs.forms import AssignmentForm, ReasonForm
from members.access.request import officer_of


def assign(request: HttpRequest, public_id: str, session_id: str) -> HttpResponse:
    """Choose by what people know best; `linh-vuc` narrows the choice."""
    user, conference = planned_by(request, public_id)
    sessions = Session.objects.filter(study_class__conference=conference, study_class__kind="REGULAR")
    session = get_object_or_404(sessions.select_related("study_class__conference__unit__level"), public_id=session_id)
    wanted = queries.Wanted(field=request.GET.get("linh-vuc", ""))
    today = timezone.localdate()
    offered = queries.in_order(queries.narrowed(available_for(conference, user), wanted, today))
    form = AssignmentForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.is_valid():
        try:
            actions.assign(session=session, by=user, **form.cleaned_data)
            messages.success(request, _("Đã phân công. Báo cáo viên và người dự phòng đã được báo."))
            return redirect("conferences:detail", public_id)
        except actions.RapporteurRefused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "conference": conference,
        "session": session,
        "form": form,
        "wanted": wanted,
        "fields": Field.choices,
        "only_province": session.study_class.conference.unit.level.code == "PROVINCE"
        and queries.rules_today().province_takes_province_only,
    }
    return render(request, "learning/rapporteurs/assign.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, assignment_id: str) -> HttpResponse:
    """Not by them after all."""
    user = officer_of(request)
    mine = queries.with_people(queries.assignments_editable_by(user)).select_related("part__conference")
    assignment = get_object_or_404(mine, public_id=assignment_id)
    form = ReasonForm(request.POST)
    if form.is_valid():
        actions.withdraw(assignment=assignment, reason=form.cleaned_data["reason"], by=user)
        messages.success(request, _("Đã thu hồi phân công và báo cho hai đồng chí."))
    else:
        messages.error(request, _("Đồng chí ghi lý do thu hồi phân công."))
    return redirect("conferences:detail", assignment.session.study_class.conference.public_id)
