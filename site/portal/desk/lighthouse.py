"""Lighthouse, which measures pages as a phone gets them: found, or installed into `var/` by npm."""

import os
import shutil
from pathlib import Path

from portal.desk import debian
from portal.desk.folders import require_writable
from portal.desk.places import ROOT
from portal.desk.processes import captured
from portal.desk.speech import Failure, Refusal, say, with_detail

VERSION = "12.8.2"
FOLDER = ROOT / "var" / f"lighthouse-{VERSION}"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
NEEDED = {"node": "nodejs", "npm": "npm"}
"""Programs, and Debian's packages of them."""


def ensure() -> None:
    """Name Lighthouse in LIGHTHOUSE_PATH for what we start; a `Refusal` says what is missing."""
    for program, package in NEEDED.items():
        ensure_program(program, package)
    if not PROGRAM.is_file():
        install(FOLDER)
    os.environ["LIGHTHOUSE_PATH"] = str(PROGRAM)


def ensure_program(program: str, package: str) -> None:
    """Installed on Debian as root."""
    if shutil.which(program):
        return
    trouble = debian.install(package) if debian.may_install() else ""
    if not shutil.which(program):
        raise Refusal(trouble or f"Không thấy {program}: hãy cài Node.js 18.20 trở lên kèm npm rồi chạy lại.")


def install(folder: Path) -> None:
    """That one version, by npm as it is set up on this machine; no package runs anything while installed."""
    require_writable(folder)
    say(f"Đang cài Lighthouse {VERSION} vào {folder.relative_to(ROOT)}/ (npm)…")
    npm = shutil.which("npm") or "npm"
    quiet = ("--no-audit", "--no-fund", "--no-save", "--ignore-scripts")
    outcome = captured([npm, "install", "--prefix", folder, *quiet, f"lighthouse@{VERSION}"])
    if outcome.code or not PROGRAM.is_file():
        raise Failure(with_detail("npm không cài được Lighthouse.", outcome.output))
