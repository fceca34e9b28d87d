"""Screens of a propaganda officer: the province, its campaigns and surveys, its conferences."""

from tests.browser.screen import Screen
from tests.browser.screens.officer_conferences import CONFERENCE_SCREENS
from tests.browser.screens.outlines import OUTLINES_TO_REVIEW
from tests.browser.screens.screen import RoleScreens

BOARD = [
    Screen("tong-quan", "/tong-quan/"),
    Screen("tong-quan-bang", "/tong-quan/?dang=bang"),
    Screen("tong-quan-xa", "/tong-quan/", ("main a:has-text('Xã Khau Luông') >> nth=0",)),
    Screen("dot-hoc-tap", "/dot-hoc-tap/"),
    Screen("dot-hoc-tap-moi", "/dot-hoc-tap/moi/"),
    Screen("dot-hoc-tap-xem", "/dot-hoc-tap/", ("main a[href^='/dot-hoc-tap/']:not([href$='/moi/']) >> nth=0",)),
    Screen("ngan-hang", "/ngan-hang-cau-hoi/"),
    Screen("cau-hoi-moi", "/ngan-hang-cau-hoi/them/"),
    Screen("phieu", "/phieu-khao-sat/"),
    Screen("phieu-xem", "/phieu-khao-sat/", ("main a[href^='/phieu-khao-sat/']:not([href$='/them/']) >> nth=0",)),
    Screen("tai-len", "/thu-vien/26-hd-btgtu/van-ban/tai-len/"),
    Screen("bo-sung-cua-don-vi", "/thu-vien/26-hd-btgtu/", ("main a[href$='/bo-sung/']",)),
    Screen("bo-sung-xem", "/thu-vien/26-hd-btgtu/", ("main a[href$='/bo-sung/']", "main tbody td a >> nth=0")),
    Screen("phim-bai-nghe", "/phim-bai-nghe/"),
    Screen("tai-phim-len", "/phim-bai-nghe/tai-len/"),
    Screen("he-thong-thiet-ke", "/he-thong-thiet-ke/"),
    Screen("bai-thu-hoach", "/bai-thu-hoach/cham/"),
    Screen("quy-dinh", "/quy-dinh/"),
    Screen("thong-bao", "/thong-bao/"),
]
RUNNING = "main a[href^='/dot-hoc-tap/']:not([href$='/moi/']) >> nth=0"
ESSAYS = [
    Screen("phuc-khao-quyet-dinh", state="appeal_to_decide"),
    Screen("phuc-khao", "/bai-thu-hoach/phuc-khao/"),
    Screen("phieu-cham", "/bai-thu-hoach/phieu-cham/"),
    Screen("phieu-cham-xem", "/bai-thu-hoach/phieu-cham/", ("main tbody a >> nth=0",)),
    Screen("phieu-cham-soan", "/bai-thu-hoach/phieu-cham/", ("main a[href*='/soan/'] >> nth=0",)),
    Screen("ket-qua-bai", "/dot-hoc-tap/", (RUNNING, "main a[href*='/ket-qua/']"), state="essay_graded"),
]
PROPAGANDA_OFFICER = RoleScreens("Cán bộ tuyên giáo", [*BOARD, *CONFERENCE_SCREENS, *OUTLINES_TO_REVIEW, *ESSAYS])
