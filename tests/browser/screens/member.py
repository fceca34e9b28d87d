"""Screens of who has not signed in, and of a member."""

from tests.browser.screen import Screen
from tests.browser.screens.library import MATERIALS, OPEN
from tests.browser.screens.member_in_states import MEMBER_SCREENS
from tests.browser.screens.screen import COMMON, RoleScreens

GUEST = RoleScreens("", [Screen("dang-nhap", "/dang-nhap/"), Screen("ngoai-tuyen", "/ngoai-tuyen/"), *OPEN])
MEMBER = RoleScreens(
    "Đảng viên",
    [
        *COMMON,
        *MATERIALS,
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
