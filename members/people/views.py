"""One's own page: who the system takes one for, roles, password, language."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from members.access.actions import keep_new_password
from members.access.request import user_of
from members.people.forms import ChangePasswordForm


def profile(request: HttpRequest) -> HttpResponse:
    """What is recorded about the signed-in member in this slice."""
    user = user_of(request)
    memberships = user.member.memberships.select_related("unit").order_by("-joined_on", "-pk")
    today = timezone.localdate()
    grants = [grant for grant in user.member.grants.select_related("unit") if grant.is_in_force(today)]
    context = {"member": user.member, "memberships": memberships, "grants": grants}
    return render(request, "members/people/profile.html", context)


@sensitive_post_parameters()
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; this session stays, all others end."""
    form = ChangePasswordForm(user_of(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_new_password(form)
        update_session_auth_hash(request, form.user)
        messages.success(request, _("Đã đổi mật khẩu."))
        return redirect("people:profile")
    return render(request, "members/people/change_password.html", {"form": form})
