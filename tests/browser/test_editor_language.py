"""What Wagtail's scripts draw is in Vietnamese too, and no screen of the editor calls another host."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.people import accounts, sign_in
from tests.language.english import leftovers
from tests.language.screens import said_in
from tests.server import Instance

pytestmark = pytest.mark.browser
NEVER_SHOWN = ".xdsoft_save_selected"
"""A button of the date picker for choosing several days, which Wagtail does not use."""


@pytest.fixture
def page(shared_site: Instance, open_page: Callable[..., Page]) -> Page:
    """The rapporteur at the editor's first screen."""
    opened = open_page(1280)
    sign_in(opened, shared_site, accounts(shared_site)["Báo cáo viên"])
    opened.goto(shared_site.url + "/quan-tri/")
    return opened


def assert_vietnamese(page: Page) -> None:
    """Nothing in the page as it stands now is English."""
    page.evaluate(f"document.querySelectorAll('{NEVER_SHOWN}').forEach(element => element.remove())")
    assert leftovers(said_in(page.content())) == set()


def resolution(site: Instance) -> str:
    """The key of the demonstration's."""
    asked = "from learning.models import ResolutionPage; print(ResolutionPage.objects.get().pk)"
    return site.manage("shell", "-c", asked).split()[-1]


def add_block(page: Page, name: str) -> None:
    """Choose a block from the menu of a study text's body."""
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name=name).wait_for()
    assert_vietnamese(page)
    page.get_by_role("option", name=name).click()


def test_menus_of_the_sidebar(page: Page) -> None:
    for name, opened in (("Trang", ".c-page-explorer"), ("Báo cáo", "#wagtail-sidebar-submenu-reports-title")):
        page.locator(".sidebar .menuitem-label").get_by_text(name, exact=True).click()
        page.locator(opened).first.wait_for()
        assert_vietnamese(page)


def test_blocks_toolbar_and_choosers_of_a_study_text(page: Page, shared_site: Instance) -> None:
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2] if "//" in request.url else ""))
    page.goto(f"{shared_site.url}/quan-tri/pages/add/learning/condensedtextpage/{resolution(shared_site)}/")
    add_block(page, "Đoạn văn")
    page.locator(".public-DraftEditor-content").first.fill("Mọi đảng viên đều học.")
    page.keyboard.press("Control+a")
    page.locator("button[name=LINK]").first.click()
    for tab in ("Liên kết ngoài", "Liên kết thư điện tử", "Liên kết điện thoại", "Liên kết neo"):
        page.locator(".modal").get_by_role("link", name=tab).click()
        page.locator(".modal").get_by_role("heading", name="Thêm liên kết").wait_for()
        assert_vietnamese(page)
    page.locator(".modal button.close").click()
    add_block(page, "Hình ảnh")
    page.get_by_role("button", name="Chọn hình ảnh").first.click()
    page.locator(".modal").get_by_role("tab", name="Tải lên").click()
    assert_vietnamese(page)
    assert hosts <= {shared_site.url.split("/")[2], ""}
