"""Conferences as their officer plans them, and what follows from who was there."""

from tests.browser.screen import Screen
from tests.browser.screens.screen import COMING, HELD, NOW, ends, holds, via

CONFERENCES = "/hoi-nghi/"
POINTS, ROSTER, ABSENCES = ends("/diem-cau/"), ends("/danh-sach/"), ends("/vang/")
A_PERSON = "main tbody a >> nth=0"
PLAN = {
    "": (),
    "sua": (ends("/sua/"),),
    "buoi": (ends("/buoi/"),),
    "dieu-hanh": (ends("/dieu-hanh/them/"),),
    "huy": ("main summary:has-text('Hủy hội nghị')", ends("/huy/")),
    "diem-cau": (POINTS,),
    "diem-cau-moi": (POINTS, ends("/diem-cau/them/")),
    "phu-trach": (POINTS, ends("/phu-trach/")),
    "thu-ky": (POINTS, ends("/ban-thu-ky/")),
    "su-co": (POINTS, ends("/su-co/")),
    "danh-sach": (ROSTER,),
    "ngoai-lop": (ROSTER, ends("?xem=ngoai-lop")),
    "them-nguoi": (ROSTER, ends("/danh-sach/them/")),
    "trong-lop": (ROSTER, A_PERSON),
    "chuan-bi": (ends("/chuan-bi/"),),
    "giao-viec": (ends("/chuan-bi/"), ends("/nguoi-lam/")),
    "giay-moi": (ends("/giay-moi/"),),
}
HELD_PLAN = {
    "": (),
    "diem-cau": (POINTS,),
    "chuan-bi": (ends("/chuan-bi/"),),
    "giay-moi-cua-toi": (ends("?xem=giay-moi"),),
}
LISTS = {
    "hoc-lai": (),
    "co-ly-do": (ends("?xem=co-ly-do"),),
    "khong-ly-do": (ends("?xem=khong-ly-do"),),
    "du": (ends("?xem=du"),),
    "nguoi": (A_PERSON,),
    "nguoi-co-hoc-lai": (ends("?xem=co-ly-do"), A_PERSON),
    "doi-hoc-lai": (ends("?xem=co-ly-do"), A_PERSON, ends("/doi-hoc-lai/")),
    "da-hoc-lai": (ends("?xem=co-ly-do"), A_PERSON, ends("/da-hoc-lai/")),
    "khong-hoc-lai": (A_PERSON, ends("/khong-hoc-lai/")),
    "xin-phep": (A_PERSON, ends("/xin-phep/")),
    "minh-chung": (A_PERSON, ends("/minh-chung/")),
    "xac-nhan": ("input[name=nguoi] >> nth=0", "main form button:has-text('Xác nhận học lại')"),
    "lop-hoc-lai": (ends("/lop-hoc-lai/"),),
    "mo-lai": (holds("/mo-lai/"),),
    "ghi-nhan": (holds("/ghi-nhan/hoi-nghi/"),),
    "ghi-nhan-moi": (A_PERSON, holds("/ghi-nhan/moi/")),
    "nhat-ky": (holds("/nhat-ky/"),),
    "nhat-ky-mot": (holds("/nhat-ky/"), "main tbody a >> nth=0"),
    "nhat-ky-dung": (holds("/nhat-ky/"), "main tbody a >> nth=0", ends("?xem=dung")),
    "nhat-ky-nguoi": (holds("/nhat-ky/"), "main tbody a >> nth=0", ends("?xem=nguoi")),
}
ON_NOW = {
    "": (),
    "vang": (ABSENCES,),
    "nguoi": (ABSENCES, A_PERSON),
    "phieu": (ABSENCES, holds("/phieu/")),
    "nhat-ky": (ABSENCES, holds("/nhat-ky/")),
    "dang-den": (POINTS, holds("/dang-den/")),
    "man-chieu": (POINTS, holds("/man-chieu/")),
    "ban-thu-ky": (POINTS, holds("/diem-danh/ban/")),
}
CONFERENCE_SCREENS = [
    Screen("hoi-nghi", CONFERENCES),
    Screen("hoi-nghi-moi", CONFERENCES, (holds("/hoi-nghi/moi/"),)),
    *via(CONFERENCES, COMING, then=PLAN, prefix="sap-hop"),
    *via(CONFERENCES, HELD, then=HELD_PLAN, prefix="da-hop"),
    *via(CONFERENCES, HELD, ABSENCES, then=LISTS, prefix="vang"),
    *via(CONFERENCES, NOW, then=ON_NOW, prefix="dang-hop"),
    Screen("xem-xet", "/hoi-nghi/xem-xet/"),
    Screen("ghi-nhan", "/ghi-nhan/"),
]
