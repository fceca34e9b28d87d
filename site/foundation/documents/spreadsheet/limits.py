"""How much of a spreadsheet is read at all."""

from django.utils.translation import gettext as _

LARGEST_FILE = 30 * 1024 * 1024
"""Bytes."""
LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts of a file together."""
MOST_PARTS = 2000
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 5_000_000
"""Rows times columns of a sheet: they are held in memory together, empty ones too."""


class SheetRefused(Exception):
    """The file cannot be read; the text says why and what to do, for the person who sent it."""


def check_size(rows: int, columns: int) -> None:
    """Refuses a sheet that reaches too far down or to the right, even with a single cell."""
    if rows > MOST_ROWS:
        raise SheetRefused(
            _("Trang tính có hơn 200.000 dòng. Đồng chí xoá các dòng thừa hoặc chia thành nhiều tệp rồi tải lại.")
        )
    if columns > MOST_COLUMNS:
        raise SheetRefused(_("Trang tính có hơn 200 cột. Đồng chí xoá các cột thừa rồi tải lại."))
    if rows * columns > MOST_CELLS:
        raise SheetRefused(_("Trang tính có hơn 5 triệu ô. Đồng chí chia thành nhiều tệp rồi tải lại."))


def broken() -> SheetRefused:
    """The refusal of a file that cannot be understood."""
    return SheetRefused(_("Tệp bị hỏng, không mở được. Đồng chí mở bằng Excel, lưu lại thành .xlsx rồi tải lên."))
