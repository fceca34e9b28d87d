"""A conference from the door of the hall to the last essay: projector, two phones, two desks, and what follows.

Everybody works through the site's pages, with worker and scheduler running. Only time is helped along:
`hall_commands.past` moves the session back by hours, since a test cannot wait for four of them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from learning.attendance.codes import QR, TYPED
from learning.attendance.projector import qr_svg
from tests.browser.hall import in_hall
from tests.browser.people import check, sign_in
from tests.browser.survey import expect_saved
from tests.cast import PASSWORD
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
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
SHOWN = re.compile(r'd="([^"]+)"')


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


@pytest.fixture
def conference(site: Instance, open_page: OpenPage) -> Conference:
    """Planned, about to begin, without a roster."""
    made = in_hall(site, "province")
    site.start("worker", "scheduler")
    return Conference(site, open_page, made["conference"], made["points"])


def test_a_conference_from_the_door_to_the_retake_done(conference: Conference) -> None:
    officer = conference.come("officer", 1280)
    make_the_roster(conference, officer)
    screen = conference.go(conference.come("officer", 1280), "/diem-danh/man-chieu/{a}/")
    neighbour, member = conference.come("neighbour"), conference.come("member")
    check_in_by_picture(conference, screen, neighbour)
    check_in_by_hand(conference, screen, member)
    keep_two_desks(conference, screen)
    stranger = ask_to_be_excused(conference)
    in_hall(conference.site, "past")
    close_the_roster(conference, officer)
    excuse(conference, officer, stranger)
    see_the_lists(conference, officer)
    see_the_sum(conference, member, neighbour)
    secretary = conference.come("secretary", 1280)
    confirm_the_retake(conference, secretary)
    study_again(conference, member)
    accept_the_essay(conference, secretary)
    see_it_to_its_end(conference, member, secretary, officer)
    check_the_officers_screens_on_a_phone(conference, officer)


def make_the_roster(conference: Conference, officer: Page) -> None:
    conference.go(officer, "/hoi-nghi/{id}/danh-sach/")
    check(officer)
    officer.get_by_role("button", name="Lập danh sách lớp").click()
    expect(officer.get_by_role("link", name=PAO)).to_be_visible(timeout=30_000)
    check(officer)


def expect_present(screen: Page, count: int) -> None:
    expect(screen.locator("[data-count] b")).to_have_text(str(count), timeout=20_000)


def picture(screen: Page) -> str:
    return screen.locator("[data-picture]").inner_html()


def address_on(conference: Conference, shown: str) -> str:
    """Where the picture leads, found among those of the minute by its drawing."""
    now = QR.step(timezone.now())
    addresses = [conference.scan_address(step) for step in range(now - 3, now + 3)]
    [found] = [one for one in addresses if SHOWN.findall(qr_svg(one)) == SHOWN.findall(shown)]
    return found


def check_in_by_picture(conference: Conference, screen: Page, phone: Page) -> None:
    """The picture changes by itself, and one tap after scanning is all."""
    check(screen)
    expect_present(screen, 0)
    first = picture(screen)
    screen.wait_for_function("(old) => document.querySelector('[data-picture]').innerHTML !== old", arg=first)
    address = address_on(conference, picture(screen))
    assert address != address_on(conference, first)
    phone.goto(address)
    check(phone)
    phone.get_by_role("button", name="Điểm danh").click()
    expect(phone.get_by_role("heading", name="Đã điểm danh lúc")).to_be_focused()
    check(phone)
    expect_present(screen, 1)


def check_in_by_hand(conference: Conference, screen: Page, phone: Page) -> None:
    """Another hall's code and one of some minutes ago are told apart by name and time; the one shown is taken."""
    conference.go(phone, "/viec-cua-toi/")
    check(phone)
    phone.get_by_role("link", name="Điểm danh").click()
    check(phone)
    said = partial(type_code, phone)
    here, there = (point["name"] for point in conference.points)
    told = said(conference.code(1, timezone.now()))
    expect(told).to_contain_text(f"Mã này của {there}, còn đồng chí được xếp ở {here}")
    check(phone)
    shown_at = timezone.now().astimezone(VIETNAM) - timedelta(minutes=4)
    over = shown_at + timedelta(minutes=2)
    told = said(conference.code(0, shown_at))
    expect(told).to_contain_text(f"Mã đã hết hạn lúc {over.hour}:{over.minute:02d}")
    check(phone)
    expect(said(screen.locator("[data-code]").inner_text())).to_contain_text("Đã điểm danh lúc")
    expect_present(screen, 2)


def type_code(phone: Page, code: str) -> Locator:
    """Type it, press the button; where the answer stands."""
    phone.fill("[name=code]", code)
    phone.get_by_role("button", name="Điểm danh").click()
    return phone.locator("#diem-danh")


def keep_two_desks(conference: Conference, screen: Page) -> None:
    """Both record some of the same people, one of them without a line; in the end they and the screen agree."""
    first, second = (open_desk(conference, who) for who in ("officer", "rapporteur"))
    second.context.set_offline(True)
    for typed, name in {"hoang thi bich": BICH, "trieu van an": AN, "hua van quan": QUAN, "dam van h": HANH}.items():
        arrive(first, typed, name)
    for typed, name in {"trieu": AN, "quan": QUAN, "sam thi sen": SEN, "be thi lam": LAM}.items():
        arrive(second, typed, name)
    for state in ("Đã ra", "Có mặt từ"):
        press(second, SEN)
        expect(row(second, SEN).locator("[data-part=state]")).to_contain_text(state)
    expect(second.locator("[data-waiting]")).to_have_text("6 lượt ghi chờ gửi")
    check(second)
    second.context.set_offline(False)
    for desk in (first, second):
        expect(desk.locator("[data-waiting]")).to_be_hidden(timeout=40_000)
        expect(desk.locator("[data-present]")).to_have_text("8", timeout=30_000)
        expect(desk.locator("[data-part=state][data-state=there]")).to_have_count(8)
        check(desk)
    expect_present(screen, 8)
    once: dict[str, Any] = {"spans": 1, "withdrawn": 0, "present": 1}
    twice = once | {"spans": 2}
    assert in_hall(conference.site, "recorded") == {
        **dict.fromkeys((BICH, HANH, LAM), once),
        **dict.fromkeys((AN, QUAN), twice),
        SEN: twice | {"departures": 1},
    }


def open_desk(conference: Conference, who: str) -> Page:
    desk = conference.go(conference.come(who, 1280), "/diem-danh/ban/{a}/")
    expect(desk.locator("[data-present]")).to_have_text("2")
    expect(row(desk, BICH)).to_be_visible()
    return desk


def row(desk: Page, name: str) -> Locator:
    named = desk.locator("[data-part=name]", has_text=re.compile(f"^{re.escape(name)}$"))
    return desk.locator("[data-row]").filter(has=named)


def press(desk: Page, name: str) -> None:
    row(desk, name).get_by_role("button").click()


def arrive(desk: Page, typed: str, name: str) -> None:
    """Found by a part of the name without diacritics, recorded with Enter."""
    desk.get_by_label("Tìm người").fill(typed)
    expect(desk.locator("[data-part=name]")).to_have_text([name])
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-last]")).to_contain_text(f"{name}: vào lúc")


def ask_to_be_excused(conference: Conference) -> Page:
    """Before anything is closed; the phone of whoever asked."""
    phone = conference.go(conference.come("stranger"), "/hoi-nghi/{id}/vang-mat/")
    check(phone)
    phone.get_by_role("link", name="Báo vắng có lý do").click()
    phone.get_by_label("Ốm đau, nằm viện").check()
    phone.fill("[name=statement]", "Nằm viện huyện từ hôm qua.")
    check(phone)
    phone.get_by_role("button", name="Gửi để xem xét").click()
    expect(phone.locator("main")).to_contain_text("Chờ xem xét")
    check(phone)
    return phone


def close_the_roster(conference: Conference, officer: Page) -> None:
    """Pressed on the page; the worker reckons and the page tells when it is done."""
    conference.go(officer, "/hoi-nghi/{id}/vang/")
    expect(officer.locator("main")).to_contain_text("Danh sách chưa chốt: số phút là tạm tính")
    check(officer)
    officer.get_by_role("button", name="Chốt danh sách").click()
    expect(officer.get_by_role("link", name="Thuộc diện học lại")).to_be_visible(timeout=30_000)
    check(officer)


def excuse(conference: Conference, officer: Page, phone: Page) -> None:
    """The officer accepts the reason; it is told."""
    conference.go(officer, "/hoi-nghi/xem-xet/")
    check(officer)
    officer.get_by_role("link", name=PAO).click()
    officer.get_by_label("Chấp nhận", exact=True).check()
    officer.fill("[name=reason]", "Có giấy ra viện.")
    check(officer)
    officer.get_by_role("button", name="Ghi kết luận").click()
    expect(officer.locator("main")).to_contain_text("Không còn gì chờ xem xét")
    conference.go(phone, "/hoi-nghi/{id}/vang-mat/")
    expect(phone.locator("main")).to_contain_text("Vắng 210/210 phút, tức 100%")
    expect(phone.locator("main")).to_contain_text("Được chấp nhận")
    check(phone)


def see_the_lists(conference: Conference, officer: Page) -> None:
    """Exactly those who missed more than 40 %, with and without a reason; 84 of 210 minutes are not more."""
    lists = {
        "hoc-lai": [(THANH, "85/210", "40,4%"), (PAO, "210/210", "100%")],
        "co-ly-do": [(PAO, "210/210", "100%")],
        "khong-ly-do": [(THANH, "85/210", "40,4%"), (AN, "84/210", "40%")],
        "du": [(name, "0/210", "0%") for name in (MAI, BICH, QUAN, HANH, SEN, LAM)],
    }
    for tab, people in lists.items():
        conference.go(officer, f"/hoi-nghi/{{id}}/vang/?xem={tab}")
        assert listed(officer) == sorted(people)
        check(officer)


def listed(page: Page) -> list[tuple[str, ...]]:
    """Name, minutes and share of everyone on the list."""
    rows = page.locator("main tbody tr").all()
    return sorted((one.locator("a").inner_text(), *figures(one.locator("td.num").all())) for one in rows)


def figures(cells: Iterable[Locator]) -> list[str]:
    return [cell.inner_text().strip() for cell in cells]


def see_the_sum(conference: Conference, member: Page, neighbour: Page) -> None:
    """One's own minutes, spelled out, and that nobody has decided anything."""
    conference.go(member, "/viec-cua-toi/")
    expect(member.locator("main")).to_contain_text("Vắng 85/210 phút, tức 40,4%. Chưa có gì được quyết định.")
    check(member)
    member.get_by_role("link", name="Xem cách tính").click()
    main = member.locator("main")
    expect(main.locator(".presence__headline")).to_have_text("Vắng 85/210 phút, tức 40,4%")
    expect(main).to_contain_text("vắng trên 40% (quá 84 phút) thì học lại")
    assert figures(main.locator("dl.facts dd").all()) == ["210", "− 125", "85"]
    expect(main).to_contain_text("Chưa có gì được quyết định")
    check(member)
    conference.go(neighbour, "/hoi-nghi/{id}/vang-mat/")
    expect(neighbour.locator("main")).to_contain_text("Không thuộc diện học lại")
    check(neighbour)


def confirm_the_retake(conference: Conference, secretary: Page) -> None:
    """By the cell's secretary, who sees the own cell's people only."""
    conference.go(secretary, "/hoi-nghi/{id}/vang/")
    assert [name for name, *_ in listed(secretary)] == [THANH]
    check(secretary)
    secretary.get_by_label(f"Chọn {THANH}").check()
    secretary.get_by_role("button", name="Xác nhận học lại cho người được đánh dấu").click()
    check(secretary)
    secretary.get_by_label("Tự nghiên cứu và viết bài thu hoạch").check()
    secretary.fill("[name=due_on]", deadline().isoformat())
    secretary.fill("[name=reason]", "Vắng trên 40% thời gian của lớp.")
    secretary.get_by_role("button", name="Xác nhận học lại").click()
    expect(secretary.locator("main")).to_contain_text(f"Học lại, hạn {deadline():%d/%m}")
    check(secretary)


def deadline() -> Any:
    """The last day of the retake."""
    return timezone.localdate() + timedelta(days=7)


def study_again(conference: Conference, member: Page) -> None:
    """The bell tells it; the list of duties names minutes and deadline; the essay is written and handed in."""
    conference.go(member, "/viec-cua-toi/")
    member.get_by_role("link", name=re.compile(r"Thông báo: \d+ chưa đọc")).click()
    check(member)
    member.get_by_role("button", name="Đồng chí phải học lại phần đã vắng").click()
    expect(member.locator("main")).to_contain_text(f"Tự nghiên cứu và viết bài thu hoạch. Hạn {deadline():%d/%m/%Y}")
    check(member)
    conference.go(member, "/viec-cua-toi/")
    told = member.locator(".notice", has_text="Học lại:")
    expect(told).to_contain_text("Vắng 85/210 phút, tức 40,4%")
    expect(told).to_contain_text(f"Hạn {deadline():%d/%m/%Y}")
    check(member)
    member.get_by_role("link", name="Viết bài thu hoạch", exact=True).click()
    check(member)
    for part in ("grasp", "link_to_duty", "proposals"):
        member.fill(f"[name={part}]", "Nhận thức của tôi và việc ở bản. " * 20)
    expect_saved(member)
    member.get_by_role("button", name="Nộp bài").click()
    expect(member.locator("main")).to_contain_text("Đã nộp lúc")
    check(member)


def accept_the_essay(conference: Conference, secretary: Page) -> None:
    conference.go(secretary, "/bai-thu-hoach/cham/")
    check(secretary)
    secretary.get_by_role("link", name=THANH).click()
    check(secretary)
    secretary.get_by_role("button", name="Công nhận bài").click()
    expect(secretary.locator("main")).to_contain_text("Đã công nhận")


def see_it_to_its_end(conference: Conference, member: Page, secretary: Page, officer: Page) -> None:
    """Nothing is left to do; board, lists and the member's own page tell how it went."""
    conference.go(secretary, "/chi-bo-toi/")
    pills = secretary.locator("tr", has_text=THANH).locator("td").all_inner_texts()
    assert [sum(word in pill for pill in pills) for word in ("Xong", "ọc lại")] == [3, 0]
    check(secretary)
    secretary.get_by_role("link", name=THANH).click()
    expect(secretary.locator("main")).to_contain_text("Vắng 85/210 phút, tức 40,4%; đã học lại")
    check(secretary)
    conference.go(officer, "/hoi-nghi/{id}/vang/")
    expect(officer.locator("tr", has_text=THANH)).to_contain_text("Đã học lại")
    expect(officer.locator("tr", has_text=PAO)).to_contain_text("Chờ xác nhận")
    conference.go(member, "/viec-cua-toi/")
    expect(member.locator("main")).to_contain_text("Không còn việc nào phải làm")
    expect(member.locator("main")).not_to_contain_text("phải học lại")
    check(member)
    conference.go(member, "/hoi-nghi/{id}/vang-mat/")
    for told in ("Vắng 85/210 phút, tức 40,4%", f"Đã học lại, ghi nhận ngày {timezone.localdate():%d/%m/%Y}"):
        expect(member.locator("main")).to_contain_text(told)
    check(member)


def check_the_officers_screens_on_a_phone(conference: Conference, officer: Page) -> None:
    officer.set_viewport_size({"width": 360, "height": 740})
    parts = ("", "diem-cau/", "danh-sach/", "vang/", "chuan-bi/", "giay-moi/")
    addresses = [f"/hoi-nghi/{{id}}/{part}" for part in parts]
    for address in (*addresses, "/hoi-nghi/", "/diem-danh/{id}/dang-den/", "/diem-danh/ban/{a}/"):
        conference.go(officer, address)
        check(officer)
