"""Chromium for the browser tests: found, or installed where we may."""

import os
import shutil
from pathlib import Path

from portal.desk import debian
from portal.desk.databases import Absent

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


def ensure() -> list[Absent]:
    """Find Chromium, installing it on Debian as root, and name it in CHROMIUM_PATH for what we start."""
    trouble = "không thấy Chromium hay Chrome; hãy cài rồi đặt CHROMIUM_PATH nếu cần"
    if not find() and debian.may_install():
        trouble = debian.install("chromium") or trouble
    if path := find():
        os.environ["CHROMIUM_PATH"] = path
        return []
    return [Absent("Kiểm thử trên trình duyệt", trouble)]
