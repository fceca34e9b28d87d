"""Words of essays."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EssayState(models.TextChoices):
    """`DRAFT → SUBMITTED → ACCEPTED`, or `SUBMITTED → RETURNED → SUBMITTED`."""

    DRAFT = "DRAFT", _("Đang viết")
    SUBMITTED = "SUBMITTED", _("Đã nộp")
    RETURNED = "RETURNED", _("Cần bổ sung")
    ACCEPTED = "ACCEPTED", _("Được công nhận")


WRITABLE = (EssayState.DRAFT, EssayState.RETURNED)
"""While the author may write."""

READABLE = (EssayState.SUBMITTED, EssayState.ACCEPTED)
"""While those who judge may read: what is not handed in is the author's alone."""


class EssayPart(models.TextChoices):
    """The three guided parts (`CB2.4`, `R23`)."""

    GRASP = "grasp", _("Nhận thức của bản thân")
    LINK_TO_DUTY = "link_to_duty", _("Liên hệ với địa phương và nhiệm vụ được giao")
    PROPOSALS = "proposals", _("Đề xuất, kiến nghị")


PROMPTS = {
    EssayPart.GRASP: _("Đồng chí nêu những điểm cơ bản, điểm mới, mục tiêu, nhiệm vụ và giải pháp mà mình nắm được."),
    EssayPart.LINK_TO_DUTY: _("Tình hình ở nơi đồng chí công tác, sinh hoạt ra sao; đồng chí sẽ làm gì, bao giờ xong?"),
    EssayPart.PROPOSALS: _("Đồng chí đề xuất gì với chi bộ, cấp ủy, chính quyền để thực hiện tốt hơn?"),
}
"""What each part asks for."""
