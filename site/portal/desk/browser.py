"""Chromium for the browser tests: found, or installed where we may."""

import os
import shutil
from pathlib import Path

from portal.desk import debian
from portal.desk.databases import Absent
from portal.desk.places import VENV_PYTHON
from portal.desk.processes import captured

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find() -> str:
    """The path of a Chromium or one of its kin; empty when there is none."""
    named = os.environ.get("CHROMIUM_PATH", "")
    on_path = (shutil.which(name) or "" for name in NAMES)
    usual = (place for place in USUAL_PLACES if Path(place).is_file())
    return next(filter(None, [named, *on_path, *usual]), "")


def driver_runs() -> bool:
    """Whether Playwright's own program starts; on a very bare Debian it lacks a library."""
    return captured([VENV_PYTHON, "-m", "playwright", "--version"]).code == 0


def ensure() -> list[Absent]:
    """Find Chromium, installing it on Debian as root, and name it in CHROMIUM_PATH for what we start."""
    trouble = "không thấy Chromium hay Chrome; hãy cài rồi đặt CHROMIUM_PATH nếu cần"
    if not find() and debian.may_install():
        trouble = debian.install("chromium") or trouble
    if path := find():
        os.environ["CHROMIUM_PATH"] = path
        trouble = ensure_driver()
    return [Absent("Kiểm thử trên trình duyệt", trouble)] if trouble else []


def ensure_driver() -> str:
    """Let Playwright's program start, installing what it lacks on Debian as root; else what is wrong."""
    if driver_runs():
        return ""
    if debian.may_install():
        debian.install("libatomic1")
    return "" if driver_runs() else "Playwright không khởi động được; hãy cài thư viện libatomic1"
