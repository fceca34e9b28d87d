"""Screens of who has not signed in, and of a member."""

from tests.browser.screen import Screen
from tests.browser.screens.library import MATERIALS, OPEN
from tests.browser.screens.member_in_states import MEMBER_SCREENS
from tests.browser.screens.screen import COMMON, TEXT, RoleScreens, holds, link

OPEN_FROM_THE_PORTAL = [
    Screen("cong-thong-tin", "/"),
    Screen("cong-thong-tin-van-ban", "/", ("main article h3 a >> nth=0",)),
    Screen("cong-thong-tin-tai-lieu", "/", ("main article li a >> nth=0",)),
    Screen("cong-thong-tin-tin", "/", (holds("/tin-tuc/"),)),
]
GUEST = RoleScreens(
    "",
    [Screen("dang-nhap", "/dang-nhap/"), Screen("ngoai-tuyen", "/ngoai-tuyen/"), *OPEN_FROM_THE_PORTAL, *OPEN],
)
MEMBER = RoleScreens(
    "Đảng viên",
    [
        *COMMON,
        *MATERIALS,
        Screen("phan-bo-sung", TEXT, (link("Phần bổ sung của"),)),
        Screen("cong-thong-tin", "/cong-thong-tin/"),
        Screen("da-giu", "/thu-vien/", (link("Đã giữ trên máy"),)),
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
