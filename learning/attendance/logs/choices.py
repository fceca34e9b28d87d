"""Words of meeting logs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LogState(models.TextChoices):
    """`READING → READY → APPLYING → APPLIED → UNDONE`; or `FAILED` while read, `DISCARDED` once read."""

    READING = "READING", _("Đang đọc tệp")
    READY = "READY", _("Chờ kiểm tra")
    APPLYING = "APPLYING", _("Đang ghi nhận")
    APPLIED = "APPLIED", _("Đã ghi nhận")
    UNDONE = "UNDONE", _("Đã rút lại")
    DISCARDED = "DISCARDED", _("Đã bỏ")
    FAILED = "FAILED", _("Không đọc được")


class RowOutcome(models.TextChoices):
    """What a row comes to."""

    MATCHED = "MATCHED", _("Đúng")
    NOT_REQUIRED = "NOT_REQUIRED", _("Không thuộc diện phải dự")
    AMBIGUOUS = "AMBIGUOUS", _("Chưa rõ là ai")
    UNKNOWN = "UNKNOWN", _("Không có trong danh sách")
    BAD_TIME = "BAD_TIME", _("Sai giờ")
    OUTSIDE = "OUTSIDE", _("Ngoài giờ học")


class RowFault(models.TextChoices):
    """What is wrong with a row and how to mend it, in a sentence."""

    NO_NAME = "NO_NAME", _("Dòng không có tên và số thẻ. Đồng chí ghi thêm, hoặc chọn người.")
    NOT_FOUND = "NOT_FOUND", _("Không thấy ai tên này trong danh sách lớp. Nếu đúng là người của lớp, đồng chí chọn.")
    NAMESAKES = "NAMESAKES", _("Trong lớp có nhiều người trùng tên. Đồng chí chọn đúng người.")
    SEVERAL_NAMES = (
        "SEVERAL_NAMES",
        _("Dòng ghi tên nhiều người. Đồng chí chọn người, hoặc tách thành mỗi người một dòng."),
    )
    NUMBER_DIFFERS = "NUMBER_DIFFERS", _("Số thẻ là của một người, tên ghi là người khác. Đồng chí chọn đúng người.")
    UNIT_DIFFERS = "UNIT_DIFFERS", _("Tên có trong lớp nhưng thuộc đơn vị khác với đơn vị ghi ở dòng. Đồng chí chọn.")
    NO_JOIN = "NO_JOIN", _("Thiếu giờ vào. Đồng chí ghi thêm rồi tải lại.")
    NO_LEAVE = "NO_LEAVE", _("Thiếu giờ ra và thời lượng. Đồng chí ghi thêm một trong hai rồi tải lại.")
    BAD_JOIN = "BAD_JOIN", _("Không đọc được giờ vào. Đồng chí ghi kiểu 12/11/2026 07:30 rồi tải lại.")
    BAD_LEAVE = "BAD_LEAVE", _("Không đọc được giờ ra. Đồng chí ghi kiểu 12/11/2026 11:30 rồi tải lại.")
    BAD_DURATION = "BAD_DURATION", _("Không đọc được thời lượng. Đồng chí ghi số phút, hoặc ghi giờ ra, rồi tải lại.")
    NO_DAY = "NO_DAY", _("Chỉ có giờ mà lớp học nhiều ngày. Đồng chí ghi cả ngày rồi tải lại.")
    LEFT_FIRST = "LEFT_FIRST", _("Giờ ra trước giờ vào. Đồng chí xem lại rồi tải lại.")
    SUMMARY = (
        "SUMMARY",
        _("Dòng chỉ ghi lần vào đầu và lần ra cuối, giữa chừng có lúc vắng. Cần bản ghi từng lượt vào, ra."),
    )
    NOT_IN_SESSION = "NOT_IN_SESSION", _("Thời gian này không trùng buổi nào của lớp. Đồng chí xem lại ngày, giờ.")


RIGHT = (RowOutcome.MATCHED, RowOutcome.NOT_REQUIRED)
"""Rows that are recorded; people outside the roster's count may come too, as at the door (`R15`)."""

OPEN_TO_PICKING = (RowOutcome.AMBIGUOUS, RowOutcome.UNKNOWN)
"""Rows of which only the person is missing."""
