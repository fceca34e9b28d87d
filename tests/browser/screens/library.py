"""Screens of the library's materials, news and bulletin: as members read them, and as guests do."""

from tests.browser.screen import Screen
from tests.browser.screens.screen import ends, holds, link

RESOLUTION = "/thu-vien/26-hd-btgtu/"
MATERIALS = [
    Screen("hoi-dap", RESOLUTION, (ends("/hoi-dap/"),)),
    Screen("hoi-dap-mo", RESOLUTION, (ends("/hoi-dap/"), "main summary >> nth=0")),
    Screen("do-hoa", RESOLUTION, (ends("/do-hoa/"),)),
    Screen("to-gap", RESOLUTION, (ends("/to-gap/"),)),
    Screen("ve", RESOLUTION, (ends("/ve/"),)),
    Screen("van-ban-nhan-dan", RESOLUTION, (link("Nhân dân"),)),
    Screen("tin-tuc", "/tin-tuc/"),
    Screen("tin-tuc-cong-khai", "/tin-tuc/", (link("Tin công khai"),)),
    Screen("tin", "/tin-tuc/", (holds("/tin-tuc/khai-truong"),)),
    Screen("ban-tin", "/ban-tin/"),
    Screen("ban-tin-so", "/ban-tin/", (ends("/so-1/"),)),
]
OPEN = [
    Screen("van-ban-cong-khai", RESOLUTION),
    Screen("to-gap-cong-khai", RESOLUTION, (ends("/to-gap/"),)),
    Screen("hoi-dap-cong-khai", RESOLUTION, (ends("/hoi-dap/"),)),
    Screen("do-hoa-cong-khai", RESOLUTION, (ends("/do-hoa/"),)),
    Screen("tin-tuc-khach", "/tin-tuc/"),
    Screen("tin-khach", "/tin-tuc/", (holds("/tin-tuc/khai-truong"),)),
]
