"""From signing in through reading and survey to the result; the secretary and the board see it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import accounts, check, sign_in
from tests.browser.survey import answer_all, begin_survey, expect_saved, go_on
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def read_to_the_end(page: Page) -> None:
    while page.get_by_role("button", name=re.compile("^Đọc tiếp")).count():
        check(page)
        page.get_by_role("button", name=re.compile("^Đọc tiếp")).click()
    page.get_by_role("button", name="Tôi đã đọc xong").click()


def state_on_the_board(page: Page, site: Instance) -> list[str]:
    """The words of Hoàng Văn Vinh's row on the cell's board."""
    page.goto(site.url + "/chi-bo-toi/")
    check(page)
    row = page.locator("tr", has_text="Hoàng Văn Vinh")
    return [word.strip() for word in row.locator("td").all_inner_texts()]


def finished_on_the_overview(page: Page, site: Instance) -> str:
    page.goto(site.url + "/tong-quan/")
    check(page)
    return page.locator("main").inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_member_studies_and_secretary_and_board_see_it(site: Instance, open_page: OpenPage, width: int) -> None:
    member, secretary, board = open_page(width), open_page(width), open_page(width)
    sign_in(secretary, site, accounts(site)["Bí thư chi bộ"])
    sign_in(board, site, accounts(site)["Cán bộ tuyên giáo"])
    before = state_on_the_board(secretary, site), finished_on_the_overview(board, site)

    sign_in(member, site, accounts(site)["Đảng viên"])
    check(member)
    expect(member.get_by_role("heading", name="Còn 2 việc")).to_be_visible()
    member.get_by_role("link", name="Đọc tài liệu", exact=True).click()
    read_to_the_end(member)
    begin_survey_again(member, site)
    check(member)
    answer_all(member)
    expect_saved(member)
    check(member)
    go_on(member)
    expect(member.get_by_role("heading", name="Đồng chí đã đạt")).to_be_visible()
    expect(member.locator("main")).to_contain_text("20/20")
    check(member)
    member.goto(site.url + "/viec-cua-toi/")
    expect(member.get_by_role("heading", level=1)).to_contain_text("hoàn thành")

    after = state_on_the_board(secretary, site), finished_on_the_overview(board, site)
    assert sum("Xong" in word for word in before[0]) == 0
    assert sum("Xong" in word for word in after[0]) == 2
    assert before[1] != after[1]


def begin_survey_again(page: Page, site: Instance) -> None:
    """Already signed in: from the list of duties into the survey."""
    page.goto(site.url + "/viec-cua-toi/")
    page.get_by_role("link", name="Làm phiếu khảo sát", exact=True).click()
    check(page)
    page.get_by_role("button", name="Bắt đầu làm bài").click()
    page.wait_for_url("**/lam-bai/**")


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script_a_member_can_do_it_all(site: Instance, open_page: OpenPage, width: int) -> None:
    page = open_page(width, java_script_enabled=False)
    begin_survey(page, site)
    for fieldset in page.locator("fieldset.paper__item").all():
        fieldset.locator("label.choice").first.click()
    page.get_by_role("button", name="Nộp bài").click()
    expect(page.locator("main")).to_contain_text("câu đúng")


def test_the_board_reaches_a_cell_in_three_clicks(shared_site: Instance, open_page: OpenPage) -> None:
    page = open_page(1280)
    sign_in(page, shared_site, accounts(shared_site)["Cán bộ tuyên giáo"])
    page.get_by_role("link", name="Tổng quan").first.click()
    page.locator("main").get_by_role("link", name=re.compile("Xã Khau Luông")).first.click()
    page.locator("main").get_by_role("link", name=re.compile("Bản Chang")).first.click()
    expect(page.locator("main")).to_contain_text("Hoàng Văn Vinh")
