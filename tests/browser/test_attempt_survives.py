"""An attempt bears a dropped line, a killed server, a second tab, a double click and an expired session."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.survey import ATTEMPT, answer_all, begin_survey, choose, chosen_texts, expect_saved, go_on
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

SAVE = """([address, token]) => fetch(address + 'luu/', {
  method: 'POST', headers: {'Content-Type': 'application/json', 'Accept': 'application/json', 'X-CSRFToken': token},
  body: JSON.stringify({answers: {'0': {chosen: [1], at: Date.now() + 1000}}}),
}).then(async (answer) => [answer.status, await answer.json()])"""


def token(page: Page) -> str:
    return str(page.locator("#bai-lam [name=csrfmiddlewaretoken]").input_value())


def answer_some(page: Page, count: int) -> None:
    for _ in range(count):
        choose(page)
        go_on(page)


def test_with_the_line_cut_answering_goes_on_and_catches_up(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    begin_survey(page, site)
    answer_some(page, 3)
    expect_saved(page)
    page.context.set_offline(True)
    answer_some(page, 4)
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "local")
    page.context.set_offline(False)
    expect_saved(page)
    answered = chosen_texts(page)
    page.evaluate("localStorage.clear()")
    page.reload()
    assert chosen_texts(page) == answered


def test_handing_in_without_a_line_happens_when_it_is_back(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    begin_survey(page, site)
    answer_all(page)
    page.context.set_offline(True)
    go_on(page)
    expect(page.locator("[data-alert-text]")).to_contain_text("sẽ tự nộp khi có mạng")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Đồng chí đã đạt")).to_be_visible(timeout=40_000)


def test_what_was_called_saved_survives_kill_9_of_the_server(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    begin_survey(page, site)
    answer_some(page, 5)
    expect_saved(page)
    answered = chosen_texts(page)
    site.kill("web")
    answer_some(page, 2)
    site.start()
    expect_saved(page)
    page.evaluate("localStorage.clear()")
    page.reload()
    assert chosen_texts(page)[: len(answered)] == answered
    assert page.locator(".jump--answered").count() == 7


def test_an_answer_kept_on_the_device_survives_closing_the_page(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    address = begin_survey(page, site)
    expect(page.locator("[data-bar]")).to_be_visible()
    page.context.set_offline(True)
    answer_some(page, 3)
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.context.set_offline(False)
    again.goto(address)
    expect_saved(again)
    assert again.locator(".jump--answered").count() == 3


def test_a_second_tab_shows_the_same_attempt_and_loses_nothing(site: Instance, open_page: OpenPage) -> None:
    first = open_page(1280)
    address = begin_survey(first, site)
    answer_some(first, 2)
    second = first.context.new_page()
    second.goto(first.url.split("lam-bai")[0])
    second.goto(site.url + "/viec-cua-toi/")
    second.get_by_role("link", name="Phiếu khảo sát nhận thức").first.click()
    second.get_by_role("button", name="Làm tiếp").click()
    second.wait_for_url(ATTEMPT)
    assert second.url.split("#")[0] == address.split("#")[0]
    answer_some(second, 2)
    expect_saved(second)
    expect(first.locator(".jump--answered")).to_have_count(4)


def test_a_double_click_on_submit_hands_in_once(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    begin_survey(page, site)
    answer_all(page)
    page.locator("[data-next]").dblclick()
    expect(page.get_by_role("heading", name="Đồng chí đã đạt")).to_be_visible()
    page.get_by_role("link", name="Về Việc của tôi").first.click()
    page.get_by_role("link", name="Phiếu khảo sát nhận thức").first.click()
    assert page.locator("table tbody tr").count() == 1


def test_a_late_save_after_submitting_changes_nothing(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    address = begin_survey(page, site).split("#")[0]
    answer_all(page)
    csrf = token(page)
    go_on(page)
    expect(page.get_by_role("heading", name="Đồng chí đã đạt")).to_be_visible()
    before = page.locator("main").inner_text()
    status, answer = page.evaluate(SAVE, [address, csrf])
    assert (status, answer["state"]) == (409, "submitted")
    page.reload()
    assert page.locator("main").inner_text() == before


def test_a_tab_left_open_follows_when_another_hands_in(site: Instance, open_page: OpenPage) -> None:
    first = open_page(1280)
    address = begin_survey(first, site)
    second = first.context.new_page()
    second.goto(address)
    answer_all(second)
    go_on(second)
    expect(first.get_by_role("heading", name="Đồng chí đã đạt")).to_be_visible()


def test_an_expired_session_costs_nothing(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    begin_survey(page, site)
    answer_some(page, 2)
    expect_saved(page)
    session = next(str(c["value"]) for c in page.context.cookies() if c["name"] == "phien")
    page.context.clear_cookies(name="phien")
    answer_some(page, 2)
    expect(page.locator("[data-alert-text]")).to_contain_text("Phiên đăng nhập đã hết")
    page.context.add_cookies([{"name": "phien", "value": session, "url": site.url}])
    choose(page)
    expect_saved(page)
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.locator(".jump--answered").count() == 5


def test_another_members_attempt_cannot_be_written(site: Instance, open_page: OpenPage) -> None:
    owner, other = open_page(360), open_page(360)
    address = begin_survey(owner, site).split("#")[0]
    begin_survey(other, site, "Bí thư chi bộ")
    status = other.evaluate(
        "([address, token]) => fetch(address, {method: 'POST', headers: {'X-CSRFToken': token,"
        "'Accept': 'application/json', 'Content-Type': 'application/json'}, body: '{}'}).then((a) => a.status)",
        [address + "luu/", token(other)],
    )
    assert status == 404
    assert json.dumps(chosen_texts(owner)) == "[]"
