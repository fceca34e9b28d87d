"""The stages of an outline, as a flow of `foundation.reviews`."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.reviews.rules import Flow, Step
from learning.rapporteurs.outlines.access import reviews, writes
from learning.rapporteurs.outlines.choices import OutlineState as S
from learning.rapporteurs.outlines.models import Outline
from members.access.models import User


def version_told(outline: Outline) -> dict[str, Any]:
    """Which version was meant."""
    version = outline.versions.filter(state="READ").order_by("-number").select_related("file").first()
    return {"version": version.number, "sha256": version.file.sha256 if version.file else ""} if version else {}


def author_of(outline: Outline) -> str:
    """The person concerned."""
    return outline.author.member.public_id


SUBMIT, TAKE_BACK, ASK_CHANGES, APPROVE = "submit", "take_back", "ask_changes", "approve"
SEND_DOWN, WITHDRAW, QUARANTINE = "send_down", "withdraw_approval", "quarantine"


def writes_or_reviews(outline: Outline, user: User) -> bool:
    """Whoever finds that something classified got in stops it at once (`R46`)."""
    return writes(outline, user) or reviews(outline, user)


OUTLINE = Flow(
    code="outline",
    states=tuple(S.values),
    beginning=S.DRAFT,
    subject=author_of,
    steps=(
        Step(
            SUBMIT, frozenset({S.DRAFT, S.CHANGES_ASKED}), S.SUBMITTED, writes, _("Gửi thẩm định"), facts=version_told
        ),
        Step(TAKE_BACK, frozenset({S.SUBMITTED}), S.DRAFT, writes, _("Rút lại để sửa")),
        Step(APPROVE, frozenset({S.SUBMITTED}), S.APPROVED, reviews, _("Duyệt đề cương"), facts=version_told),
        Step(
            ASK_CHANGES, frozenset({S.SUBMITTED}), S.CHANGES_ASKED, reviews, _("Yêu cầu sửa"), True, facts=version_told
        ),
        Step(
            SEND_DOWN,
            frozenset({S.APPROVED}),
            S.SENT_DOWN,
            reviews,
            _("Gửi cấp dưới làm đề cương cơ bản"),
            facts=version_told,
        ),
        Step(
            WITHDRAW,
            frozenset({S.APPROVED, S.SENT_DOWN}),
            S.CHANGES_ASKED,
            reviews,
            _("Thu hồi việc duyệt"),
            True,
            facts=version_told,
        ),
        Step(QUARANTINE, frozenset(S.values), S.DRAFT, writes_or_reviews, _("Báo có nội dung mật"), True),
    ),
)
