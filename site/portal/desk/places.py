"""Where things lie: the folders of the project and of the running site."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"
DESK = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VAR = ROOT / os.environ.get("PORTAL_VAR_DIR", "var")
LOGS = VAR / "logs"
BEAT_SCHEDULE = VAR / "beat-schedule"

# The same as `portal.settings` says; a test holds them together.
DATABASE = VAR / "portal.sqlite3"
UPLOADS = VAR / "uploads"
QUEUE = VAR / "queue"

# Even when `.venv`'s own Python started us: that one may be about to be replaced.
BASE_PYTHON: str = getattr(sys, "_base_executable", "") or sys.executable

_WINDOWS = os.name == "nt"
VENV_PROGRAMS = VENV / ("Scripts" if _WINDOWS else "bin")
VENV_PYTHON = VENV_PROGRAMS / ("python.exe" if _WINDOWS else "python")
VENV_UV = VENV_PROGRAMS / ("uv.exe" if _WINDOWS else "uv")
