"""The roster as an Excel file."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.documents.spreadsheet import Cell, Column, Kind, Sheet, write_xlsx
from learning.rapporteurs.models import Rapporteur


def workbook(rapporteurs: Iterable[Rapporteur], today: date) -> bytes:
    """One row a rapporteur, as the list on the screen is narrowed and ordered."""
    heading = (_("Danh sách báo cáo viên"), _("Ngày %(day)s") % {"day": date_format(today, "d/m/Y")})
    columns = (
        Column(_("Họ và tên"), 24),
        Column(_("Chức vụ"), 28),
        Column(_("Đơn vị quản lý"), 28),
        Column(_("Cấp"), 20),
        Column(_("Người đứng đầu"), 10),
        Column(_("Trình độ chuyên môn"), 16),
        Column(_("Chuyên ngành"), 22),
        Column(_("Lý luận chính trị"), 14),
        Column(_("Lĩnh vực am hiểu"), 30),
        Column(_("Tiếng dân tộc"), 16),
        Column(_("Công nhận từ"), 12, Kind.DATE),
        Column(_("Rà soát gần nhất"), 12, Kind.DATE),
        Column(_("Người rà soát"), 22),
        Column(_("Hạn rà soát"), 12, Kind.DATE),
        Column(_("Quá hạn"), 10),
    )
    return write_xlsx([Sheet(_("Báo cáo viên"), columns, rows_of(rapporteurs, today), heading)])


def rows_of(rapporteurs: Iterable[Rapporteur], today: date) -> Iterator[tuple[Cell, ...]]:
    """The values of each row."""
    for row in rapporteurs:
        yield (
            row.member.full_name,
            row.position,
            row.unit.name,
            str(row.get_level_display()),
            "x" if row.heads_unit else "",
            str(row.get_qualification_display()),
            row.speciality,
            str(row.get_political_theory_display()),
            ", ".join(row.field_labels),
            ", ".join(row.language_labels),
            row.recognised_on,
            row.reviewed_on,
            row.reviewed_by.get_full_name() if row.reviewed_by else "",
            row.review_due_on,
            "x" if row.is_overdue(today) else "",
        )
