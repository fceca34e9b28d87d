"""Films in the database of a running site: made and looked at by a process of its own.

`python -m tests.browser.cinema NAME` does what `cinema_commands` calls by that name and prints it as JSON.
"""

import json
import subprocess
import sys
from typing import Any

from tests.server import ROOT, Instance


def in_cinema(site: Instance, what: str) -> Any:
    """What the command prints, run on the instance's database."""
    command = [sys.executable, "-m", "tests.browser.cinema", what]
    done = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def main(what: str) -> None:
    """Set Django up before anything that needs it is imported."""
    import django

    django.setup()
    from tests.browser.cinema_commands import COMMANDS

    print(json.dumps(COMMANDS[what]()))


if __name__ == "__main__":
    main(sys.argv[1])
