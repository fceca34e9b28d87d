"""A conference from the door of the hall to the last essay: projector, two phones, two desks, and what follows.

Everybody works through the site's pages, with worker and scheduler running. Only time is helped along:
`hall_commands.past` moves the session back by hours, since a test cannot wait for four of them.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.at_the_door import check_in_by_hand, check_in_by_picture, keep_two_desks
from tests.browser.conference import AN, BICH, HANH, LAM, MAI, PAO, QUAN, SEN, THANH, Conference, OpenPage
from tests.browser.grading import grade
from tests.browser.inside import in_hall
from tests.browser.people import check
from tests.browser.survey import expect_saved
from tests.server import Instance

pytestmark = pytest.mark.browser


@pytest.fixture
def conference(site: Instance, open_page: OpenPage) -> Conference:
    """Planned, about to begin, without a roster."""
    made = in_hall(site, "province")
    site.start("worker", "scheduler")
    return Conference(site, open_page, made["conference"], made["points"])


@pytest.mark.timeout(600)
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
    conference.go(officer, "/hoi-nghi/{id}/vang/").get_by_role("link", name=THANH).click()
    expect(officer.locator(".presence__headline")).to_have_text("Vắng 85/210 phút, tức 40,4%")
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


def deadline() -> date:
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
    grade(secretary)


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
    for address in (
        *addresses,
        "/hoi-nghi/",
        "/diem-danh/{id}/dang-den/",
        "/diem-danh/ban/{a}/",
        "/diem-danh/man-chieu/{a}/",
    ):
        conference.go(officer, address)
        check(officer)
