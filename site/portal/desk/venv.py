"""The virtual environment `.venv/`: made when missing, made anew when its Python went away."""

import importlib
import importlib.util
import sys
from pathlib import Path

from portal.desk import debian
from portal.desk.places import BASE_PYTHON, VENV, VENV_PYTHON
from portal.desk.processes import captured
from portal.desk.speech import Failure, Refusal, say, with_detail


def interpreter() -> str:
    """Which Python the environment stands on; empty when there is none that could run.

    It changes when the system's Python is replaced, which leaves installed packages useless.
    """
    settings = VENV / "pyvenv.cfg"
    if not settings.is_file() or not VENV_PYTHON.exists():
        return ""
    home = [line.partition("=")[2].strip() for line in settings.read_text().splitlines() if line.startswith("home")]
    return str(VENV_PYTHON.resolve()) if home and Path(home[0]).is_dir() else ""


def is_usable() -> bool:
    """Whether the environment runs, with pip and a Python new enough."""
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return bool(interpreter()) and captured([VENV_PYTHON, "-c", question]).code == 0


def make() -> None:
    """Make the environment with pip in it, throwing an old one away."""
    require_ensurepip()
    say("Đang tạo môi trường Python (.venv)…")
    outcome = captured([BASE_PYTHON, "-m", "venv", "--clear", VENV])
    if outcome.code:
        raise Failure(with_detail("Không tạo được môi trường Python (.venv).", outcome.output))


def require_ensurepip() -> None:
    """Debian packs it apart: install that package as root, else name it."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    trouble = debian.install(package) if debian.may_install() else ""
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        sentence = f"Python này thiếu mô-đun venv: hãy cài gói {package} (sudo apt install {package}) rồi chạy lại."
        raise Refusal(with_detail(sentence, trouble))
