"""A bare copy of the project: `dev.py` and the desk are the real ones, what they start are stubs.

The copy's `.venv` is a real environment without packages, marked as up to date, so that
nothing is installed; the stubs of granian, celery and manage.py lie in the copy itself.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

from portal.desk.places import BASE_PYTHON, DESK, ROOT
from tests.desk.processes import alive, pids, until

STUBS = Path(__file__).with_name("stubs")
MARK = (
    "import dev; dev.let_desk_load_alone();"
    "from portal.desk import environment as e, venv;"
    "from portal.desk.stamps import digest, write_stamp;"
    "write_stamp(e.STAMP, {'uv': e.UV_VERSION, 'interpreter': venv.interpreter(),"
    " 'locks': {e.RUN_LOCK.name: digest([e.RUN_LOCK], e.ROOT)}})"
)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Bare:
    """The copy in a folder of its own, and `dev.py run` in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.var = folder / "var"
        self.env = {**os.environ, "PORTAL_VAR_DIR": str(self.var), "PYTHONPATH": str(folder / "site")}
        for name in ("DATABASE_URL", "REDIS_URL", "PORTAL_HOSTS"):
            self.env.pop(name, None)
        shutil.copytree(STUBS, folder, dirs_exist_ok=True)
        shutil.copytree(DESK, folder / "site" / "portal" / "desk")
        for name in ("dev.py", "requirements.lock"):
            shutil.copy(ROOT / name, folder)

    def furnish(self) -> None:
        """Give it an environment that counts as up to date."""
        programs = self.folder / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
        programs.mkdir(parents=True)
        home = Path(BASE_PYTHON).resolve()
        (self.folder / ".venv" / "pyvenv.cfg").write_text(f"home = {home.parent}\n")
        (programs / "python").symlink_to(home)
        subprocess.run([BASE_PYTHON, "-c", MARK], cwd=self.folder, env=self.env, check=True)

    def calls(self) -> list[str]:
        """What was asked of manage.py so far."""
        return (self.var / "calls").read_text().splitlines()

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """`dev.py` with these arguments."""
        command = [BASE_PYTHON, "dev.py", *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.folder, env=self.env, stdout=pipe, stderr=pipe, text=True)

    def dev(self, *arguments: str, **changes: str) -> tuple[int, str]:
        """Exit code and everything said, of a command that ends by itself."""
        self.env.update(changes)
        process = self.start(*arguments)
        said = process.communicate(timeout=20)
        return process.returncode, "".join(said)

    def is_up(self) -> bool:
        """Whether web, worker and scheduler have all started."""
        return {path.name.split("-")[0] for path in self.var.glob("*.pids")} == {"web", "worker", "beat"}

    def running(self) -> list[int]:
        """Which of the three are alive."""
        return [pid for pid in pids(self.var) if alive(pid)]

    def run_once(self, *arguments: str) -> str:
        """Start the site, wait until all three are up, stop it; what was said."""
        process = self.start("run", "--port", str(free_port()), *arguments)
        assert until(self.is_up), process.communicate(timeout=5)
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[0]
        assert (process.returncode, self.running()) == (0, [])
        self.forget()
        return said

    def forget(self) -> None:
        """Forget which processes there were."""
        for path in self.var.glob("*.pids"):
            path.unlink()
