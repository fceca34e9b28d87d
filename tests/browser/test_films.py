"""Watching as people do: jumping about, at double speed, in two tabs, on a line that is cut; and sending a film."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.inside import in_cinema
from tests.browser.people import accounts, check, sign_in
from tests.factories.recordings import film
from tests.server import Instance

pytestmark = pytest.mark.browser

NO_NATIVE_HLS = "HTMLMediaElement.prototype.canPlayType = (type) => (/mpegurl/i.test(type) ? '' : 'maybe');"


@pytest.fixture(scope="module")
def films(shared_site: Instance) -> dict[str, str]:
    """The addresses of the films by title."""
    return {title: f"{shared_site.url}/nghe-nhin/{key}/" for title, key in in_cinema(shared_site, "show").items()}


def open_film(page: Page, site: Instance, address: str) -> None:
    sign_in(page, site, accounts(site)["Đảng viên"])
    page.goto(address)


def wait(page: Page, expression: str, seconds: float = 30) -> None:
    """Until the expression holds, asked from outside: the page's own policy lets no text become script."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        state = "(({ src, currentTime, error }) => [src, currentTime, error?.message])(document.querySelector('video'))"
        assert time.monotonic() < deadline, (expression, page.evaluate(f"document.querySelector('video') && {state}"))
        page.wait_for_timeout(50)


def play(page: Page, rate: str = "2") -> None:
    page.get_by_label("Tốc độ").select_option(rate)
    page.get_by_role("button", name="Xem phim").click()
    wait(page, "document.querySelector('[data-media]').currentTime > 0")


def jump(page: Page, seconds: float) -> None:
    page.evaluate("seconds => { document.querySelector('[data-media]').currentTime = seconds; }", seconds)


def until(page: Page, seconds: float) -> None:
    """Until the film is there, or over."""
    wait(
        page,
        f"(({{ currentTime, ended }}) => currentTime >= {seconds} || ended)(document.querySelector('[data-media]'))",
    )


def stop(page: Page) -> None:
    page.evaluate("document.querySelector('[data-media]').pause()")


def told(site: Instance, title: str, seconds: float, done: int) -> dict[str, Any]:
    """What the server knows, once it knows so much; fails with what it knows."""
    deadline = time.monotonic() + 20
    while True:
        found = in_cinema(site, "watched").get(title, {"seconds": 0, "done": 0})
        if found["seconds"] >= seconds and found["done"] == done:
            return dict(found)
        assert time.monotonic() < deadline, found
        time.sleep(0.3)


@pytest.mark.parametrize("how", ["native", "library"])
def test_nothing_is_loaded_before_it_is_asked_for(
    shared_site: Instance, films: dict[str, str], open_page: Callable[..., Page], how: str
) -> None:
    page = open_page(360)
    if how == "library":
        page.add_init_script(NO_NATIVE_HLS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_film(page, shared_site, films["Chỉ nghe"])
    expect(page.get_by_role("button", name="Xem phim · 16 giây")).to_be_visible()
    assert not [url for url in asked if "/luong/" in url or "hls" in url or ".vtt" in url]
    check(page)
    play(page)
    until(page, 1)
    assert [url for url in asked if url.endswith("danh-sach.m3u8")]
    assert bool([url for url in asked if "hls.light" in url]) == (how == "library")
    page.get_by_label("Phụ đề").select_option("vi")
    wait(page, "document.querySelector('[data-media]').textTracks[0].activeCues?.length === 1")
    page.get_by_role("button", name="Chỉ nghe").click()
    wait(page, "/nghe\\.m4a$/.test(document.querySelector('[data-media]').currentSrc)")
    until(page, 3)
    check(page)


def test_what_is_jumped_over_is_owed_and_double_speed_counts(
    shared_site: Instance, films: dict[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(1280)
    open_film(page, shared_site, films["Nhảy cóc"])
    play(page)
    until(page, 5)
    jump(page, 11)
    until(page, 16)
    found = told(shared_site, "Nhảy cóc", 9, 0)
    assert found["seconds"] < 11.5
    jump(page, 4)
    page.evaluate("document.querySelector('[data-media]').play()")
    until(page, 11.5)
    stop(page)
    assert told(shared_site, "Nhảy cóc", 13, 1)["seconds"] <= 16
    expect(page.locator("[data-watched-percent]")).to_have_text("100")


def test_two_tabs_count_each_part_once(
    shared_site: Instance, films: dict[str, str], open_page: Callable[..., Page]
) -> None:
    one = open_page(1280)
    open_film(one, shared_site, films["Hai thẻ"])
    two = one.context.new_page()
    two.goto(films["Hai thẻ"])
    for page, begin in ((one, 0), (two, 2)):
        play(page)
        jump(page, begin)
    until(one, 6)
    until(two, 8)
    stop(one)
    stop(two)
    found = told(shared_site, "Hai thẻ", 6, 0)
    assert found["seconds"] < 12, "the part that both played counts once"
    jump(two, 7)
    two.evaluate("document.querySelector('[data-media]').play()")
    until(two, 16)
    told(shared_site, "Hai thẻ", 13, 1)


def test_what_was_played_while_the_line_was_cut_counts_when_it_is_back(
    shared_site: Instance, films: dict[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(360)
    open_film(page, shared_site, films["Mất mạng"])
    play(page)
    wait(
        page,
        "((m) => m.buffered.length && m.buffered.end(m.buffered.length - 1) > 15)(document.querySelector('video'))",
    )
    shared_site.kill("web")
    until(page, 16)
    page.close()
    assert in_cinema(shared_site, "watched")["Mất mạng"]["seconds"] < 8
    again = page.context.new_page()
    shared_site.start("web")
    again.goto(films["Hai thẻ"])
    told(shared_site, "Mất mạng", 13, 1)
    waits = "Object.keys(localStorage).filter((name) => name.startsWith('quan-triet:da-xem:')).length"
    wait(again, f"{waits} === 0")


def big_film(folder: Path) -> Path:
    """A film with five megabytes of nothing at its end."""
    path = folder / "hoi-nghi.mp4"
    nothing = 5 * 1024 * 1024
    path.write_bytes(film() + (nothing + 8).to_bytes(4, "big") + b"free" + bytes(nothing))
    return path


def test_a_film_is_sent_over_a_bad_line_and_after_a_reload(
    shared_site: Instance, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page, path, sent = open_page(1280), big_film(tmp_path), []

    def now_and_then(route: Route, request: Request) -> None:
        if request.method != "PATCH":
            route.continue_()
            return
        sent.append(int(request.headers["upload-offset"]))
        if len(sent) == 2 or (len(sent) >= 4 and not page.url.endswith("#lai")):
            route.abort()
        else:
            route.continue_()

    sign_in(page, shared_site, accounts(shared_site)["Cán bộ tuyên giáo"])
    page.route("**/phim-bai-nghe/tai-len/*/", now_and_then)
    page.goto(shared_site.url + "/phim-bai-nghe/tai-len/")
    check(page)
    page.get_by_label("Tệp phim hoặc âm thanh").set_input_files(path)
    page.get_by_label("Tên").fill("Hội nghị tháng mười")
    page.get_by_label("Tôi cam đoan").check()
    page.get_by_role("button", name="Tải lên").click()
    expect(page.get_by_text("Mất mạng. Hệ thống tự gửi tiếp khi có mạng.")).to_be_visible()
    wait(page, "document.querySelector('[data-sending-bar]').value > 10")
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute("**/phim-bai-nghe/tai-len/*/")
    first = list(sent)
    page.reload()
    expect(page.get_by_role("heading", name="Tải lên dở")).to_be_visible()
    check(page)
    other = tmp_path / "khac.mp4"
    other.write_bytes(film())
    page.get_by_label("Chọn lại tệp").set_input_files(other)
    expect(page.get_by_role("heading", name="Tải lên dở")).to_be_visible()
    again: list[int] = []
    page.on("request", lambda r: again.append(int(r.headers["upload-offset"])) if r.method == "PATCH" else None)
    page.get_by_label("Chọn lại tệp").set_input_files(path)
    expect(page.get_by_role("heading", name="Xử lý")).to_be_visible()
    assert again[0] >= max(first[:3]), "what was there is not sent again"
    check(page)
