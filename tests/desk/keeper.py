"""A supervisor to be killed: three sleepers in one group. python keeper.py FOLDER"""

import sys
import time
from pathlib import Path

from portal.desk.supervise import Group
from tests.desk.processes import sleeper

if __name__ == "__main__":
    with Group(grace=0.5) as group:
        for name in ("first", "second", "third"):
            group.start(sleeper(Path(sys.argv[1]), name))
        time.sleep(600)
