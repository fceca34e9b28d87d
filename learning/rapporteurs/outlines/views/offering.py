"""Which outline is spoken from at a session."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from learning.rapporteurs.outlines import actions, queries
from learning.rapporteurs.outlines.forms import OfferForm
from learning.rapporteurs.outlines.models import OutlineOffer
from learning.rapporteurs.outlines.views.doors import do
from learning.rapporteurs.queries import with_people
from members.access.request import user_of


def choose(request: HttpRequest, assignment_id: str) -> HttpResponse:
    """By the speaker, or by who plans the conference; sent empty, none."""
    user = user_of(request)
    mine = with_people(queries.assignments_offered_by(user))
    assignment = get_object_or_404(mine, public_id=assignment_id)
    offered = queries.offerable_for(assignment, user).order_by("folded_title", "pk")
    known = OutlineOffer.objects.filter(assignment=assignment).select_related("outline").first()
    form = OfferForm(request.POST or None, offered=offered, initial={"outline": known.outline if known else None})
    if request.method == "POST" and form.is_valid():
        outline = form.cleaned_data["outline"]
        if outline:
            said = _("Đã đưa đề cương ra hội nghị. Người dự lớp đọc được trên trang hội nghị.")
            do(request, lambda: actions.offer(assignment=assignment, outline=outline, by=user), said)
        else:
            do(request, lambda: actions.take_off_offer(assignment=assignment, by=user), _("Chưa có đề cương nào."))
        return redirect("conferences:detail", assignment.session.study_class.conference.public_id)
    context = {"assignment": assignment, "form": form, "any": offered.exists()}
    return render(request, "learning/rapporteurs/outlines/offer.html", context, status=422 if form.errors else 200)
