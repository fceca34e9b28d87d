"""`python -m tests.lighthouse [NAME] [--json FILE]`: Lighthouse, mobile setting, on the pages that everybody opens.

Prints scores and bytes, and what cost points; returns 1 when a page is below what was promised.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tests.browser.chromium import QUIET, program
from tests.browser.people import accounts, sign_in
from tests.lighthouse.auditing import Figures, Page, audited
from tests.server import Instance, Template, free_port

LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100}
STUDY_PAGE_BYTES = 100 * 1024
GUEST = Page("guest", "/")
MEMBER = [
    Page("study", "/thu-vien/26-hd-btgtu/tai-lieu-rut-gon/", STUDY_PAGE_BYTES),
    Page("my-duties", "/viec-cua-toi/"),
]


def main(arguments: list[str]) -> int:
    """Start a site with the demonstration and measure."""
    parser = argparse.ArgumentParser(prog="dev.py lighthouse")
    parser.add_argument("name", nargs="?", choices=[page.name for page in (GUEST, *MEMBER)])
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    template = Template()
    try:
        found = measured(template, options.name)
    finally:
        template.drop()
    if options.json:
        options.json.write_text(json.dumps({page.name: asdict(figures) for page, figures in found}, indent=2))
    good = [show(page, figures) for page, figures in found]
    return 0 if all(good) else 1


def measured(template: Template, only: str | None) -> list[tuple[Page, Figures]]:
    """Every page, or the one named, with its figures."""
    found: list[tuple[Page, Figures]] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        Instance(Path(folder) / "var", "tests.lighthouse.settings", template) as site,
    ):
        site.manage("collectstatic", "--noinput", "-v", "0")
        site.start()
        for who, pages in (("", [GUEST]), ("Đảng viên", MEMBER)):
            wanted = [page for page in pages if only in (None, page.name)]
            if not wanted:
                continue
            with browser_of(playwright, site, who, Path(folder) / f"profile-{len(found)}") as (port, first):
                for page in wanted:
                    address = first if page is GUEST else site.url + page.address
                    found.append((page, audited(page.name, address, port)))
    return found


@contextmanager
def browser_of(playwright: Playwright, site: Instance, who: str, profile: Path) -> Iterator[tuple[int, str]]:
    """A browser in which that person is signed in: the port it listens on, and where `/` led before that."""
    port = free_port()
    options = [*QUIET, f"--remote-debugging-port={port}"]
    context = playwright.chromium.launch_persistent_context(profile, executable_path=program(), args=options)
    try:
        page = context.pages[0]
        page.goto(site.url + "/")
        first = page.url.split("?")[0]
        if who:
            sign_in(page, site, accounts(site)[who])
        page.goto("about:blank")
        yield port, first
    finally:
        context.close()


def show(page: Page, figures: Figures) -> bool:
    """Print the page's figures; whether they are as promised."""
    light = not page.most_bytes or figures.bytes <= page.most_bytes
    good = light and all(figures.scores[name] >= least for name, least in LEAST.items())
    scores = " · ".join(f"{name} {score}" for name, score in figures.scores.items())
    limit = f" of {page.most_bytes / 1024:.0f}" if page.most_bytes else ""
    print(f"{'✓' if good else '✗'} {page.name:<10} {scores} · {figures.bytes / 1024:.1f}{limit} KB besides pictures")
    print(f"    machine: {figures.machine}")
    for fault in figures.faults:
        print(f"    {fault}")
    return good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
