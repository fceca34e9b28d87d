"""Who chairs, opens, presents, closes: from the roll, or by name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.conferences import actions
from learning.conferences.choices import Part
from learning.conferences.forms import PartForm
from learning.conferences.queries import people_to_choose
from learning.conferences.views.doors import do, planned_by
from members.access.queries import members_visible_to


def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """`tim` looks for someone in the roll, `dang_vien` takes them; else the name is written."""
    user, conference = planned_by(request, public_id)
    chosen, words = request.GET.get("dang_vien", ""), request.GET.get("tim", "")
    member = get_object_or_404(members_visible_to(user), public_id=chosen) if chosen else None
    form = PartForm(request.POST or None, member=member)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"part": Part(form.cleaned_data["part"])}
        given = lambda: actions.add_part(conference=conference, member=member, by=user, **data)  # noqa: E731
        do(request, given, _("Đã ghi người điều hành hội nghị."))
        return redirect("conferences:detail", conference.public_id)
    found = people_to_choose(user, words)
    context = {"conference": conference, "form": form, "member": member, "words": words, "found": found}
    return render(request, "learning/conferences/part.html", context)


@require_POST
def remove(request: HttpRequest, public_id: str, part_id: str) -> HttpResponse:
    """Not by them after all."""
    user, conference = planned_by(request, public_id)
    part = get_object_or_404(conference.parts.select_related("conference"), public_id=part_id)
    do(request, lambda: actions.remove_part(part=part, by=user), _("Đã bỏ người này khỏi phần điều hành."))
    return redirect("conferences:detail", conference.public_id)
