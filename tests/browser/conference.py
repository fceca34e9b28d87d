"""A conference on a running site, and the people of the cast who come to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from playwright.sync_api import Page

from learning.attendance.codes import QR, TYPED
from tests.browser.people import sign_in
from tests.cast import PASSWORD
from tests.server import Instance

OpenPage = Callable[..., Page]
LOGINS = {
    "member": "01",
    "neighbour": "02",
    "secretary": "03",
    "officer": "05",
    "rapporteur": "07",
    "stranger": "09",
}
THANH, MAI, BICH, AN, LAM = "Nông Văn Thành", "Lý Thị Mai", "Hoàng Thị Bích", "Triệu Văn An", "Bế Thị Lâm"
QUAN, HANH, SEN, PAO = "Hứa Văn Quân", "Đàm Văn Hạnh", "Sầm Thị Sen", "Vàng A Páo"


@dataclass
class Conference:
    """The conference on a running site, and whoever comes to it."""

    site: Instance
    open_page: OpenPage
    id: str
    points: list[dict[str, str]]

    def come(self, who: str, width: int = 360) -> Page:
        """Someone of the cast signed in at a screen of that width."""
        page = self.open_page(width)
        sign_in(page, self.site, {"login": LOGINS[who], "password": PASSWORD})
        return page

    def go(self, page: Page, address: str) -> Page:
        """Open an address of the site; `{id}` stands for the conference, `{a}` for its first point."""
        page.goto(self.site.url + address.format(id=self.id, a=self.points[0]["id"]))
        return page

    def code(self, point: int, at: datetime) -> str:
        """The six digits shown at that point then."""
        return TYPED.shown(self.points[point]["secret"], at)

    def scan_address(self, step: int) -> str:
        """Where the picture of the first point leads in that step of ten seconds."""
        point = self.points[0]
        return f"{self.site.url}/diem-danh/q/{point['id']}/{QR.code(point['secret'], step)}/"
