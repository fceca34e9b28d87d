"""A secretary grades ten essays by keyboard only, with a comment on a passage; another is told who holds one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.grading import grade
from tests.browser.inside import bring_about
from tests.browser.people import accounts, check, sign_in
from tests.browser.survey import expect_saved
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
NEXT = "/bai-thu-hoach/cham/tiep/"
GRADED = "/bai-thu-hoach/cham/?xem=da-cham"


def on_the_first(page: Page, site: Instance) -> None:
    """Signed in as the secretary, the first waiting essay open."""
    sign_in(page, site, accounts(site)["Bí thư chi bộ"])
    page.goto(site.url + NEXT)
    expect(page.locator("#phieu-cham")).to_be_visible()


def test_ten_essays_are_graded_by_keyboard_only(site: Instance, open_page: OpenPage) -> None:
    bring_about(site, "ten_to_grade")
    page = open_page(1280)
    sign_in(page, site, accounts(site)["Bí thư chi bộ"])
    page.goto(site.url + GRADED)
    before = page.locator("main tbody tr").count()
    page.goto(site.url + NEXT)
    check(page)
    comment_by_keyboard(page)
    for number in range(10):
        grade(page, "342"[number % 3] * 3)
    page.goto(site.url + GRADED)
    expect(page.locator("main tbody tr")).to_have_count(before + 10)
    check(page)


def comment_by_keyboard(page: Page) -> None:
    """Tab to a line, `c`, write, keep; `?` shows the keys."""
    page.locator("[data-passages] [data-start]").first.focus()
    page.keyboard.press("c")
    expect(page.locator("#them-gop-y")).to_be_visible()
    check(page)
    page.keyboard.type("Nêu rõ số liệu; 1 n không phải phím tắt ở đây")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-notes] li")).to_contain_text("Nêu rõ số liệu")
    expect(page.locator("[data-passages] mark").first).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#phim-tat")).to_be_visible()
    check(page)
    page.keyboard.press("Escape")


def test_a_draft_of_grading_survives_a_killed_tab_and_a_cleared_device(site: Instance, open_page: OpenPage) -> None:
    bring_about(site, "ten_to_grade")
    page = open_page(1280)
    on_the_first(page, site)
    page.keyboard.press("3")
    page.fill("#nhan-xet", "Bài gọn, đúng việc")
    select_words(page)
    page.get_by_role("button", name="Góp ý đoạn đang chọn").click()
    page.fill("#loi-gop-y", "Đoạn này hay")
    page.get_by_role("button", name="Ghi góp ý").click()
    expect_saved(page)
    address, marked = page.url, page.locator("[data-passages] mark").first.inner_text()
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.goto(address)
    again.evaluate("localStorage.clear()")
    again.goto(address)
    expect(again.locator("#nhan-xet")).to_have_value("Bài gọn, đúng việc")
    expect(again.locator("[data-passages] mark").first).to_have_text(marked)
    expect(again.locator("#phieu-cham input[type=radio]:checked")).to_have_count(1)


def select_words(page: Page) -> None:
    """Some words amid the first line."""
    page.evaluate("""() => {
      const node = document.querySelector("[data-passages] [data-start]").firstChild;
      getSelection().setBaseAndExtent(node, 5, node, 20);
    }""")


def test_another_is_told_who_holds_it(site: Instance, open_page: OpenPage) -> None:
    bring_about(site, "ten_to_grade")
    first, second = open_page(1280), open_page(360)
    on_the_first(first, site)
    first.keyboard.press("3")
    expect_saved(first)
    sign_in(second, site, accounts(site)["Cán bộ tuyên giáo"])
    second.goto(first.url)
    expect(second.locator("main")).to_contain_text("đang chấm bài này")
    expect(second.locator("#phieu-cham")).to_have_count(0)
    check(second)
