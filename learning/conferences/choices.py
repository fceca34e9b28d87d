"""Words of conferences."""

from django.db import models
from django.utils.translation import gettext_lazy as _

ATTEND_CONFERENCE = "ATTEND_CONFERENCE"
"""The duty of everyone on a conference's roster; its target is the conference's public id."""


class ConferenceMode(models.TextChoices):
    """How a conference is held (`R9`); self-study needs no conference."""

    IN_PERSON = "IN_PERSON", _("Trực tiếp")
    ONLINE = "ONLINE", _("Trực tuyến theo điểm cầu")
    BROADCAST = "BROADCAST", _("Qua truyền thanh, truyền hình")
    GROUP = "GROUP", _("Theo nhóm, tổ")


class ConferenceState(models.TextChoices):
    """Planned, announced by its invitations, or called off."""

    PLANNED = "PLANNED", _("Đang chuẩn bị")
    ANNOUNCED = "ANNOUNCED", _("Đã mời")
    CANCELLED = "CANCELLED", _("Đã hủy")


class ClassKind(models.TextChoices):
    """A conference's own class, or one in which what was missed is studied again (`R17`)."""

    REGULAR = "REGULAR", _("Lớp học tập")
    RETAKE = "RETAKE", _("Lớp học lại")


class RosterState(models.TextChoices):
    """A roster is made, kept while people come and go, and frozen; reopening it is a decision."""

    NONE = "NONE", _("Chưa lập danh sách")
    OPEN = "OPEN", _("Đang theo dõi")
    CLOSING = "CLOSING", _("Đang chốt")
    CLOSED = "CLOSED", _("Đã chốt")


class Standing(models.TextChoices):
    """Whether a person of the roster counts; the exempt, the credited and those taken off are outside it (`R15`)."""

    REQUIRED = "REQUIRED", _("Phải dự")
    EXEMPT = "EXEMPT", _("Miễn sinh hoạt")
    CREDITED = "CREDITED", _("Đã học theo ngành dọc")
    REMOVED = "REMOVED", _("Đưa ra khỏi lớp")


class Part(models.TextChoices):
    """What a person does at a conference (`R12`)."""

    CHAIRING = "CHAIRING", _("Chủ trì")
    OPENING = "OPENING", _("Khai mạc")
    PRESENTING = "PRESENTING", _("Trực tiếp quán triệt")
    CLOSING = "CLOSING", _("Bế mạc")


class ChecklistStep(models.TextChoices):
    """The steps of a conference (`R10`, `TS II.1.7`)."""

    INVITATIONS = "INVITATIONS", _("Phát hành giấy mời")
    HALL = "HALL", _("Trang trí hội trường, bố trí chỗ ngồi")
    LINE_TEST = "LINE_TEST", _("Thử đường truyền")
    HEADCOUNT = "HEADCOUNT", _("Chốt số đại biểu, báo cáo cấp trên")
    LISTS = "LISTS", _("Lập danh sách có mặt, vắng mặt")
    REPORT = "REPORT", _("Báo cáo kết quả hội nghị")


class RosterVerb(models.TextChoices):
    """What was decided about a roster."""

    CLOSED = "CLOSED", _("Chốt danh sách")
    REOPENED = "REOPENED", _("Mở lại danh sách")
