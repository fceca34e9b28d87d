"""What a screen is, and how a browser gets there."""

from dataclasses import dataclass, field

from playwright.sync_api import Page, Response

from tests.browser.inside import bring_about
from tests.server import Instance


@dataclass(frozen=True)
class Screen:
    """An address, what to fill in and to click from there on; the state to bring about first, which may lead there."""

    name: str
    address: str = ""
    clicks: tuple[str, ...] = ()
    fills: dict[str, str] = field(default_factory=dict)
    state: str = ""


def reach(page: Page, site: Instance, screen: Screen) -> Response | None:
    """Bring about the screen's state and go there; the answer to its address."""
    led_to = bring_about(site, screen.state) if screen.state else ""
    answer = page.goto(site.url + (screen.address or led_to))
    for selector, text in screen.fills.items():
        page.fill(selector, text)
    for selector in screen.clicks:
        page.click(selector)
        page.wait_for_load_state()
    return answer
