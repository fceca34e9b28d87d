"""An outline goes from the rapporteur's desk, by way of the board, to the hall."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import accounts, overflows, sign_in, violations
from tests.factories.outlines import slides
from tests.server import Instance

pytestmark = pytest.mark.browser
TITLE = "Đề cương của buổi chuyên đề"


def come(open_page: Callable[..., Page], site: Instance, role: str, width: int = 1280) -> Page:
    """Someone of the demonstration, signed in."""
    page = open_page(width)
    sign_in(page, site, accounts(site)[role])
    return page


def upload(page: Page, site: Instance, file: Path) -> str:
    """Fill the form in and send it; the address of the outline."""
    page.goto(site.url + "/de-cuong/moi/")
    page.select_option("[name=resolution]", index=1)
    page.fill("[name=title]", TITLE)
    page.set_input_files("[name=file]", file)
    page.check("[name=declared]")
    page.click("main form button:has-text('Tải lên')")
    page.wait_for_url(lambda url: "/moi/" not in url)
    expect(page.locator("#trang-6")).to_be_visible(timeout=60_000)
    return page.url


def look_through(page: Page) -> None:
    assert (violations(page), overflows(page)) == ([], 0)


def mark(page: Page, words: str) -> None:
    """Mark a passage as with the mouse."""
    page.locator(".sheet p, .sheet__item span", has_text=words).last.evaluate(
        """element => {
            const range = document.createRange();
            range.selectNodeContents(element);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            element.dispatchEvent(new PointerEvent("pointerup", {bubbles: true}));
        }"""
    )


def test_from_the_upload_to_the_hall(site: Instance, open_page: Callable[..., Page], tmp_path: Path) -> None:
    site.start("worker")
    expect.set_options(timeout=15_000)
    file = tmp_path / "de-cuong.pptx"
    file.write_bytes(slides())
    author, board = come(open_page, site, "Báo cáo viên", 360), come(open_page, site, "Cán bộ tuyên giáo")
    address = upload(author, site, file)
    look_through(author)
    author.click("button:visible:has-text('Gửi thẩm định')")
    expect(author.locator("main")).to_contain_text("Chờ thẩm định")

    board.goto(site.url + "/de-cuong/tham-dinh/")
    board.click(f"main a:has-text('{TITLE}')")
    mark(board, "Năm quan điểm")
    remark = board.locator("[data-remark='2']")
    expect(remark.locator("[name=passage]")).to_have_value("Năm quan điểm, bốn mục tiêu.")
    remark.locator("[name=text]").fill("Kể tên năm quan điểm")
    remark.locator("button:has-text('Ghi góp ý')").click()
    expect(board.locator("#trang-2 .remark")).to_contain_text("Kể tên năm quan điểm")
    look_through(board)
    board.click("button:visible:has-text('Duyệt đề cương')")
    expect(board.locator("main")).to_contain_text("Đã duyệt")

    author.goto(site.url + "/de-cuong/")
    author.click("main a[href*='/hoi-nghi/']")
    author.click("a:has-text('Chọn đề cương tôi báo cáo')")
    author.select_option("[name=outline]", label=TITLE)
    author.click("main form button")
    expect(author.locator("main")).to_contain_text(TITLE)

    member = come(open_page, site, "Bí thư chi bộ", 360)
    member.goto(author.url)
    member.click(f"main a:has-text('{TITLE}')")
    assert member.url.split("?")[0] == address.split("?")[0]
    expect(member.locator("#trang-5 img")).to_be_visible()
    expect(member.locator("main")).not_to_contain_text("Kể tên năm quan điểm")
    look_through(member)
