"""An essay written on a phone bears a dropped line and a killed tab; the secretary accepts it; the duty is done."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.grading import grade
from tests.browser.inside import bring_about
from tests.browser.people import accounts, check, sign_in
from tests.browser.survey import expect_saved
from tests.server import Instance

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
PARTS = ["grasp", "link_to_duty", "proposals"]


def require_an_essay(page: Page, site: Instance) -> None:
    """The board plans a campaign of one essay for the whole province, and opens it."""
    sign_in(page, site, accounts(site)["Cán bộ tuyên giáo"])
    page.goto(site.url + "/dot-hoc-tap/moi/")
    page.fill("[name=title]", "Viết thu hoạch cuối năm")
    page.locator("[name=resolutions]").first.check()
    page.fill("[name=starts_on]", "2026-01-01")
    page.fill("[name=ends_on]", "2030-12-31")
    page.locator("[name=units]").first.check()
    page.locator("[name='require-WRITE_ESSAY-essay']").check()
    page.get_by_role("button", name="Lưu bản nháp").click()
    page.get_by_role("button", name="Mở đợt học tập").click()
    expect(page.locator("main")).to_contain_text("Đang ghi danh")


def begin(page: Page, site: Instance) -> str:
    """The member's essay, from the list of duties; its address."""
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.goto(site.url + "/viec-cua-toi/")
    page.get_by_role("link", name="Viết bài thu hoạch", exact=True).click()
    expect(page.locator("[data-part]")).to_have_count(3)
    return page.url


def typed(page: Page) -> list[str]:
    """What stands in the three parts."""
    return [page.locator(f"[name={name}]").input_value() for name in PARTS]


def test_an_essay_survives_and_is_accepted(site: Instance, open_page: OpenPage) -> None:
    board, member, secretary = open_page(1280), open_page(360), open_page(1280)
    site.start("worker")
    require_an_essay(board, site)
    expect(board.locator("main")).to_contain_text("Đã học xong", timeout=60_000)
    expect(board.locator("main")).not_to_contain_text("Đang ghi danh", timeout=60_000)
    address = begin(member, site)
    check(member)

    member.fill("[name=grasp]", "Nhận thức của tôi. " * 30)
    expect_saved(member)
    member.context.set_offline(True)
    member.fill("[name=link_to_duty]", "Liên hệ với bản. " * 30)
    expect(member.locator("[data-save-state]")).to_have_attribute("data-state", "local")
    before = typed(member)
    member.close(run_before_unload=False)

    again = member.context.new_page()
    again.context.set_offline(False)
    again.goto(address)
    assert typed(again) == before
    expect_saved(again)
    again.evaluate("localStorage.clear()")
    again.reload()
    assert typed(again) == before

    again.get_by_role("button", name="Nộp bài").click()
    expect(again.locator("[data-alert-text]")).to_contain_text("còn trống")
    again.fill("[name=proposals]", "Đề xuất với chi bộ. " * 30)
    expect(again.locator("[data-words]")).to_have_text("390")
    again.get_by_role("button", name="Nộp bài").click()
    expect(again.locator("main")).to_contain_text("Đã nộp lúc")
    check(again)

    sign_in(secretary, site, accounts(site)["Bí thư chi bộ"])
    secretary.goto(site.url + "/bai-thu-hoach/cham/")
    check(secretary)
    secretary.get_by_role("link", name="Hoàng Văn Vinh").click()
    check(secretary)
    grade(secretary)
    again.reload()
    expect(again.locator("main")).to_contain_text("Bài được công nhận")


def test_an_expired_session_costs_nothing_of_an_essay(site: Instance, open_page: OpenPage) -> None:
    board, page = open_page(1280), open_page(360)
    site.start("worker")
    require_an_essay(board, site)
    expect(board.locator("main")).not_to_contain_text("Đang ghi danh", timeout=60_000)
    begin(page, site)
    session = next(str(c["value"]) for c in page.context.cookies() if c["name"] == "phien")
    page.context.clear_cookies(name="phien")
    page.fill("[name=grasp]", "Viết khi phiên đã hết")
    expect(page.locator("[data-alert-text]")).to_contain_text("Phiên đăng nhập đã hết")
    page.context.add_cookies([{"name": "phien", "value": session, "url": site.url}])
    page.locator("[name=grasp]").press_sequentially(" rồi")
    expect_saved(page)
    page.evaluate("localStorage.clear()")
    page.reload()
    assert typed(page)[0] == "Viết khi phiên đã hết rồi"


def photograph(name: str) -> FilePayload:
    """A photograph as a phone takes it, too large for a slow line."""
    noise = Image.effect_noise((3000, 2400), 80)
    target = BytesIO()
    noise.save(target, "JPEG", quality=90)
    return {"name": name, "mimeType": "image/jpeg", "buffer": target.getvalue()}


def test_photographed_pages_bear_a_dropped_line_and_are_put_in_order(site: Instance, open_page: OpenPage) -> None:
    bring_about(site, "bare")
    page = open_page(360)
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.goto(site.url + "/viec-cua-toi/")
    page.locator("main a[href*='/bai-thu-hoach/']").first.click()
    page.fill("[name=grasp]", "Phần gõ thêm")
    page.context.set_offline(True)
    page.set_input_files("#chup-trang", [photograph("mot.jpg"), photograph("hai.jpg")])
    expect(page.locator("[data-pages-said]")).to_contain_text("Chưa gửi được trang")
    page.context.set_offline(False)
    page.get_by_role("button", name="Thêm trang đã chọn").click()
    expect(page.locator(".pages__row")).to_have_count(2)
    check(page)
    rows = page.locator(".pages__row")
    rows.nth(1).drag_to(rows.first)
    expect(rows.first).to_contain_text("hai.jpg")
    page.get_by_label("Đưa trang 2 lên trước").press("Enter")
    expect(rows.first).to_contain_text("mot.jpg")
    page.get_by_label("Xóa trang 2").press("Enter")
    expect(page.locator(".pages__row")).to_have_count(1)
    assert typed(page)[0] == "Phần gõ thêm"
    page.get_by_role("button", name="Nộp bài").click()
    expect(page.locator("main")).to_contain_text("Đã nộp lúc")
    expect(page.locator("figure img")).to_be_visible()
    page.get_by_role("link", name="Xem biên nhận").click()
    expect(page.locator("main")).to_contain_text("1 trang")
    check(page)
