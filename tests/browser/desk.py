"""What the keeper of a desk at the hall's door does on its page."""

import re

from playwright.sync_api import Locator, Page


def row(desk: Page, name: str) -> Locator:
    """The row of the person of that name."""
    named = desk.locator("[data-part=name]", has_text=re.compile(f"^{re.escape(name)}$"))
    return desk.locator("[data-row]").filter(has=named)


def press(desk: Page, name: str) -> None:
    """The row's button: they come, or they leave."""
    row(desk, name).get_by_role("button").click()
