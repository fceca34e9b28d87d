"""A text that somebody has read aloud: played, its place and rate remembered, kept with the text, and without it."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inside import with_texts
from tests.browser.people import accounts, sign_in
from tests.browser.test_keeping import TEXT, check
from tests.server import Instance

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
AUDIO = "document.querySelector('[data-sound] audio')"


@pytest.fixture(scope="module")
def spoken_site(shared_site: Instance) -> Instance:
    with_texts(shared_site, "read_aloud")
    with_texts(shared_site, "unread")
    return shared_site


def wait(page: Page, expression: str, seconds: float = 20) -> None:
    """Asked from outside: the page's own policy lets no text become script."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        state = page.evaluate(
            f"(({{ currentTime, error, networkState }}) => [currentTime, error?.message, networkState])({AUDIO})"
        )
        assert time.monotonic() < deadline, (expression, state)
        page.wait_for_timeout(50)


def open_text(page: Page, site: Instance) -> None:
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.goto(site.url + TEXT + "?phan=1")


def test_the_reading_goes_on_where_it_stopped_at_the_rate_chosen(
    spoken_site: Instance, open_page: Callable[..., Page]
) -> None:
    page, asked = open_page(360), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    open_text(page, spoken_site)
    expect(page.locator("[data-sound] audio")).to_be_visible()
    assert not [url for url in asked if "nghe.m4a" in url or "hls" in url]
    check(page)
    page.get_by_role("button", name="Tốc độ đọc").click()
    page.evaluate(f"{AUDIO}.play()")
    wait(page, f"{AUDIO}.currentTime > 0.2")
    page.evaluate(f"{AUDIO}.currentTime = 9")
    wait(page, f"{AUDIO}.currentTime > 9.2")
    page.evaluate(f"{AUDIO}.pause()")
    page.reload()
    page.evaluate(f"{AUDIO}.play()")
    wait(page, f"{AUDIO}.currentTime > 8.5")
    assert page.evaluate(f"{AUDIO}.playbackRate") == 0.8
    page.goto(spoken_site.url + "/ho-so-cua-toi/")
    page.locator("main").get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đã đăng xuất")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':nghe:'))") == []


def test_the_reading_is_kept_when_it_is_ticked_and_plays_from_any_place_without_a_line(
    spoken_site: Instance, open_page: Callable[..., Page]
) -> None:
    page = open_page(360)
    open_text(page, spoken_site)
    page.get_by_label("Kèm bài nghe").check()
    check(page)
    page.get_by_role("button", name="Giữ để đọc khi không có mạng").click()
    expect(page.get_by_text("Đã giữ trên máy ·")).to_be_visible()
    page.context.set_offline(True)
    page.goto(spoken_site.url + TEXT)
    expect(page.get_by_text("Bản giữ trên máy không kèm phim")).to_be_visible()
    page.evaluate(f"{AUDIO}.play()")
    wait(page, f"{AUDIO}.currentTime > 0.2")
    page.evaluate(f"{AUDIO}.currentTime = 15")
    wait(page, f"{AUDIO}.currentTime > 15.2")
    check(page)


def test_a_reading_that_is_not_kept_says_so_without_a_line(
    spoken_site: Instance, open_page: Callable[..., Page]
) -> None:
    page = open_page(1280)
    open_text(page, spoken_site)
    page.get_by_role("button", name="Giữ để đọc khi không có mạng").click()
    expect(page.get_by_text("Đã giữ trên máy ·")).to_be_visible()
    page.context.set_offline(True)
    page.goto(spoken_site.url + TEXT)
    page.evaluate(f"{AUDIO}.play().catch(() => 0)")
    expect(page.get_by_text("Chưa phát được bài nghe.")).to_be_visible()
    check(page)


def test_without_a_vietnamese_voice_the_page_says_what_to_do(site: Instance, open_page: Callable[..., Page]) -> None:
    page = open_page(360)
    open_text(page, site)
    expect(page.get_by_text("Máy này chưa có giọng đọc tiếng Việt")).to_be_visible()
    page.get_by_text("Cách cài").click()
    expect(page.get_by_text("Chuyển văn bản thành giọng nói")).to_be_visible()
    check(page)
