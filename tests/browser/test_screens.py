"""Every main screen of every role: no fault of accessibility, nothing wider than the window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.people import accounts, overflows, sign_in, violations
from tests.browser.screen import reach
from tests.browser.screens import SCREENS
from tests.server import Instance

pytestmark = pytest.mark.browser


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
        found = violations(page), overflows(page)
        if found != ([], 0):
            faults[screen.name] = found
    assert faults == {}
