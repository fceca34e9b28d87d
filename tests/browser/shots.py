"""`python -m tests.browser.shots [--role R]`: pictures of every main screen for every role.

Into `var/shots/<role>-<screen>-<width>.png`, of the demonstration on a server of its own.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.people import accounts, seen_whole, sign_in
from tests.browser.screen import Screen, reach
from tests.browser.screens import SCREENS
from tests.server import ROOT, Instance, Template

FOLDER = ROOT / "var" / "shots"
WIDTHS = {360: 740, 1280: 800}
PICTURES_DRAWN = """() => Promise.all([...document.images].filter((image) => image.complete && image.naturalWidth)
  .map((image) => image.decode().catch(() => {})))"""
"""A picture may have come and not be drawn yet."""


def main(arguments: list[str]) -> int:
    """Take the pictures; returns 1 when a screen could not be reached."""
    parser = argparse.ArgumentParser(prog="dev.py shots")
    parser.add_argument("--role", choices=sorted(SCREENS))
    only = parser.parse_args(arguments).role
    FOLDER.mkdir(parents=True, exist_ok=True)
    template, folder = Template(), Path(tempfile.mkdtemp())
    try:
        with Instance(folder / "var", template=template) as site, sync_playwright() as playwright:
            site.start()
            browser = launch(playwright)
            missed = [fault for role in SCREENS if only in (None, role) for fault in shoot(browser, site, role)]
            browser.close()
    finally:
        template.drop()
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(missed) or f"→ {FOLDER.relative_to(ROOT)}/")
    return 1 if missed else 0


def shoot(browser: Browser, site: Instance, role: str) -> list[str]:
    """All screens of one role at every width; what could not be reached."""
    missed = []
    for width, height in WIDTHS.items():
        page = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN").new_page()
        if role != "guest":
            sign_in(page, site, accounts(site)[SCREENS[role].account])
        for screen in SCREENS[role].screens:
            if not take(page, site, screen, FOLDER / f"{role}-{screen.name}-{width}.png"):
                missed.append(f"{role} {screen.name} {width}: not reached")
        page.context.close()
    return missed


def take(page: Page, site: Instance, screen: Screen, path: Path) -> bool:
    """Go there and take the picture of the whole page, its fixed bars where they belong."""
    answer = reach(page, site, screen)
    with seen_whole(page):
        page.evaluate(PICTURES_DRAWN)
        page.screenshot(path=path)
    return bool(answer and answer.status < 400) or screen.name == "404"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
