"""On a phone that several people use, what one wrote is gone with signing out, and never before the system has it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.people import accounts, check, sign_in
from tests.browser.survey import begin_survey, choose, expect_saved
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
TEXT = "Điều tôi tự viết."


def write(page: Page, site: Instance) -> None:
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.goto(site.url + "/viec-cua-toi/")
    page.get_by_role("link", name="Bài thu hoạch").first.click()
    page.wait_for_url("**/bai-thu-hoach/**")
    page.wait_for_load_state()
    page.fill("[name=grasp]", TEXT)


def sign_out(page: Page) -> None:
    page.locator("header summary.menu__toggle").click()
    page.get_by_role("button", name="Đăng xuất", exact=True).first.click()


def left_on_the_phone(page: Page) -> list[str]:
    return [str(key) for key in page.evaluate("Object.keys(localStorage)") if "quan-triet:bai-" in str(key)]


def test_what_was_saved_leaves_with_its_writer(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    write(page, site)
    expect_saved(page)
    assert len(left_on_the_phone(page)) == 1
    sign_out(page)
    expect(page.get_by_role("heading", name="Đã đăng xuất")).to_be_visible()
    assert left_on_the_phone(page) == []


def test_what_was_typed_just_before_is_sent_first(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    write(page, site)
    sign_out(page)
    expect(page.get_by_role("heading", name="Đã đăng xuất")).to_be_visible()
    assert left_on_the_phone(page) == []
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.get_by_role("link", name="Bài thu hoạch").first.click()
    expect(page.locator("[name=grasp]")).to_have_value(TEXT)


def test_answers_of_a_survey_leave_too(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    begin_survey(page, site)
    choose(page)
    expect_saved(page)
    page.goto(site.url + "/ho-so-cua-toi/")
    page.locator("main").get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đã đăng xuất")).to_be_visible()
    assert left_on_the_phone(page) == []


def test_what_cannot_be_sent_is_asked_about_and_shown_to_nobody_else(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    page.route("**/luu/", lambda route: route.abort())
    write(page, site)
    sign_out(page)
    dialog = page.get_by_role("dialog", name="Còn bài viết chưa gửi được")
    check(page)
    dialog.get_by_role("button", name="Ở lại").click()
    expect(page.locator("[name=grasp]")).to_have_value(TEXT)
    sign_out(page)
    dialog.get_by_role("button", name="Vẫn đăng xuất").click()
    expect(page.get_by_role("heading", name="Đã đăng xuất")).to_be_visible()
    assert len(left_on_the_phone(page)) == 1

    page.unroute("**/luu/")
    sign_in(page, site, accounts(site)["Bí thư chi bộ"])
    sign_out(page)
    expect(page.get_by_role("heading", name="Đã đăng xuất")).to_be_visible()
    assert len(left_on_the_phone(page)) == 1
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.get_by_role("link", name="Bài thu hoạch").first.click()
    expect(page.locator("[name=grasp]")).to_have_value(TEXT)
    expect_saved(page)


def test_what_was_typed_before_the_script_came_is_saved(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    sign_in(page, site, accounts(site)["Đảng viên"])
    held: list[Route] = []
    slow = [True]
    page.route("**/js/essay*.js", lambda route: held.append(route) if slow else route.continue_())
    page.get_by_role("link", name="Bài thu hoạch").first.click()
    page.fill("[name=grasp]", TEXT)
    slow.clear()
    for route in held:
        route.continue_()
    expect_saved(page)
    expect(page.locator("[name=grasp]")).to_have_value(TEXT)
