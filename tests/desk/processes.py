"""Looking at real processes from outside."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from portal.desk.processes import environment
from portal.desk.supervise import Service

SLEEPER = Path(__file__).with_name("sleeper.py")
PATIENCE = 10.0


def sleeper(folder: Path, name: str, *manner: str) -> Service:
    """A service that sleeps."""
    command = [sys.executable, str(SLEEPER), str(folder), name, *manner]
    return Service(name, command, environment(), folder / f"{name}.log")


def alive(pid: int) -> bool:
    """Whether the process runs; one that only waits to be collected does not."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def until(true: Callable[[], object], patience: float = PATIENCE) -> bool:
    """Wait until it is true; False when patience ran out."""
    end = time.monotonic() + patience
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def pids(folder: Path) -> list[int]:
    """The numbers of all sleepers that wrote theirs into the folder, and of what they started."""
    return [int(number) for file in folder.glob("*.pids") for number in file.read_text().split()]


def generations(folder: Path, name: str) -> int:
    """How often the sleeper of that name was started."""
    return len(list(folder.glob(f"{name}-*.pids")))
