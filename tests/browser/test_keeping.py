"""A study text kept on a phone: read with the server stopped and the browser started anew, and told of once."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.chromium import QUIET, program
from tests.browser.inside import with_texts
from tests.browser.people import accounts, sign_in
from tests.browser.people import check as check_window
from tests.server import Instance

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
TEXT = "/thu-vien/26-hd-btgtu/tai-lieu-rut-gon/"
OpenPage = Callable[..., Page]


class Phone:
    """A browser whose profile outlives it."""

    def __init__(self, browser: Browser, profile: Path) -> None:
        self.browser, self.profile, self.errors = browser, profile, list[str]()
        self.context: BrowserContext | None = None

    def on(self, width: int = 360) -> Page:
        """Switched on, perhaps again."""
        self.off()
        self.context = self.browser.browser_type.launch_persistent_context(
            self.profile,
            executable_path=program(),
            args=QUIET,
            viewport={"width": width, "height": 740},
            locale="vi-VN",
        )
        page = self.context.pages[0]
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def off(self) -> None:
        """The browser ends; what it kept stays."""
        if self.context:
            self.context.close()
        self.context = None


@pytest.fixture
def phone(browser: Browser, tmp_path: Path) -> Iterator[Phone]:
    switched = Phone(browser, tmp_path / "profile")
    yield switched
    switched.off()
    assert switched.errors == []


def check(page: Page) -> None:
    """The whole page, in a window so high that fixed bars cover nothing of it."""
    window = page.viewport_size or {"width": 360, "height": 740}
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": window["width"], "height": max(height, window["height"])})
    check_window(page)
    page.set_viewport_size(window)


def keep_text(page: Page, site: Instance, who: str = "Đảng viên") -> None:
    with_texts(site, "unread")
    sign_in(page, site, accounts(site)[who])
    page.goto(site.url + TEXT)
    page.get_by_role("button", name=re.compile(r"Giữ để đọc khi không có mạng · \d+ KB")).click()
    expect(page.get_by_text("Đã giữ trên máy ·")).to_be_visible()


def told(site: Instance, who: str, **expected: Any) -> None:
    """What the server knows of the reader, once it knows that much."""
    login, deadline = accounts(site)[who]["login"], time.monotonic() + 20
    while (found := with_texts(site, "read").get(login)) != expected:
        assert time.monotonic() < deadline, found
        time.sleep(0.3)


def read_to_the_end(page: Page) -> int:
    """Section by section; how many there were."""
    sections = page.locator("[data-section]").count()
    for _number in range(sections - 1):
        page.get_by_role("button", name="Đọc tiếp").click()
    page.get_by_role("button", name="Tôi đã đọc xong").click()
    return sections


def test_a_kept_text_is_read_without_server_after_a_restart_and_told_of_once(site: Instance, phone: Phone) -> None:
    page = phone.on()
    keep_text(page, site)
    check(page)
    site.kill("web")

    page = phone.on()
    page.goto(site.url + "/viec-cua-toi/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa kết nối được")
    page.get_by_role("link", name="Tài liệu đã giữ trên máy").click()
    check(page)
    page.locator("[data-kept-rows] a").first.click()
    expect(page).to_have_url(site.url + TEXT)
    expect(page.locator("[data-section]:not([hidden])")).to_have_count(1)
    expect(page.get_by_text("Bản giữ trên máy").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')
    check(page)
    pictures = page.evaluate(
        "Promise.all([...document.images].map((image) => image.decode().then(() => image.naturalWidth)))"
    )
    assert pictures
    assert all(width >= 360 for width in pictures)
    sections = read_to_the_end(page)
    expect(page.get_by_text("Đồng chí đã đọc xong. Có mạng thì hệ thống tự ghi nhận.")).to_be_visible()
    check(page)

    page = phone.on()
    page.goto(site.url + TEXT)
    expect(page.get_by_text("Đồng chí đã đọc xong. Có mạng thì hệ thống tự ghi nhận.")).to_be_visible()
    site.start()
    page.goto(site.url + "/viec-cua-toi/")
    told(site, "Đảng viên", furthest=sections, finished=True, done=1)
    page.goto(site.url + TEXT)
    expect(page.get_by_text("Đã ghi nhận: đồng chí đọc xong tài liệu này")).to_be_visible()
    told(site, "Đảng viên", furthest=sections, finished=True, done=1)


def test_a_new_version_is_offered_and_a_withdrawn_text_goes(site: Instance, open_page: OpenPage) -> None:
    page = open_page(1280)
    keep_text(page, site)
    with_texts(site, "publish_anew")
    page.goto(site.url + "/thu-vien/da-giu/")
    expect(page.get_by_text("Có bản mới")).to_be_visible()
    check(page)
    page.goto(site.url + TEXT)
    expect(page.get_by_text("Bản trên máy đã cũ, có bản mới")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Lấy bản mới").click()
    expect(page.get_by_text("Đã giữ trên máy ·")).to_be_visible()
    page.context.set_offline(True)
    page.goto(site.url + TEXT)
    expect(page.locator("[data-kept-contents] a", has_text="Phần mới")).to_have_count(1)
    check(page)
    page.context.set_offline(False)
    with_texts(site, "withdraw")
    page.goto(site.url + "/thu-vien/da-giu/")
    expect(page.get_by_text("Đã gỡ khỏi máy vì không còn được đăng cho đồng chí")).to_be_visible()
    check(page)
    page.context.set_offline(True)
    page.goto(site.url + TEXT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa kết nối được")


def test_on_a_shared_phone_nobody_is_given_anothers_place(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    keep_text(page, site)
    page.context.set_offline(True)
    page.goto(site.url + TEXT)
    page.get_by_role("button", name="Đọc tiếp").click()
    expect(page.get_by_text("Chỗ đọc đang giữ trên máy")).to_be_visible()
    # Signed out by the session's end: what was read has not been told.
    page.goto("about:blank")
    page.context.clear_cookies()
    page.context.set_offline(False)
    sign_in(page, site, accounts(site)["Bí thư chi bộ"])
    page.goto(site.url + TEXT)
    expect(page.get_by_text("Đã giữ trên máy ·")).to_be_visible()
    page.context.set_offline(True)
    page.goto(site.url + TEXT)
    expect(page.locator("[data-section]:not([hidden])")).to_have_attribute("data-section", "1")
    expect(page.locator("[data-kept-mark='1']")).to_be_hidden()
    page.context.set_offline(False)
    assert accounts(site)["Bí thư chi bộ"]["login"] not in with_texts(site, "read")
    page.context.clear_cookies()
    sign_in(page, site, accounts(site)["Đảng viên"])
    told(site, "Đảng viên", furthest=2, finished=False, done=0)


def test_signing_out_tells_and_forgets_the_place_and_leaves_the_text(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    keep_text(page, site)
    page.context.set_offline(True)
    page.goto(site.url + TEXT)
    page.get_by_role("button", name="Đọc tiếp").click()
    page.context.set_offline(False)
    page.route("**/cho-doc/", lambda route: route.abort())
    page.goto(site.url + "/ho-so-cua-toi/")
    page.unroute("**/cho-doc/")
    page.locator("main").get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đã đăng xuất")).to_be_visible()
    told(site, "Đảng viên", furthest=2, finished=False, done=0)
    left = page.evaluate("Object.keys(localStorage).filter((key) => /:(doc|dang-dung)/.test(key))")
    assert left == []
    page.context.set_offline(True)
    page.goto(site.url + TEXT)
    expect(page.get_by_text("Chưa có ai đăng nhập trên máy này")).to_be_visible()
    check(page)


def test_an_interrupted_keeping_says_so_and_goes_on(site: Instance, open_page: OpenPage) -> None:
    page = open_page(360)
    sign_in(page, site, accounts(site)["Đảng viên"])

    def cut(route: Route) -> None:
        route.abort()

    page.route("**/ban-giu/**", cut)
    page.goto(site.url + TEXT)
    start = page.get_by_role("button", name="Giữ để đọc khi không có mạng")
    start.click()
    expect(page.get_by_text("Mất kết nối khi đang tải")).to_be_visible()
    check(page)
    page.unroute("**/ban-giu/**", cut)
    held: list[Route] = []
    page.route("**/ban-giu/**", lambda route: held.append(route))
    start.click()
    page.get_by_role("button", name="Dừng").click()
    expect(page.get_by_text("Đã dừng, chưa giữ tài liệu.")).to_be_visible()
    page.unroute("**/ban-giu/**")
    page.evaluate("navigator.storage.estimate = async () => ({ quota: 1000, usage: 999 })")
    start.click()
    expect(page.get_by_text("Máy không đủ chỗ trống")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Giữ để đọc khi không có mạng").click()
    expect(page.get_by_text("Đã giữ trên máy ·")).to_be_visible()
    page.get_by_role("button", name="Bỏ").click()
    expect(page.get_by_text("Đã bỏ khỏi máy.")).to_be_visible()
    assert page.evaluate("caches.open('tai-lieu-giu').then((cache) => cache.keys()).then((keys) => keys.length)") == 0
