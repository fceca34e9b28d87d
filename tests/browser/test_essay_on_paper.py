"""An essay written by hand: photographed by the secretary on a phone, compared by the board, found by its author."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inside import bring_about
from tests.browser.people import accounts, check, sign_in
from tests.browser.test_essay import photograph
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def come(open_page: OpenPage, site: Instance, role: str, width: int) -> Page:
    """A browser in which somebody of that role is signed in."""
    page = open_page(width)
    sign_in(page, site, accounts(site)[role])
    return page


def owed_essay(page: Page, site: Instance) -> str:
    """The duty of the member's essay, which nobody has begun."""
    page.goto(site.url + "/viec-cua-toi/")
    address = page.locator("main a[href*='/bai-thu-hoach/']").first.get_attribute("href") or ""
    return re.findall(r"/bai-thu-hoach/([^/]+)/", address)[0]


def test_a_handwritten_essay_goes_from_the_camera_to_its_receipt(site: Instance, open_page: OpenPage) -> None:
    bring_about(site, "bare")
    member = come(open_page, site, "Đảng viên", 360)
    duty = owed_essay(member, site)
    enter(come(open_page, site, "Bí thư chi bộ", 360), site, duty)
    compare(come(open_page, site, "Cán bộ tuyên giáo", 1280), site)
    member.goto(f"{site.url}/bai-thu-hoach/{duty}/")
    expect(member.locator("main")).to_contain_text("đối chiếu với bản giấy")
    check(member)


def enter(page: Page, site: Instance, duty: str) -> None:
    """Two sheets, in order, sent to be compared."""
    page.goto(f"{site.url}/bai-viet-giay/{duty}/")
    check(page)
    page.set_input_files("#chup-trang", [photograph("mot.jpg"), photograph("hai.jpg")])
    expect(page.locator(".pages__row")).to_have_count(2)
    check(page)
    page.get_by_role("button", name="Gửi đối chiếu").click()
    expect(page.locator("main")).to_contain_text("Đã gửi đối chiếu")
    check(page)


def compare(page: Page, site: Instance) -> None:
    """From the list to the decision."""
    page.goto(site.url + "/bai-thu-hoach/cham/")
    page.get_by_role("link", name="Bản giấy chờ đối chiếu").click()
    check(page)
    page.locator("main tbody a").first.click()
    check(page)
    page.get_by_label("Đúng và đủ như bản giấy").check()
    page.get_by_role("button", name="Ghi kết quả đối chiếu").click()
    expect(page.locator("main")).to_contain_text("Đã nộp bài thay cho người viết")
