"""Words of attendance."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """Where a span of presence comes from (`R16`)."""

    QR = "QR", _("Quét mã tại hội trường")
    CODE = "CODE", _("Nhập mã tại hội trường")
    DESK = "DESK", _("Bàn thư ký ghi")
    SLIP = "SLIP", _("Phiếu theo dõi buổi học")
    IMPORT = "IMPORT", _("Nhật ký phòng họp trực tuyến")
    CLAIM = "CLAIM", _("Minh chứng được chấp nhận")
    CORRECTION = "CORRECTION", _("Sửa theo lý do ghi kèm")


LIVE_SOURCES = (Source.QR, Source.CODE, Source.DESK)
"""Sources whose spans last until a departure; others bring their own end."""


class PetitionState(models.TextChoices):
    """What a member asked for is decided by a person."""

    ASKED = "ASKED", _("Chờ xem xét")
    ACCEPTED = "ACCEPTED", _("Được chấp nhận")
    REFUSED = "REFUSED", _("Không được chấp nhận")
    WITHDRAWN = "WITHDRAWN", _("Đã rút")


class ExcuseCause(models.TextChoices):
    """Why someone could not come."""

    ILLNESS = "ILLNESS", _("Ốm đau, nằm viện")
    MISSION = "MISSION", _("Đi công tác, làm nhiệm vụ")
    FAMILY = "FAMILY", _("Việc gia đình")
    DISASTER = "DISASTER", _("Thiên tai, dịch bệnh, đường sá")
    OTHER = "OTHER", _("Lý do khác")


class RetakeForm(models.TextChoices):
    """How what was missed is made up for (`R17`, `R19`)."""

    CLASS = "CLASS", _("Dự lớp học lại")
    SELF_STUDY = "SELF_STUDY", _("Tự nghiên cứu và viết bài thu hoạch")


class RetakeState(models.TextChoices):
    """`OPEN → DONE`, or `DISMISSED` by a person's decision or because the record was corrected."""

    OPEN = "OPEN", _("Phải học lại")
    DONE = "DONE", _("Đã học lại")
    DISMISSED = "DISMISSED", _("Không phải học lại")
