"""Writers and sealers at the same moment, and a sealer that is killed: run on a database of its own.

`python -m tests.foundation.audit.at_once` prints one JSON object; `test_at_once.py` reads it.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from foundation.audit import actions  # noqa: E402
from foundation.audit.actions import entry, record, record_many, seal  # noqa: E402
from foundation.audit.models import SEALED, AuditEntry  # noqa: E402
from foundation.audit.queries import chain, unsealed  # noqa: E402
from foundation.audit.rules import Walk  # noqa: E402
from foundation.policies.models import Policy  # noqa: E402

THREADS, EACH, BACKLOG = 4, 40, 30_000


def together(*acts: Callable[[], Any]) -> list[str]:
    """Every act in a thread of its own, begun at the same moment; the names of their errors."""
    barrier, faults = threading.Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            act()
        except Exception as error:  # whatever it is, the test must see it
            faults.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def write() -> None:
    target = Policy.objects.all()[0]
    for n in range(EACH):
        record(actor=None, verb="test", target=target, after={"n": n})


def seal_often() -> None:
    for _ in range(EACH):
        seal()


def state() -> dict[str, Any]:
    """What the chain looks like now."""
    walk = Walk().through(chain())
    return {"faults": walk.faults, "sealed": walk.count, "last": walk.sequence, "unsealed": unsealed().count()}


def crowd() -> dict[str, Any]:
    """Four write while four seal, in batches so small that they meet."""
    actions.BATCH = 3
    faults = together(*[write] * THREADS, *[seal_often] * THREADS)
    seal()
    actions.BATCH = 2000
    return {"errors": faults} | state()


def killed() -> dict[str, Any]:
    """A sealer in a process of its own is killed as soon as its first batch is seen; another goes on."""
    target, before = Policy.objects.all()[0], AuditEntry.objects.count()
    record_many(entries=(entry(actor=None, verb="test", target=target, after={"n": n}) for n in range(BACKLOG)))
    sealer = subprocess.Popen([sys.executable, "-m", "tests.foundation.audit.at_once", "seal"])
    while AuditEntry.objects.filter(SEALED).count() == before and sealer.poll() is None:
        time.sleep(0.005)
    sealer.kill()
    sealer.wait()
    left = state()
    seal()
    return {"left": left, "then": state(), "all": before + BACKLOG}


if __name__ == "__main__":
    if "seal" in sys.argv:
        seal()
    else:
        print(json.dumps({"crowd": crowd(), "killed": killed()}))
