"""Screens of a cell secretary, who also answers for a hall and keeps the desk of others."""

from tests.browser.screen import Screen
from tests.browser.screens.screen import COMING, HELD, NOW, RoleScreens, ends, holds, via

CONFERENCES = "/hoi-nghi/"
A_PERSON = "main tbody a >> nth=0"
OWN_CELL = [
    Screen("viec-cua-toi", "/viec-cua-toi/"),
    Screen("chi-bo-toi", "/chi-bo-toi/"),
    Screen("chua-xong", "/chi-bo-toi/?xem=chua-xong"),
    Screen("dang-vien", "/chi-bo-toi/", ("main a[href*='/dang-vien/'] >> nth=1",)),
    Screen("cham-bai", state="essay_to_grade"),
    Screen("cham-bai-danh-sach", "/bai-thu-hoach/cham/"),
    Screen("cham-bai-da-cham", "/bai-thu-hoach/cham/?xem=da-cham"),
    Screen("quy-dinh", "/quy-dinh/"),
    Screen("thong-bao", "/thong-bao/"),
    Screen("hoi-nghi", CONFERENCES),
]
HELD_ONE = {
    "": (),
    "diem-cau": (ends("/diem-cau/"),),
    "su-co": (ends("/diem-cau/"), holds("/su-co/")),
    "vang": (ends("/vang/"),),
    "vang-du": (ends("/vang/"), ends("?xem=du")),
    "nguoi": (ends("/vang/"), A_PERSON),
    "ghi-nhan": (ends("/vang/"), holds("/ghi-nhan/hoi-nghi/")),
    "ghi-nhan-moi": (ends("/vang/"), A_PERSON, holds("/ghi-nhan/moi/")),
}
NOW_ONE = {
    "": (),
    "diem-cau": (ends("/diem-cau/"),),
    "dang-den": (ends("/diem-cau/"), holds("/dang-den/")),
    "man-chieu": (holds("/man-chieu/"),),
    "ban-thu-ky": (holds("/diem-danh/ban/"),),
    "vang": (ends("/vang/"),),
    "phieu": (ends("/vang/"), holds("/phieu/")),
    "nguoi": (ends("/vang/"), A_PERSON),
    "sua-nguoi": (ends("/vang/"), A_PERSON, holds("/xin-phep/")),
}
CELL_SECRETARY = RoleScreens(
    "Bí thư chi bộ",
    [
        *OWN_CELL,
        *via(CONFERENCES, HELD, then=HELD_ONE, prefix="da-hop"),
        *via(CONFERENCES, NOW, then=NOW_ONE, prefix="dang-hop"),
        *via(
            CONFERENCES, COMING, then={"": (), "dang-den": (ends("/diem-cau/"), holds("/dang-den/"))}, prefix="sap-hop"
        ),
        Screen("xem-xet", "/hoi-nghi/xem-xet/"),
        Screen("xem-xet-mot", "/hoi-nghi/xem-xet/", (holds("/hoi-nghi/xem-xet/"),)),
        Screen("ghi-nhan", "/ghi-nhan/"),
    ],
)
