"""The secretary's or officer's screen that grants one more attempt."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.attempts.actions import NoNeed, grant_extra_attempt
from assessments.attempts.forms import ExtraAttemptForm
from assessments.attempts.queries import overseen_survey_duties, standing_of
from assessments.quizzes.models import Quiz
from learning.campaigns.models import Duty
from members.access.request import user_of


def grant(request: HttpRequest, duty_id: str) -> HttpResponse:
    """Who it is for and how many attempts were used, never a mark; then a reason and one button."""
    duty: Duty = get_object_or_404(overseen_survey_duties(user_of(request)), public_id=duty_id)
    try:
        standing = standing_of(duty)
    except Quiz.DoesNotExist as error:
        raise Http404 from error
    form = ExtraAttemptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            grant_extra_attempt(duty=duty, reason=form.cleaned_data["reason"], by=user_of(request), at=timezone.now())
        except NoNeed:
            messages.info(request, _("Đảng viên vẫn còn lượt làm bài, chưa cần thêm."))
        else:
            messages.success(request, _("Đã thêm một lượt làm bài."))
        return redirect("attempts:grant", duty_id)
    context = {"duty": duty, "standing": standing, "member": duty.enrolment.member, "form": form}
    return render(request, "assessments/attempts/grant.html", context)
