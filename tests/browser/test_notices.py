"""The bell and the list of notices: by keyboard alone, and without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import accounts, overflows, sign_in, violations
from tests.server import Instance

pytestmark = pytest.mark.browser


def bell(page: Page, unread: str) -> None:
    expect(page.get_by_role("link", name=f"Thông báo: {unread}", exact=True)).to_be_visible()


def test_a_member_reads_notices_by_keyboard_without_script(site: Instance, open_page: Callable[..., Page]) -> None:
    page = open_page(360, java_script_enabled=False)
    sign_in(page, site, accounts(site)["Đảng viên"])
    bell(page, "7 chưa đọc")
    page.get_by_role("link", name="Thông báo: 7 chưa đọc").press("Enter")
    page.get_by_role("button", name="Mời đồng chí học tập").press("Enter")
    page.wait_for_url("**/viec-cua-toi/")
    bell(page, "6 chưa đọc")
    page.goto(site.url + "/thong-bao/")
    page.get_by_role("button", name=re.compile("Đánh dấu đã đọc.*Hạn hoàn thành")).press("Enter")
    page.wait_for_url("**/thong-bao/")
    bell(page, "5 chưa đọc")
    page.get_by_role("button", name="Đánh dấu đã đọc tất cả").press("Enter")
    page.wait_for_url("**/thong-bao/")
    bell(page, "không có gì chưa đọc")


def test_the_list_is_accessible_when_all_is_read(site: Instance, open_page: Callable[..., Page]) -> None:
    page = open_page(360)
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.goto(site.url + "/thong-bao/")
    page.get_by_role("button", name="Đánh dấu đã đọc tất cả").click()
    expect(page.get_by_text("Đã đánh dấu tất cả thông báo là đã đọc.")).to_be_visible()
    assert (violations(page), overflows(page)) == ([], 0)
