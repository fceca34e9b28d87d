"""Starting the Chromium of the machine."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def program() -> str:
    """Where Chromium is: `CHROMIUM_PATH`, else the first known name on the path."""
    named = os.environ.get("CHROMIUM_PATH", "")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), "")
    if not found:
        raise RuntimeError("no Chromium found; set CHROMIUM_PATH")
    return found


def launch(playwright: Playwright) -> Browser:
    """Chromium that calls nobody by itself."""
    return playwright.chromium.launch(executable_path=program(), args=QUIET)
