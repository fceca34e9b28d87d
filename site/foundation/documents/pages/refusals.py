"""Why a document is not shown, in sentences."""

from django.utils.translation import gettext_lazy as _


class PagesRefused(Exception):
    """The document cannot be read; the text says why and what to do, for the person who sent it."""


SENTENCES = {
    "password": _("Tệp có mật khẩu. Đồng chí bỏ mật khẩu, lưu lại rồi tải lên."),
    "long": _("Tệp có hơn 200 trang. Đồng chí chia nhỏ hoặc chỉ tải phần đề cương."),
    "empty": _("Tệp không có trang nào. Đồng chí kiểm tra rồi chọn lại tệp."),
    "attached": _("Tệp PDF có tệp khác đính kèm bên trong. Đồng chí xuất lại PDF không kèm tệp rồi tải lên."),
    "scanned": _(
        "Tệp PDF này là ảnh chụp (bản quét), không có chữ để đọc. Đồng chí tải bản Word hoặc PDF xuất từ Word."
    ),
}
BROKEN = _("Không đọc được tệp. Đồng chí mở lại bằng Word, PowerPoint, lưu rồi tải lên lần nữa.")


def refused(code: str) -> PagesRefused:
    """The refusal for what the reader said."""
    return PagesRefused(str(SENTENCES.get(code, BROKEN)))
