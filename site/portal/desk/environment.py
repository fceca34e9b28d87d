"""The locked packages in `.venv/`: installed by uv, again only when a lock file changed."""

import re
from pathlib import Path

from portal.desk import venv
from portal.desk.folders import require_writable
from portal.desk.hold import Hold
from portal.desk.places import ROOT, VENV, VENV_PYTHON, VENV_UV
from portal.desk.processes import Command, captured, environment
from portal.desk.speech import Failure, Refusal, say, with_detail
from portal.desk.stamps import digest, read_stamp, write_stamp

UV_VERSION = "0.13.9"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "quan-triet.json"
SETUP_HOLD = ROOT / "var" / "setup.lock"
NETWORK_HINT = "Hãy kiểm tra kết nối mạng tới kho gói Python rồi chạy lại."


def ensure(developing: bool) -> None:
    """Make what is missing of the environment, for running the site or for developing it."""
    if is_ready(developing):
        return
    for folder in (ROOT, SETUP_HOLD.parent):
        require_writable(folder)
    with Hold(SETUP_HOLD).waiting():
        if not is_ready(developing):
            build(developing)


def is_ready(developing: bool) -> bool:
    """Whether the environment holds what the lock file says, as far as our stamp knows."""
    wanted = DEV_LOCK if developing else RUN_LOCK
    if not wanted.is_file():
        raise Refusal(f"Thiếu tệp {wanted.name}: thư mục dự án không đầy đủ, hãy tải lại dự án.")
    stamp = read_stamp(STAMP)
    known = stamp.get("interpreter") == venv.interpreter() and stamp.get("uv") == UV_VERSION
    return known and stamp.get("locks", {}).get(wanted.name) == digest([wanted], ROOT)


def build(developing: bool) -> None:
    """Environment, uv, packages. An interrupted installation is thrown away, not mended."""
    stamp = read_stamp(STAMP)
    whole = "installing" not in stamp and stamp.get("interpreter", venv.interpreter()) == venv.interpreter()
    if not whole or not venv.is_usable():
        venv.make()
    # Once a developer's environment, always one: `run` must not take the test tools away.
    lock = DEV_LOCK if developing or DEV_LOCK.name in stamp.get("locks", {}) else RUN_LOCK
    write_stamp(STAMP, {"installing": True, "locks": stamp.get("locks", {})})
    install_uv()
    sync(lock)
    satisfied = [lock] if lock == RUN_LOCK or not covers(DEV_LOCK, RUN_LOCK) else [RUN_LOCK, DEV_LOCK]
    locks = {path.name: digest([path], ROOT) for path in satisfied}
    write_stamp(STAMP, {"uv": UV_VERSION, "interpreter": venv.interpreter(), "locks": locks})


def install_uv() -> None:
    """The one tool that pip fetches; everything else comes by lock file and hash."""
    command: Command = [
        VENV_PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        f"uv=={UV_VERSION}",
    ]
    outcome = captured(command)
    if outcome.code:
        raise Failure(with_detail(f"Không cài được công cụ uv. {NETWORK_HINT}", outcome.output))


def sync(lock: Path) -> None:
    """Make the environment hold exactly what the lock file says."""
    say(f"Đang cài các gói theo {lock.name}…")
    # Compiled now, every later start is seconds faster, also where Python may not write its caches.
    how = ["--require-hashes", "--compile-bytecode", "--no-progress"]
    command: Command = [VENV_UV, "pip", "sync", *how, "--python", VENV_PYTHON, lock]
    outcome = captured(command, environment(UV_PYTHON_DOWNLOADS="never"))
    if outcome.code:
        raise Failure(with_detail(f"Không cài được các gói trong {lock.name}. {NETWORK_HINT}", outcome.output))


def pins(lock: Path) -> set[str]:
    """The `name==version` of a lock file."""
    return set(re.findall(r"^[A-Za-z0-9._-]+==[^\s;\\]+", lock.read_text(encoding="utf-8"), re.MULTILINE))


def covers(larger: Path, smaller: Path) -> bool:
    """Whether what is installed by one lock file also serves the other."""
    return larger.is_file() and smaller.is_file() and pins(smaller) <= pins(larger)
