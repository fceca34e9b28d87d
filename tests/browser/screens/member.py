"""Screens of who has not signed in, and of a member."""

from tests.browser.screen import Screen
from tests.browser.screens.member_in_states import MEMBER_SCREENS
from tests.browser.screens.screen import COMMON, RoleScreens, link

GUEST = RoleScreens("", [Screen("dang-nhap", "/dang-nhap/"), Screen("ngoai-tuyen", "/ngoai-tuyen/")])
MEMBER = RoleScreens(
    "Đảng viên",
    [
        *COMMON,
        Screen("da-giu", "/thu-vien/", (link("Đã giữ trên máy"),)),
        Screen("hoi-dap", "/thu-vien/26-hd-btgtu/hoi-dap/"),
        Screen("doi-mat-khau", "/ho-so-cua-toi/doi-mat-khau/"),
        Screen("404", "/khong-co-trang-nay/"),
        Screen("khao-sat", "/viec-cua-toi/", ("a[href*='/khao-sat/']",)),
        Screen(
            "lam-bai",
            "/viec-cua-toi/",
            ("a[href*='/khao-sat/']", "main form[action$='/bat-dau/'] button, button[form]"),
        ),
        *MEMBER_SCREENS,
    ],
)
