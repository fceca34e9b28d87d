"""Words of remarks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RemarkKind(models.TextChoices):
    """What is recorded of a person; a proposal for review is no more than a proposal (`KT3`)."""

    COMMENDATION = "COMMENDATION", _("Biểu dương")
    REMINDER = "REMINDER", _("Nhắc nhở")
    CRITICISM = "CRITICISM", _("Phê bình")
    REVIEW_PROPOSAL = "PROPOSAL", _("Đề nghị kiểm điểm")


class RemarkCause(models.TextChoices):
    """What for."""

    ATTITUDE = "ATTITUDE", _("Tinh thần, thái độ học tập")
    DISCIPLINE = "DISCIPLINE", _("Chấp hành nội quy, quy định của lớp")
    ABSENCE = "ABSENCE", _("Vắng mặt không có lý do")
    OTHER = "OTHER", _("Lý do khác")


class RemarkMoment(models.TextChoices):
    """When it was made (`KT3`)."""

    DURING = "DURING", _("Ngay trong hội nghị")
    SUMMARY = "SUMMARY", _("Khi tổng kết")


class RemarkState(models.TextChoices):
    """It stands, or was withdrawn with a reason."""

    RECORDED = "RECORDED", _("Đã ghi")
    WITHDRAWN = "WITHDRAWN", _("Đã rút")


class Refusal(models.TextChoices):
    """Why a remark cannot be recorded, in a sentence."""

    ONESELF = "ONESELF", _("Đồng chí không ghi nhận xét về chính mình.")
    PRAISED_ABSENCE = "PRAISED_ABSENCE", _("Không biểu dương vì vắng mặt. Đồng chí chọn lý do khác.")
    NO_CONFERENCE = "NO_CONFERENCE", _("Vắng mặt phải gắn với một hội nghị. Đồng chí chọn hội nghị.")
    NOT_ON_ROSTER = "NOT_ON_ROSTER", _("Đồng chí này không thuộc diện phải dự hội nghị đó.")
    ROSTER_OPEN = "ROSTER_OPEN", _("Danh sách hội nghị chưa chốt nên chưa kết luận được vắng hay có mặt.")
    NOT_ABSENT = "NOT_ABSENT", _("Theo danh sách đã chốt, đồng chí này không vắng phút nào.")
    EXCUSED = "EXCUSED", _("Đồng chí này vắng có lý do đã được chấp nhận; vắng có lý do không bị nhắc nhở, phê bình.")
    EXCUSE_ASKED = "EXCUSE_ASKED", _("Lý do vắng của đồng chí này đang chờ xem xét. Đồng chí chờ kết quả rồi ghi.")
    CLAIMED = "CLAIMED", _("Đồng chí này đang đề nghị xem lại việc có mặt. Đồng chí chờ kết quả rồi ghi.")


BURDENS = (RemarkKind.REMINDER, RemarkKind.CRITICISM, RemarkKind.REVIEW_PROPOSAL)
"""Kinds that weigh on the person (`R30`): private to them and to those entitled."""

CRITICAL = (RemarkKind.REMINDER, RemarkKind.CRITICISM)
"""Kinds that count for the cell (`R31`)."""
