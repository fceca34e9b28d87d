"""`dev.py lock`: makes both lock files anew from `pyproject.toml`."""

from argparse import Namespace

from portal.desk import environment
from portal.desk.places import VENV_PYTHON, VENV_UV
from portal.desk.processes import captured
from portal.desk.processes import environment as surroundings
from portal.desk.speech import Failure, say, with_detail

OLDEST_PYTHON = "3.11"
# Hashes hold the packages; an address would hold the reader to our registry.
FORM = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header"]


def lock(options: Namespace) -> int:
    """Resolve for every platform, keeping the versions already locked unless told to upgrade."""
    environment.ensure(developing=False)
    for target, group in ((environment.RUN_LOCK, []), (environment.DEV_LOCK, ["--group", "dev"])):
        say(f"Đang tính lại {target.name}…")
        choice = ["--python", VENV_PYTHON, "--python-version", OLDEST_PYTHON, *options.uv_arguments]
        command = [VENV_UV, "pip", "compile", *FORM, *group, *choice, "pyproject.toml", "-o", target.name]
        outcome = captured(command, surroundings(UV_PYTHON_DOWNLOADS="never"))
        if outcome.code:
            raise Failure(with_detail(f"Không tính được {target.name}.", outcome.output))
    return 0
