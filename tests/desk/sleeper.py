"""A little program for the supervisor's tests: starts a child, writes both numbers down, sleeps.

python sleeper.py FOLDER NAME [stubborn]: a stubborn one does not end when asked.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

folder, name, *manner = sys.argv[1:]
if manner == ["stubborn"]:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
draft = Path(folder) / f"{name}-{os.getpid()}.draft"
draft.write_text(f"{os.getpid()} {child.pid}")
draft.rename(draft.with_suffix(".pids"))
print(f"{name} sleeps", flush=True)
time.sleep(600)
