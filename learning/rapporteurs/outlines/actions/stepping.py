"""The stages of an outline: each step checked, taken once, told to those concerned."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from foundation.reviews.actions import StepRefused, take_step
from foundation.reviews.models import ReviewStep
from learning.rapporteurs.outlines.actions.reading import refuse
from learning.rapporteurs.outlines.actions.refusal import OutlineRefused
from learning.rapporteurs.outlines.choices import VersionState
from learning.rapporteurs.outlines.flow import APPROVE, ASK_CHANGES, OUTLINE, QUARANTINE, SEND_DOWN, SUBMIT, WITHDRAW
from learning.rapporteurs.outlines.models import Outline
from learning.rapporteurs.outlines.queries import current_version, reviewers_of
from learning.rapporteurs.outlines.rules.parts import missing
from members.access.models import User

TO_AUTHOR: dict[str, str | Promise] = {
    ASK_CHANGES: _("Đề cương của đồng chí cần sửa"),
    APPROVE: _("Đề cương của đồng chí đã được duyệt"),
    SEND_DOWN: _("Đề cương của đồng chí đã được gửi cấp dưới làm đề cương cơ bản"),
    WITHDRAW: _("Việc duyệt đề cương của đồng chí đã được thu hồi"),
    QUARANTINE: _("Đề cương của đồng chí được đưa ra khỏi hệ thống vì có nội dung mật"),
}


@transaction.atomic
def step(*, outline: Outline, name: str, by: User, reason: str = "", seen: int | None = None) -> ReviewStep:
    """Take the step (see `foundation.reviews`); raises `OutlineRefused` when it cannot be taken.

    What is submitted has been read whole and says where each required part stands (`R26`).
    """
    if name == SUBMIT:
        _check_complete(outline)
    try:
        taken = take_step(flow=OUTLINE, target=outline, name=name, by=by, reason=reason, seen=seen)
    except StepRefused as refusal:
        raise OutlineRefused(str(refusal)) from refusal
    Outline.objects.filter(pk=outline.pk).update(changed_at=timezone.now())
    _tell(outline, taken)
    return taken


def _check_complete(outline: Outline) -> None:
    if outline.versions.filter(state=VersionState.READING).exists():
        raise OutlineRefused(_now("Bản mới đang được dựng trang. Đồng chí chờ ít phút rồi gửi."))
    version = current_version(outline)
    if version is None:
        raise OutlineRefused(_now("Chưa có bản nào đọc được. Đồng chí tải tệp khác lên."))
    lacking = missing(version.places.values_list("part", flat=True))
    if lacking:
        names = ", ".join(str(part.label).lower() for part in lacking)
        raise OutlineRefused(
            _now("Chưa thấy: %(parts)s. Đồng chí bổ sung, hoặc chỉ rõ ở trang nào.") % {"parts": names}
        )


def _tell(outline: Outline, taken: ReviewStep) -> None:
    title: str | Promise = TO_AUTHOR.get(taken.name, _("Có đề cương chờ đồng chí thẩm định"))
    if taken.name == SUBMIT:
        recipients = reviewers_of(outline)
    elif taken.name in TO_AUTHOR and taken.by_id != outline.author_id:
        recipients = [outline.author_id]
    else:
        return
    notify(
        recipients=recipients,
        cause=f"outline:{outline.public_id}:{taken.number}",
        kind=NoticeKind.REVIEW,
        title=title,
        body=outline.title,
        address=reverse("outlines:detail", args=[outline.public_id]),
    )


@transaction.atomic
def quarantine(*, outline: Outline, by: User, reason: str) -> None:
    """Something classified got in: every version's file and pages go at once, and nobody reads the outline (`R46`).

    Raises `OutlineRefused` for someone who neither wrote nor reviews it, and without a reason.
    """
    step(outline=outline, name=QUARANTINE, by=by, reason=reason)
    for version in outline.versions.exclude(state=VersionState.REFUSED).select_related("file"):
        refuse(version, _now("Đưa ra khỏi hệ thống vì có nội dung mật."))
        version.comments.all().delete()
