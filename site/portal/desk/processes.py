"""Programs started by the desk: tethered, so that none outlives it, or in the foreground."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from portal.desk.places import BASE_PYTHON, DESK, ROOT, SITE

Command = Sequence[str | Path]
GRACE = 8.0  # seconds between asking to stop and killing
LOOK = 0.05  # seconds between two looks at a process
INTERRUPT_PATIENCE = 15.0  # seconds pytest gets to take its fixtures down


def environment(**changes: str) -> dict[str, str]:
    """The environment of our programs: ours, with the project on the import path."""
    path = os.pathsep.join((str(ROOT), str(SITE)))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", **changes}


class Tethered:
    """A program held on a line: it ends when `stop` is called or when we die in any way."""

    def __init__(
        self,
        command: Command,
        env: Mapping[str, str] | None = None,
        log: Path | None = None,
        output: IO[bytes] | None = None,
        grace: float = GRACE,
    ) -> None:
        kept = ["--log", str(log)] if log else []
        line = [BASE_PYTHON, "-IS", str(DESK / "tether.py"), "--grace", str(grace), *kept, "--"]
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        self._grace = grace
        self._process = subprocess.Popen(
            [*line, *(str(part) for part in command)],
            cwd=ROOT,
            env=environment() if env is None else env,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            **apart,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def code(self) -> int | None:
        """The exit code; None while the program runs."""
        return self._process.poll()

    def let_go(self) -> None:
        """Release the line without waiting for the end."""
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()

    def stop(self) -> None:
        """Release the line and wait until program and tether are gone."""
        self.let_go()
        try:
            self._process.wait(self._grace + 4)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def wait(self) -> int:
        """The exit code, once there is one. Looks again and again: on Windows a wait shuts Ctrl-C out."""
        while (code := self.code) is None:
            time.sleep(LOOK)
        return code


@dataclass(frozen=True)
class Outcome:
    """What a program that ran to its end left: exit code, output, duration in seconds."""

    code: int
    output: str
    duration: float


def captured(command: Command, env: Mapping[str, str] | None = None) -> Outcome:
    """Run to the end with the output kept instead of shown."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as file:
        with Tethered(command, env, output=file) as program:
            code = program.wait()
        file.seek(0)
        output = file.read().decode("utf-8", errors="replace")
    return Outcome(code, output, time.monotonic() - began)


def foreground(command: Command, env: Mapping[str, str] | None = None) -> int:
    """Run with our own terminal, for a program that shows its output or asks; returns its exit code."""
    program = subprocess.Popen([str(part) for part in command], cwd=ROOT, env=environment() if env is None else env)
    try:
        while program.poll() is None:
            time.sleep(LOOK)
    finally:
        interrupt(program)
    return program.returncode


def interrupt(program: "subprocess.Popen[bytes]") -> None:
    """End a foreground program as Ctrl-C would, so that pytest takes its fixtures down; kill it if it stays."""
    if program.poll() is not None:
        return
    if sys.platform != "win32":
        program.send_signal(signal.SIGINT)
    try:
        program.wait(INTERRUPT_PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
