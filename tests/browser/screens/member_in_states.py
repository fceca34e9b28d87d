"""The screens of a member: duties, conferences, presence, essays, the own record. Each state is made just before."""

from tests.browser.screen import Screen

DUTIES = "/viec-cua-toi/"
RECORD = "/ho-so-cua-toi/"
HELD = "main a:has-text('Hội nghị học tập, quán triệt việc đổi mới') >> nth=0"
PRESENCE = (HELD, "main a[href$='/vang-mat/']")

AT_THE_CONFERENCE = [
    Screen("giay-moi", DUTIES, ("main a:has-text('đưa nghị quyết vào việc làm') >> nth=0",), state="bare"),
    Screen("hoi-nghi-da-du", DUTIES, (HELD,)),
    Screen("diem-danh", DUTIES, ("main a[href='/diem-danh/']",)),
    Screen("diem-danh-sai-ma", "/diem-danh/", fills={"[name=code]": "123456"}, clicks=("main form button >> nth=0",)),
    Screen("diem-danh-quet", state="at_the_door"),
    Screen("diem-danh-xong", state="checked_in"),
    Screen("viec-da-diem-danh", DUTIES),
    Screen("diem-danh-ra-ve", state="gone_home"),
]
PRESENT_OR_NOT = [
    Screen("co-mat", DUTIES, PRESENCE, state="bare"),
    Screen(
        "bao-vang",
        DUTIES,
        (
            "main a:has-text('đưa nghị quyết vào việc làm') >> nth=0",
            "main a[href$='/vang-mat/']",
            "main a[href$='/xin-phep/']",
        ),
    ),
    Screen("gui-minh-chung", DUTIES, (*PRESENCE, "main a[href$='/minh-chung/']")),
    Screen("minh-chung-thieu", DUTIES, (*PRESENCE, "main a[href$='/minh-chung/']", "main form button")),
    Screen("minh-chung-cho-xet", state="claimed"),
    Screen("viec-minh-chung-cho-xet", DUTIES),
    Screen("minh-chung-khong-nhan", state="claim_refused"),
]
ESSAYS = [
    Screen("viet-bai", DUTIES, ("main a[href*='/bai-thu-hoach/'] >> nth=0",), state="bare"),
    Screen("bai-da-nop", state="essay_handed_in"),
    Screen("viec-bai-cho-cong-nhan", DUTIES),
    Screen("bai-tra-lai", state="essay_returned"),
    Screen("bai-da-cham", state="essay_graded"),
    Screen("bai-co-ket-qua", state="essay_released"),
    Screen("bai-ket-qua-chung", clicks=("main a[href*='/ket-qua/']",), state="essay_released"),
    Screen("bai-phuc-khao", clicks=("main a[href$='/phuc-khao/']",), state="essay_released"),
    Screen("bai-dang-phuc-khao", state="essay_appealed"),
    Screen("bai-bien-nhan", clicks=("main a[href$='/lan-nop/1/'] >> nth=0",), state="essay_handed_in"),
]
OWN_RECORD = [
    Screen("ghi-nhan-trong", RECORD, ("main a[href$='/ghi-nhan/']",), state="bare"),
    Screen("ghi-nhan", state="remarked"),
    Screen(
        "ghi-nhan-tra-loi",
        "/ho-so-cua-toi/ghi-nhan/",
        ("main details summary >> nth=0", "main details summary >> nth=1"),
    ),
    Screen("ghi-nhan-cho-xet", state="remark_contested"),
    Screen("quy-dinh", RECORD, ("main a[href='/quy-dinh/']",), state="bare"),
]
MEMBER_SCREENS = [*AT_THE_CONFERENCE, *PRESENT_OR_NOT, *ESSAYS, *OWN_RECORD]
