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
"""While those who grade may read: what is not handed in is the author's alone."""


HAND_IN, HAND_IN_PAPER, RETURN, ACCEPT = "hand_in", "hand_in_paper", "return", "accept"
"""The steps from one state to another."""


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

PAGES = "pages"
"""Where a comment stands that speaks of a sheet instead of a passage."""


class RubricState(models.TextChoices):
    """One rubric of a unit is in force at a time; those before it stay with the essays graded by them."""

    IN_FORCE = "IN_FORCE", _("Đang dùng")
    RETIRED = "RETIRED", _("Đã thay")


class AppealState(models.TextChoices):
    """`OPEN → UPHELD | CHANGED | WITHDRAWN`."""

    OPEN = "OPEN", _("Đang phúc khảo")
    UPHELD = "UPHELD", _("Giữ nguyên kết quả")
    CHANGED = "CHANGED", _("Thay đổi kết quả")
    WITHDRAWN = "WITHDRAWN", _("Đã rút")


class PageMove(models.TextChoices):
    """What can be done to a page before handing in."""

    UP = "len", _("Đưa lên trước")
    DOWN = "xuong", _("Đưa xuống sau")
    TURN = "xoay", _("Xoay phải")
    REMOVE = "xoa", _("Xóa trang")
