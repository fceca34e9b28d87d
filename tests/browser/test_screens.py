"""Every main screen of every role: no fault of accessibility, nothing wider than the window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.people import accounts, overflows, sign_in, violations
from tests.browser.screen import reach
from tests.browser.screens import SCREENS
from tests.server import Instance

pytestmark = pytest.mark.browser


def whole_page(page: Page) -> None:
    """Make the window as high as the page, so that fixed bars cover nothing of it."""
    size = page.viewport_size or {"width": 360, "height": 740}
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})


@pytest.mark.timeout(900)  # an officer has some sixty screens; each of a member's states is brought about first
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("role", SCREENS, ids=str)
def test_screens_are_accessible(shared_site: Instance, open_page: Callable[..., Page], role: str, width: int) -> None:
    page, faults = open_page(width), {}
    if role != "guest":
        sign_in(page, shared_site, accounts(shared_site)[SCREENS[role].account])
    for screen in SCREENS[role].screens:
        if screen.address.startswith("/quan-tri/"):
            continue  # Wagtail's own screens are not ours to mend
        reach(page, shared_site, screen)
        height = page.viewport_size
        whole_page(page)
        found = violations(page), overflows(page)
        page.set_viewport_size(height or {"width": width, "height": 740})
        if found != ([], 0):
            faults[screen.name] = found
    assert faults == {}
