"""The screen in the hall and a phone in front of it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inside import in_hall
from tests.browser.people import accounts, overflows, sign_in, violations
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


@pytest.fixture
def screen(site: Instance, open_page: OpenPage) -> Page:
    """The projector's page of the first point, an officer signed in."""
    point = in_hall(site, "hold")["points"][0]
    page = open_page(1280)
    sign_in(page, site, accounts(site)["Cán bộ tuyên giáo"])
    page.goto(f"{site.url}/diem-danh/man-chieu/{point}/")
    return page


def picture(page: Page) -> str:
    return page.locator("[data-picture]").inner_html()


def test_the_picture_changes_and_the_count_rises_when_a_phone_checks_in(
    site: Instance, open_page: OpenPage, screen: Page
) -> None:
    first = picture(screen)
    expect(screen.locator("[data-left]")).to_contain_text(re.compile(r"mã đổi sau \d+ giây"))
    expect(screen.locator("[data-count] b")).to_have_text("0")
    phone = open_page(360)
    sign_in(phone, site, accounts(site)["Đảng viên"])
    phone.goto(site.url + "/viec-cua-toi/")
    phone.locator("section", has_text="Đang mở điểm danh Buổi sáng").get_by_role("link", name="Điểm danh").click()
    phone.fill("[name=code]", screen.locator("[data-code]").inner_text())
    phone.get_by_role("button", name="Điểm danh").click()
    expect(phone.get_by_role("heading", name="Đã điểm danh lúc")).to_be_focused()
    expect(screen.locator("[data-count] b")).to_have_text("1", timeout=15_000)
    assert picture(screen) != first


def test_without_a_line_codes_go_on_for_a_while_and_the_screen_says_how_long(screen: Page) -> None:
    expect(screen.locator("[data-left]")).to_contain_text("mã đổi sau")
    screen.context.set_offline(True)
    expect(screen.locator("[data-lost]")).to_contain_text("Mất kết nối: mã sẽ dừng sau", timeout=20_000)
    before = picture(screen)
    screen.wait_for_function("(old) => document.querySelector('[data-picture]').innerHTML !== old", arg=before)
    screen.context.set_offline(False)
    expect(screen.locator("[data-lost]")).to_be_empty(timeout=25_000)


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (360, 740)], ids=str)
def test_the_screen_fits_and_is_accessible(screen: Page, size: tuple[int, int]) -> None:
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    expect(screen.locator("[data-left]")).to_contain_text("mã đổi sau")
    assert (violations(screen), overflows(screen)) == ([], 0)
    if size[0] > 1000:
        hidden = "document.documentElement.scrollHeight - document.documentElement.clientHeight"
        assert screen.evaluate(hidden) <= 0


@pytest.mark.parametrize("width", [360, 1280])
def test_the_phones_pages_and_the_halls_filling_are_accessible(site: Instance, open_page: OpenPage, width: int) -> None:
    held, page = in_hall(site, "hold"), open_page(width)
    sign_in(page, site, accounts(site)["Cán bộ tuyên giáo"])
    for address in (f"/diem-danh/{held['conference']}/dang-den/", "/diem-danh/"):
        page.goto(site.url + address)
        assert (violations(page), overflows(page)) == ([], 0)
    page.goto(site.url + "/diem-danh/q/zzzzzzzzzzzz/abc/")
    assert (violations(page), overflows(page)) == ([], 0)
