"""Two desks at one point, one of them without a line for a while: nothing lost, nothing twice."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import press, row
from tests.browser.inside import in_hall
from tests.browser.people import accounts, overflows, sign_in, violations
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


@pytest.fixture
def hall(site: Instance) -> dict[str, Any]:
    """The conference that is on."""
    found: dict[str, Any] = in_hall(site, "make")
    return found


def open_desk(page: Page, site: Instance, hall: dict[str, Any]) -> Page:
    sign_in(page, site, accounts(site)["Cán bộ tuyên giáo"])
    page.goto(site.url + hall["address"])
    expect(page.locator("[data-present]")).to_have_text("0")
    expect(row(page, hall["people"][0])).to_be_visible()
    return page


def expect_sent(page: Page) -> None:
    expect(page.locator("[data-waiting]")).to_be_hidden(timeout=40_000)


def test_two_desks_one_offline_come_to_the_same(site: Instance, open_page: OpenPage, hall: dict[str, Any]) -> None:
    first, second = (open_desk(open_page(width), site, hall) for width in (1280, 360))
    people = hall["people"]
    second.context.set_offline(True)
    for name in people[:6]:
        press(first, name)
    for name in people[3:9]:
        press(second, name)
    expect(second.locator("[data-waiting]")).to_have_text("6 lượt ghi chờ gửi")
    expect(row(second, people[8]).locator("[data-part=local]")).to_have_text("Đã ghi trên máy")
    expect_sent(first)
    second.context.set_offline(False)
    expect_sent(second)
    for desk in (first, second):
        expect(desk.locator("[data-present]")).to_have_text("9", timeout=30_000)
        expect(desk.locator("[data-part=state][data-state=there]")).to_have_count(9)
    found = in_hall(site, "recorded")
    assert {name: told["spans"] for name, told in found.items()} == {
        name: 2 if 3 <= place < 6 else 1 for place, name in enumerate(people[:9])
    }


def test_a_reload_and_a_closed_page_without_a_line_lose_nothing(
    site: Instance, open_page: OpenPage, hall: dict[str, Any]
) -> None:
    page = open_desk(open_page(1280), site, hall)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_timeout(500)
    page.context.set_offline(True)
    press(page, hall["people"][0])
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.goto(site.url + hall["address"])
    expect(row(again, hall["people"][0]).locator("[data-part=state]")).to_contain_text("Có mặt từ")
    press(again, hall["people"][1])
    expect(again.locator("[data-waiting]")).to_have_text("2 lượt ghi chờ gửi")
    again.context.set_offline(False)
    expect_sent(again)
    assert {told["spans"] for told in in_hall(site, "recorded").values()} == {1}
    assert len(in_hall(site, "recorded")) == 2


def test_what_was_sent_when_the_server_died_is_recorded_once(
    site: Instance, open_page: OpenPage, hall: dict[str, Any]
) -> None:
    page = open_desk(open_page(1280), site, hall)
    press(page, hall["people"][0])
    expect_sent(page)
    press(page, hall["people"][1])
    site.kill("web")
    press(page, hall["people"][2])
    site.start()
    expect_sent(page)
    found = in_hall(site, "recorded")
    assert [found[name]["spans"] for name in hall["people"][:3]] == [1, 1, 1]


def test_by_keyboard_alone_search_arrive_undo_and_leave(
    site: Instance, open_page: OpenPage, hall: dict[str, Any]
) -> None:
    page, name = open_desk(open_page(1280), site, hall), hall["people"][-1]
    field = page.get_by_label("Tìm người")
    expect(field).to_be_focused()
    page.keyboard.type(name)
    expect(row(page, name).locator("[data-part=note]")).to_contain_text("xếp ở Điểm cầu 2")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(page.locator("[data-last]")).to_contain_text(f"{name}: vào lúc")
    expect_sent(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Hoàn tác")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-last]")).to_contain_text("đã hoàn tác")
    expect_sent(page)
    assert in_hall(site, "recorded")[name] == {"spans": 0, "withdrawn": 1, "present": 0}


def test_undone_without_a_line_nothing_is_ever_told(site: Instance, open_page: OpenPage, hall: dict[str, Any]) -> None:
    page = open_desk(open_page(360), site, hall)
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    press(page, hall["people"][0])
    page.get_by_role("button", name="Hoàn tác").click()
    expect(row(page, hall["people"][0]).locator("[data-part=state]")).to_have_text("Chưa đến")
    page.context.set_offline(False)
    expect_sent(page)
    assert in_hall(site, "recorded").get(hall["people"][0], {"spans": 0})["spans"] == 0


def test_a_closed_roster_is_told_and_the_entries_stay_listed(
    site: Instance, open_page: OpenPage, hall: dict[str, Any]
) -> None:
    page, name = open_desk(open_page(360), site, hall), hall["people"][0]
    page.context.set_offline(True)
    press(page, name)
    in_hall(site, "close")
    page.context.set_offline(False)
    refused = page.locator("[data-desk] [data-refused]")
    expect(refused).to_contain_text("Danh sách đã chốt lúc", timeout=40_000)
    expect(refused).to_contain_text("1 lượt ghi chưa được nhận")
    page.reload()
    expect(page.locator("[data-refused-list]")).to_contain_text(f"{name}: vào lúc")
    assert violations(page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_an_entry_that_cannot_be_taken_says_why_and_is_put_aside(
    site: Instance, open_page: OpenPage, hall: dict[str, Any], width: int
) -> None:
    page, (first, second) = open_desk(open_page(width), site, hall), hall["people"][:2]
    before = len(in_hall(site, "put_aside"))
    page.context.set_offline(True)
    press(page, first)
    press(page, second)
    assert in_hall(site, "take_off") == first
    page.context.set_offline(False)
    refused = page.locator("[data-desk] [data-refused]")
    expect(refused).to_contain_text("đã được đưa ra khỏi danh sách lớp", timeout=40_000)
    expect(refused).to_contain_text("1 lượt ghi chưa được nhận")
    expect_sent(page)
    assert violations(page) == []
    assert overflows(page) == 0
    page.context.set_offline(True)
    refused.get_by_role("button", name="Bỏ lượt ghi này").click()
    expect(refused).to_be_hidden()
    expect(page.get_by_label("Tìm người")).to_be_focused()
    expect(page.locator("[data-aside]")).to_have_text("1 lượt ghi đã bỏ, còn chờ mạng để ghi vào nhật ký.")
    page.context.set_offline(False)
    expect(page.locator("[data-aside]")).to_be_hidden(timeout=40_000)
    page.reload()
    expect(row(page, second)).to_be_visible()
    expect(page.locator("[data-desk] [data-refused]")).to_be_hidden()
    [noted] = in_hall(site, "put_aside")[before:]
    assert noted["kind"] == "in"
    assert "đưa ra khỏi danh sách lớp" in noted["reason"]
    assert set(in_hall(site, "recorded")) == {second}


def test_signing_out_wipes_the_roster_from_the_machine(
    site: Instance, open_page: OpenPage, hall: dict[str, Any]
) -> None:
    page = open_desk(open_page(1280), site, hall)
    kept = "indexedDB.databases().then((all) => all.map((one) => one.name))"
    page.wait_for_function(f"async () => (await {kept}).includes('quan-triet-ban')")
    page.locator("summary.menu__toggle").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-xuat/")
    page.wait_for_function(f"async () => !(await {kept}).includes('quan-triet-ban')")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_desk_is_accessible_and_fits(site: Instance, open_page: OpenPage, hall: dict[str, Any], width: int) -> None:
    page = open_desk(open_page(width), site, hall)
    press(page, hall["people"][0])
    expect_sent(page)
    assert violations(page) == []
    assert overflows(page) == 0
