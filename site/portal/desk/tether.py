"""Holds a program on a line: when the other end lets go, it ends and all it started.

    python -I tether.py --grace SECONDS [--log FILE --limit BYTES] -- PROGRAM [ARGUMENT …]

Standard input is the line. Whoever holds its other end may close it or die in any way,
`kill -9` among them: the program is asked to stop, and after the grace killed with its
whole process group. With `--log` its output goes to that file, and when the file has
grown beyond the limit the older half is kept as `FILE.1`.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1
LOG_LIMIT = 5 * 1024 * 1024


def read_options(arguments: list[str]) -> argparse.Namespace:
    """The options before `--` and the program after it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--grace", type=float, default=8.0)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--limit", type=int, default=LOG_LIMIT)
    parser.add_argument("program", nargs="+")
    return parser.parse_args(arguments)


def end_with_parent() -> None:
    """On Linux: let the kernel stop the program should even this tether be killed."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(program: list[str], output: int | None) -> "subprocess.Popen[bytes]":
    """The program in a process group of its own, its standard input empty."""
    apart: dict[str, Any] = {"start_new_session": True, "preexec_fn": end_with_parent}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    errors = subprocess.STDOUT if output == subprocess.PIPE else None
    return subprocess.Popen(program, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, **apart)


def kill_group(child: "subprocess.Popen[bytes]") -> None:
    """Leave nothing of the program and what it started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], capture_output=True, check=False)
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def end(child: "subprocess.Popen[bytes]", grace: float) -> None:
    """Ask the program to stop and wait for it; after `grace` seconds kill the group.

    Windows has no asking that reaches every program: there the tree is killed at once.
    """
    if sys.platform != "win32":
        child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(grace)
    kill_group(child)


def keep_log(source: IO[bytes], path: Path, limit: int) -> None:
    """Copy the output to the file, turning it over to `FILE.1` beyond the limit."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("ab", buffering=0)
    while chunk := os.read(source.fileno(), 65536):
        if file.tell() >= limit:
            file.close()
            path.replace(path.with_name(path.name + ".1"))
            file = path.open("ab", buffering=0)
        with contextlib.suppress(OSError):  # a full disk must not stall the program
            file.write(chunk)
    file.close()


def watch_line(child: "subprocess.Popen[bytes]", grace: float) -> None:
    """Wait until the other end of the line is let go."""
    while os.read(0, 1024):
        pass
    end(child, grace)


def main(arguments: list[str]) -> int:
    """Hold the program until it ends; returns its exit code, 128 + n for signal n."""
    options = read_options(arguments)
    child = start(options.program, subprocess.PIPE if options.log else None)
    let_go = threading.Thread(target=watch_line, args=(child, options.grace), daemon=True)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=end, args=(child, options.grace)).start())
    let_go.start()
    if options.log and child.stdout:
        log = threading.Thread(target=keep_log, args=(child.stdout, options.log, options.limit), daemon=True)
        log.start()
    code = child.wait()
    kill_group(child)
    if options.log:
        log.join(timeout=2)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
