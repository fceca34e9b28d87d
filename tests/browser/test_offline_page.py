"""Without a line the site says so in its own words instead of the browser's."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import accounts, sign_in
from tests.server import Instance

pytestmark = pytest.mark.browser


def test_without_a_line_the_offline_page_appears_and_the_site_comes_back(
    shared_site: Instance, open_page: Callable[..., Page]
) -> None:
    page = open_page(360)
    sign_in(page, shared_site, accounts(shared_site)["Đảng viên"])
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.context.set_offline(True)
    page.goto(shared_site.url + "/thu-vien/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa kết nối được")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')
    page.context.set_offline(False)
    page.goto(shared_site.url + "/thu-vien/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thư viện")


def test_nothing_personal_stays_in_the_browsers_cache(shared_site: Instance, open_page: Callable[..., Page]) -> None:
    page = open_page(360)
    sign_in(page, shared_site, accounts(shared_site)["Đảng viên"])
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    for address in ("/viec-cua-toi/", "/ho-so-cua-toi/", "/thu-vien/"):
        page.goto(shared_site.url + address)
    kept = page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) =>"
        "caches.open(name).then((cache) => cache.keys()))))"
        ".then((lists) => lists.flat().map((request) => new URL(request.url).pathname))"
    )
    pages = sorted(path for path in kept if not path.startswith("/static/"))
    assert pages == ["/diem-danh/ban/ngoai-tuyen/", "/ngoai-tuyen/", "/thu-vien/da-giu/"]
