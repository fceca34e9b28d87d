"""Installing a system package where we may: Debian or its kin, as root."""

import os
import shutil
import sys
from pathlib import Path

from portal.desk.processes import captured, environment
from portal.desk.speech import say, with_detail

OS_RELEASE = Path("/etc/os-release")


def is_debian() -> bool:
    """Whether this is Debian or a system made from it."""
    if not OS_RELEASE.exists():
        return False
    facts = dict(line.split("=", 1) for line in OS_RELEASE.read_text().splitlines() if "=" in line)
    names = f"{facts.get('ID', '')} {facts.get('ID_LIKE', '')}".replace('"', "").split()
    return "debian" in names


def may_install() -> bool:
    """Whether `apt-get install` can work here."""
    return sys.platform == "linux" and os.geteuid() == 0 and is_debian() and shutil.which("apt-get") is not None


def install(package: str) -> str:
    """Install it with apt-get; returns what went wrong, empty when nothing did."""
    say(f"Đang cài gói hệ thống {package} (apt-get)…")
    quiet = environment(DEBIAN_FRONTEND="noninteractive")
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", package],
    ):
        outcome = captured(command, quiet)
        if outcome.code:
            return with_detail(f"apt-get không cài được {package}.", outcome.output)
    return ""
