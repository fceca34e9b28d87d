"""Outlines as their rapporteur and the board have them, and the roster of rapporteurs."""

from tests.browser.screen import Screen

OUTLINES = [
    Screen("de-cuong", "/de-cuong/"),
    Screen("de-cuong-moi", "/de-cuong/moi/"),
    Screen("de-cuong-cho", "/de-cuong/", ("main a:has-text('điểm mới')",)),
    Screen("de-cuong-duyet", "/de-cuong/", ("main table a:has-text('việc làm')",)),
    Screen(
        "de-cuong-so-sanh",
        "/de-cuong/",
        ("main table a:has-text('việc làm')", "a[href$='/so-sanh/']:visible"),
    ),
]
OUTLINES_TO_REVIEW = [
    Screen("tham-dinh", "/de-cuong/tham-dinh/"),
    Screen("tham-dinh-xem", "/de-cuong/tham-dinh/", ("main table a",)),
    Screen("bao-cao-vien", "/bao-cao-vien/"),
    Screen("bao-cao-vien-xem", "/bao-cao-vien/", ("main table a:has-text('Ma Đình Khang')",)),
    Screen("bao-cao-vien-them", "/bao-cao-vien/them/?tim=nguyen"),
    Screen(
        "hoi-nghi-phan-cong",
        "/hoi-nghi/",
        ("main a:has-text('chuyên đề: đưa')", "a[href*='/bao-cao-vien/']:visible >> nth=-1"),
    ),
    Screen("hoi-nghi-ke-hoach", "/hoi-nghi/", ("main a:has-text('chuyên đề: đưa')",)),
]
