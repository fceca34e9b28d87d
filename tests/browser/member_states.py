"""How the demonstration's member stands when a screen is pictured, made by a process of its own in the site's database.

`python -m tests.browser.member_states NAME` takes back what an earlier state left, brings about the one of that name
and prints as JSON the address it leads to, or an empty one.
"""

import json
import subprocess
import sys

from tests.server import ROOT, Instance


def bring_about(site: Instance, state: str) -> str:
    """The state in the running site's database; the address it leads to, empty when it names none."""
    command = [sys.executable, "-m", "tests.browser.member_states", state]
    done = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    return str(json.loads(done.stdout.splitlines()[-1]))


def main(state: str) -> None:
    """Set Django up before anything that needs it is imported."""
    import django

    django.setup()
    from tests.browser.member_stages import STAGES, clear

    clear()
    print(json.dumps(STAGES[state]()))


if __name__ == "__main__":
    main(sys.argv[1])
