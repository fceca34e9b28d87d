"""From signing in through reading and survey to the result; the secretary and the board see it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.grading import grade
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


CAMPAIGN = "Học tập Hướng dẫn số 26-HD/BTGTU"


def state_on_the_board(page: Page, site: Instance) -> dict[str, str]:
    """What Hoàng Văn Vinh's row on the cell's board says, by the column's heading."""
    page.goto(site.url + "/chi-bo-toi/")
    page.get_by_label("Đợt học tập").select_option(label=CAMPAIGN)
    page.get_by_role("button", name="Xem", exact=True).click()
    check(page)
    cells = page.locator("tr", has_text="Hoàng Văn Vinh").locator("td")
    return {cell.get_attribute("data-label") or "": cell.inner_text().strip() for cell in cells.all()}


def finished_on_the_overview(page: Page, site: Instance) -> str:
    page.goto(site.url + "/tong-quan/")
    check(page)
    return page.locator("main").inner_text()


def pass_the_survey(page: Page, site: Instance) -> None:
    begin_survey_again(page, site)
    check(page)
    answer_all(page)
    expect_saved(page)
    check(page)
    go_on(page)
    expect(page.get_by_role("heading", name="Đồng chí đã đạt")).to_be_visible()
    expect(page.locator("main")).to_contain_text("20/20")
    check(page)


def hand_in_the_essay(page: Page, site: Instance) -> None:
    page.goto(site.url + "/viec-cua-toi/")
    page.get_by_role("link", name="Viết bài thu hoạch", exact=True).click()
    for part in page.locator("[data-part]").all():
        part.fill("Nội dung tôi tự viết. " * 30)
    page.get_by_role("button", name="Nộp bài").click()
    expect(page.locator("main")).to_contain_text("Đã nộp lúc")


def accept_the_essay(page: Page, site: Instance) -> None:
    page.goto(site.url + "/bai-thu-hoach/cham/")
    page.get_by_role("link", name="Hoàng Văn Vinh").click()
    grade(page)


def expect_left(page: Page, site: Instance, headline: str) -> None:
    page.goto(site.url + "/viec-cua-toi/")
    check(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(headline)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_member_studies_and_secretary_and_board_see_it(site: Instance, open_page: OpenPage, width: int) -> None:
    """Of the conference he missed most; the essay stands in its stead, and with it the campaign is complete."""
    member, secretary, board = open_page(width), open_page(width), open_page(width)
    sign_in(secretary, site, accounts(site)["Bí thư chi bộ"])
    sign_in(board, site, accounts(site)["Cán bộ tuyên giáo"])
    before = state_on_the_board(secretary, site), finished_on_the_overview(board, site)
    assert [word for word in before[0].values() if word == "Xong"] == []

    sign_in(member, site, accounts(site)["Đảng viên"])
    expect_left(member, site, "Còn 5 việc trong 2 đợt học tập")
    member.get_by_role("link", name="Đọc tài liệu", exact=True).click()
    read_to_the_end(member)
    pass_the_survey(member, site)
    expect_left(member, site, "Còn 3 việc trong 2 đợt học tập")
    between = state_on_the_board(secretary, site)
    assert sum(word == "Xong" for word in between.values()) == 2
    assert finished_on_the_overview(board, site) == before[1]  # the retake is still owed

    hand_in_the_essay(member, site)
    accept_the_essay(secretary, site)
    expect_left(member, site, "Còn 2 việc trong đợt này")
    after = state_on_the_board(secretary, site)
    assert sum("Xong" in word for word in after.values()) == 4
    assert finished_on_the_overview(board, site) != before[1]


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
