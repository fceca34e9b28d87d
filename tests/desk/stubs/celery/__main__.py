"""A program that writes its number down and waits."""

import os
import sys
import time
from pathlib import Path

kind = "worker" if "worker" in sys.argv else "beat"
Path(os.environ["PORTAL_VAR_DIR"], f"{kind}-{os.getpid()}.pids").write_text(str(os.getpid()))
time.sleep(600)
