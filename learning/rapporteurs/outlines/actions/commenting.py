"""Reviewers remark on a page and a passage; the author answers, and one of the two closes the remark."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from foundation.audit.actions import record
from foundation.notifications.actions import notify
from foundation.notifications.choices import NoticeKind
from learning.rapporteurs.outlines.access import reviews, writes
from learning.rapporteurs.outlines.actions.refusal import OutlineRefused
from learning.rapporteurs.outlines.choices import OutlineState
from learning.rapporteurs.outlines.models import OutlineComment, OutlineVersion
from learning.rapporteurs.outlines.models.versions import LONGEST_PASSAGE
from learning.rapporteurs.outlines.rules.passages import stands_on
from members.access.models import User


@transaction.atomic
def comment(*, version: OutlineVersion, page: int, passage: str, text: str, key: str, by: User) -> OutlineComment:
    """A remark on the page, and on the passage when one is quoted; sent again with the same `key` it stays one.

    Raises `OutlineRefused` for anyone but the board of the same level, while the outline is not before it, for a page
    that is not there, and for a passage that does not stand on it.
    """
    whole_key = f"{by.pk}:{key}"[:40]
    known = OutlineComment.objects.filter(key=whole_key).first()
    if known:
        return known
    if not reviews(version.outline, by) or version.outline.state == OutlineState.DRAFT:
        raise OutlineRefused(_now("Chỉ ban tuyên giáo cùng cấp góp ý, khi đề cương đã gửi thẩm định."))
    row = version.pages.filter(number=page).first()
    if row is None:
        raise OutlineRefused(_now("Không có trang %(page)d.") % {"page": page})
    if passage.strip() and row.lines and not stands_on(passage, row.lines):
        raise OutlineRefused(
            _now("Trang %(page)d không có đoạn này. Đồng chí chép vài chữ trong trang.") % {"page": page}
        )
    told = {"page": page, "passage": passage.strip()[:LONGEST_PASSAGE], "text": text.strip()}
    made, new = OutlineComment.objects.get_or_create(key=whole_key, defaults={"version": version, "by": by, **told})
    if new:
        record(
            actor=by, verb="comment_outline", target=version.outline, after={"page": page, "version": version.number}
        )
        _tell_author(version)
    return made


def _tell_author(version: OutlineVersion) -> None:
    """Once a version: the remarks that follow are found on the same page."""
    outline = version.outline
    notify(
        recipients=[outline.author_id],
        cause=f"outline:{outline.public_id}:comments:{version.number}",
        kind=NoticeKind.REVIEW,
        title=_("Đề cương của đồng chí có góp ý"),
        body=outline.title,
        address=reverse("outlines:detail", args=[outline.public_id]),
    )


@transaction.atomic
def close_comment(*, remark: OutlineComment, answer: str, by: User) -> bool:
    """Answered and done; False when closed already. The author answers, or the one who wrote it takes it as done."""
    if not (writes(remark.version.outline, by) or remark.by_id == by.pk):
        raise OutlineRefused(_now("Chỉ tác giả hoặc người góp ý khép lại góp ý này."))
    open_ones = OutlineComment.objects.filter(pk=remark.pk, closed_at__isnull=True)
    if not open_ones.update(answer=answer.strip(), closed_by=by, closed_at=timezone.now()):
        return False
    record(actor=by, verb="close_outline_comment", target=remark.version.outline, after={"comment": remark.public_id})
    return True
