"""An example of what `templates/documents/invitation.typ` shows."""

from typing import Any


def invitation(**changes: Any) -> dict[str, Any]:
    """Two people invited to a conference, with whatever a test wants otherwise."""
    session = "Thứ Năm, ngày 26/11/2026, từ 7 giờ 30 đến 11 giờ 30"
    return {
        "letterhead": {
            "superior": "Đảng bộ tỉnh Cao Bằng",
            "organ": "Đảng ủy xã Quang Trung",
            "number": "Số 12-GM/ĐU",
            "place_and_date": "Quang Trung, ngày 20 tháng 11 năm 2026",
        },
        "conference": {
            "title": "Hội nghị học tập, quán triệt Nghị quyết",
            "content": "Quán triệt nội dung cơ bản; thảo luận chương trình hành động.",
            "opened_by": "Đồng chí Nông Văn Thắng, Bí thư Đảng ủy xã",
        },
        "invitees": [
            invitee("Hoàng Thị Mỷ", unit="Chi bộ xóm Lũng Luông", address="Xóm Lũng Luông", sessions=[session]),
            invitee("Lý A Sử", sessions=[session, "Thứ Sáu, ngày 27/11/2026, từ 14 giờ đến 17 giờ"]),
        ],
        "bring": ["Giấy mời này", "Sổ ghi chép"],
        "check_in": "Mang theo điện thoại để quét mã điểm danh; không có điện thoại thì báo bàn thư ký.",
        "contact": {"name": "Đồng chí Bế Thị Hoa", "phone": "0206 3852 000"},
        "signature": {
            "on_behalf": ["T/M Ban Thường vụ"],
            "position": "Phó Bí thư",
            "name": "Lục Văn Tài",
            "recipients": ["Như trên,", "Lưu Văn phòng Đảng ủy."],
        },
        **changes,
    }


def invitee(name: str, **changes: Any) -> dict[str, Any]:
    """One person invited."""
    return {"name": name, "unit": "", "place": "Hội trường Đảng ủy xã", "address": "", "sessions": [], **changes}
