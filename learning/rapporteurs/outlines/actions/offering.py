"""Only an approved outline is offered at a conference (`R26`, `CB3.3`)."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.rapporteurs.models import Assignment
from learning.rapporteurs.outlines.actions.refusal import OutlineRefused
from learning.rapporteurs.outlines.models import Outline, OutlineOffer
from learning.rapporteurs.outlines.queries import assignments_offered_by, offerable_for
from members.access.models import User


@transaction.atomic
def offer(*, assignment: Assignment, outline: Outline, by: User) -> OutlineOffer:
    """The speaker speaks from this outline; everyone of the class may read it while it is approved.

    Offered again it stays one; another outline takes the place of the first. Raises `OutlineRefused` for an outline
    that is not approved, not of the campaign's resolutions, or unknown to the person, and for others' assignments.
    """
    if not assignments_offered_by(by).filter(pk=assignment.pk).exists():
        raise OutlineRefused(_("Chỉ báo cáo viên được phân công hoặc người lập hội nghị chọn đề cương."))
    if not offerable_for(assignment, by).filter(pk=outline.pk).exists():
        raise OutlineRefused(_("Chỉ đề cương đã duyệt, của văn bản trong đợt học tập, mới đưa ra hội nghị được."))
    made, new = OutlineOffer.objects.get_or_create(assignment=assignment, defaults={"outline": outline, "by": by})
    before = made.outline.public_id
    if not new and made.outline_id != outline.pk:
        OutlineOffer.objects.filter(pk=made.pk).update(outline=outline, by=by)
        made.refresh_from_db()
    if new or before != outline.public_id:
        told = {"assignment": assignment.public_id}
        record(actor=by, verb="offer_outline", target=outline, before={} if new else {"outline": before}, after=told)
    return made


@transaction.atomic
def take_off_offer(*, assignment: Assignment, by: User) -> bool:
    """Not this outline after all; False when none is offered."""
    if not assignments_offered_by(by).filter(pk=assignment.pk).exists():
        raise OutlineRefused(_("Chỉ báo cáo viên được phân công hoặc người lập hội nghị chọn đề cương."))
    made = OutlineOffer.objects.filter(assignment=assignment).select_related("outline").first()
    if made is None:
        return False
    record(actor=by, verb="take_off_outline", target=made.outline, before={"assignment": assignment.public_id})
    made.delete()
    return True
