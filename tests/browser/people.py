"""Signing the demonstration's people in, and checking a page's accessibility."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.server import Instance

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def accounts(site: Instance) -> dict[str, dict[str, str]]:
    """Login and password by role's label."""
    return site.accounts


def sign_in(page: Page, site: Instance, account: dict[str, str]) -> None:
    """Through the sign-in page, as a person does."""
    page.goto(site.url + "/dang-nhap/")
    page.fill("[name=login]", account["login"])
    page.fill("[name=password]", account["password"])
    page.click("main button:not([type=button])")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


@contextmanager
def seen_whole(page: Page) -> Iterator[None]:
    """A window as high as the page: no field lies behind the bar at its edge, from where a person would scroll it."""
    window = page.viewport_size
    assert window
    page.wait_for_load_state()
    height = int(page.locator("html").evaluate("html => html.scrollHeight"))  # waits where a click has led away
    page.set_viewport_size({"width": window["width"], "height": max(height, window["height"])})
    yield
    page.set_viewport_size(window)


def violations(page: Page) -> list[Any]:
    """What axe-core finds against WCAG 2.2 A and AA, with the offending elements."""
    with seen_whole(page):
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [(v["id"], v["help"], [n["html"][:200] for n in v["nodes"]]) for v in found.response["violations"]]


def overflows(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def check(page: Page) -> None:
    """Nothing against WCAG 2.2 AA, nothing wider than the window."""
    found = violations(page)
    assert found == [], found
    assert overflows(page) == 0
