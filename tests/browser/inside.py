"""What is done in a running site's database besides its pages, by a process of its own.

`python -m tests.browser.inside MODULE NAME` calls what `tests.browser.MODULE` has in `COMMANDS` by that name and prints
what it answers as JSON.
"""

import importlib
import json
import subprocess
import sys
from typing import Any

from tests.server import ROOT, Instance


def inside(site: Instance, module: str, what: str) -> Any:
    """What the command answers, run on the instance's database."""
    command = [sys.executable, "-m", "tests.browser.inside", module, what]
    done = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def in_hall(site: Instance, what: str) -> Any:
    """Of `hall_commands`."""
    return inside(site, "hall_commands", what)


def in_cinema(site: Instance, what: str) -> Any:
    """Of `cinema_commands`."""
    return inside(site, "cinema_commands", what)


def with_texts(site: Instance, what: str) -> Any:
    """Of `keeping_commands`."""
    return inside(site, "keeping_commands", what)


def bring_about(site: Instance, state: str) -> str:
    """Of `member_stages`: what an earlier state left is taken back first; the address it leads to, or an empty one."""
    return str(inside(site, "member_stages", state))


def main(module: str, what: str) -> None:
    """Set Django up before anything that needs it is imported."""
    import django

    django.setup()
    print(json.dumps(importlib.import_module(f"tests.browser.{module}").COMMANDS[what]()))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
