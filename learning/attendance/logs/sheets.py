"""Spreadsheets about logs: the empty form, and the rows that are left to correct."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from foundation.documents.spreadsheet import Column, Sheet, write_xlsx
from learning.attendance.models import MeetingLog, MeetingLogRow


def _columns() -> list[Column]:
    """Columns that a log is read by."""
    return [
        Column(_("Họ và tên"), 30),
        Column(_("Số thẻ"), 16),
        Column(_("Đơn vị"), 30),
        Column(_("Giờ vào"), 20),
        Column(_("Giờ ra"), 20),
        Column(_("Thời lượng"), 14),
    ]


def empty_form(title: str) -> bytes:
    """The form with its columns and a line on how to fill it."""
    heading = [
        _("Nhật ký phòng họp trực tuyến"),
        title,
        _(
            "Mỗi lượt vào, ra một dòng; một người có thể nhiều dòng. Giờ ghi kiểu 12/11/2026 07:30. Có số thẻ thì "
            "không sợ trùng tên. Không có giờ ra thì ghi thời lượng (phút)."
        ),
    ]
    return write_xlsx([Sheet(_("Nhật ký"), _columns(), [], heading)])


def rows_to_correct(log: MeetingLog, rows: Iterable[MeetingLogRow]) -> bytes:
    """Rows as they were written, with what is wrong; corrected, the file can be sent in again."""
    more = [Column(_("Cần sửa"), 60), Column(_("Trang tính"), 16), Column(_("Dòng"), 8)]
    lines = ([*_written(row), row.get_fault_display(), row.sheet, str(row.number)] for row in rows)
    heading = [_("Dòng cần sửa"), log.study_class.title]
    return write_xlsx([Sheet(_("Cần sửa"), [*_columns(), *more], lines, heading)])


def _written(row: MeetingLogRow) -> list[str]:
    return [row.name, row.card, row.unit_name, row.joined, row.left, row.duration]
