"""Run as a program of its own by `running.py`: takes on its limits, then becomes the program it was given.

    python -I child.py '{"memory": …, "processor": …, "file": …, "parent": …}' PROGRAM [ARGUMENT …]

Imports nothing of ours. Memory and file sizes in bytes, processor in seconds. On Windows it has no limits
but those that the parent keeps (time and the size of the folder).
"""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def main(limits: dict[str, int], program: list[str]) -> None:
    """Does not come back."""
    if sys.platform == "win32":
        sys.exit(subprocess.call(program))
    limit(limits)
    if sys.platform == "linux":
        cut_off(limits["parent"])
    os.execv(program[0], program)


def limit(limits: dict[str, int]) -> None:
    """Memory, processor time, size of each file, open files; no core file; behind everything else in the queue."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["processor"]),
        (resource.RLIMIT_FSIZE, limits["file"]),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):  # some systems know a limit and cannot keep it
            resource.setrlimit(kind, (most, most))
    os.nice(10)


def cut_off(parent: int) -> None:
    """Without a network where the kernel allows it, without new rights, and gone when the parent is gone."""
    system = ctypes.CDLL(None, use_errno=True)
    system.unshare(CLONE_NEWUSER | CLONE_NEWNET)  # refused in most containers: the whitelists hold without it
    system.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]), sys.argv[2:])
