"""The main screens of each role: what `dev.py shots` pictures and what the accessibility tests open."""

from dataclasses import dataclass, field

from tests.browser.member_screens import MEMBER_SCREENS
from tests.browser.screen import Screen


@dataclass(frozen=True)
class RoleScreens:
    """The account's role as `dev.py run` prints it, and its screens."""

    account: str
    screens: list[Screen] = field(default_factory=list)


RUNNING = "main a[href^='/dot-hoc-tap/']:not([href$='/moi/']) >> nth=0"
TEXT = "/thu-vien/26-hd-btgtu/tai-lieu-rut-gon/"
COMMON = [
    Screen("viec-cua-toi", "/viec-cua-toi/"),
    Screen("thu-vien", "/thu-vien/"),
    Screen("van-ban", "/thu-vien/26-hd-btgtu/"),
    Screen("tai-lieu", TEXT),
    Screen("ho-so", "/ho-so-cua-toi/"),
    Screen("thong-bao", "/thong-bao/"),
]
ESSAYS = [
    Screen("phuc-khao-quyet-dinh", state="appeal_to_decide"),
    Screen("phuc-khao", "/bai-thu-hoach/phuc-khao/"),
    Screen("phieu-cham", "/bai-thu-hoach/phieu-cham/"),
    Screen("phieu-cham-xem", "/bai-thu-hoach/phieu-cham/", ("main tbody a >> nth=0",)),
    Screen("phieu-cham-soan", "/bai-thu-hoach/phieu-cham/", ("main a[href*='/soan/'] >> nth=0",)),
    Screen("ket-qua-bai", "/dot-hoc-tap/", (RUNNING, "main a[href*='/ket-qua/']"), state="essay_graded"),
]
SCREENS = {
    "guest": RoleScreens(
        "",
        [Screen("dang-nhap", "/dang-nhap/"), Screen("ngoai-tuyen", "/ngoai-tuyen/")],
    ),
    "member": RoleScreens(
        "Đảng viên",
        [
            *COMMON,
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
    ),
    "cell_secretary": RoleScreens(
        "Bí thư chi bộ",
        [
            Screen("viec-cua-toi", "/viec-cua-toi/"),
            Screen("chi-bo-toi", "/chi-bo-toi/"),
            Screen("chua-xong", "/chi-bo-toi/?xem=chua-xong"),
            Screen("dang-vien", "/chi-bo-toi/", ("main a[href*='/dang-vien/'] >> nth=1",)),
            Screen("cham-bai", state="essay_to_grade"),
            Screen("cham-bai-danh-sach", "/bai-thu-hoach/cham/"),
            Screen("cham-bai-da-cham", "/bai-thu-hoach/cham/?xem=da-cham"),
        ],
    ),
    "propaganda_officer": RoleScreens(
        "Cán bộ tuyên giáo",
        [
            Screen("tong-quan", "/tong-quan/"),
            Screen("tong-quan-bang", "/tong-quan/?dang=bang"),
            Screen("tong-quan-xa", "/tong-quan/", ("main a:has-text('Xã Khau Luông') >> nth=0",)),
            Screen("dot-hoc-tap", "/dot-hoc-tap/"),
            Screen("dot-hoc-tap-moi", "/dot-hoc-tap/moi/"),
            Screen(
                "dot-hoc-tap-xem", "/dot-hoc-tap/", ("main a[href^='/dot-hoc-tap/']:not([href$='/moi/']) >> nth=0",)
            ),
            Screen("ngan-hang", "/ngan-hang-cau-hoi/"),
            Screen("cau-hoi-moi", "/ngan-hang-cau-hoi/them/"),
            Screen("phieu", "/phieu-khao-sat/"),
            Screen(
                "phieu-xem", "/phieu-khao-sat/", ("main a[href^='/phieu-khao-sat/']:not([href$='/them/']) >> nth=0",)
            ),
            Screen("tai-len", "/thu-vien/26-hd-btgtu/van-ban/tai-len/"),
            Screen("he-thong-thiet-ke", "/he-thong-thiet-ke/"),
            *ESSAYS,
        ],
    ),
    "rapporteur": RoleScreens("Báo cáo viên", [*COMMON, Screen("bien-soan", "/quan-tri/")]),
    "administrator": RoleScreens(
        "Quản trị viên", [Screen("tong-quan", "/tong-quan/"), Screen("bien-soan", "/quan-tri/")]
    ),
}
