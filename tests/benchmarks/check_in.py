"""Check-ins by typed code, 500 members at 20 points, as fast as the machine takes them, against a bare write.

The bare limit is a minimal signed-in Django view that writes one row, asked by the same clients of the same
server in the same run. What is measured is the one request that records: the page before it is not part of it.
"""

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from learning.attendance.codes import TYPED
from tests.benchmarks.load import Person, Tally, cpu_seconds, in_parallel, percentiles
from tests.benchmarks.survey import AT_ONCE, bare
from tests.server import ROOT, Instance

DONE = "Đã điểm danh lúc"
FRAGMENT = {"HX-Request": "true"}
WARM = 20


def measure() -> dict[str, Any]:
    """The figures on the database that `DATABASE_URL` names, SQLite when it is empty."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Instance(Path(folder), settings="tests.benchmarks.settings")
        instance.create_database()
        with instance:
            instance.manage("migrate", "-v", "0")
            people = fill(instance)
            instance.start()
            return figures(instance, people)


def fill(instance: Instance) -> dict[str, str]:
    """The secret of the point by session key."""
    command = [sys.executable, "-m", "tests.benchmarks.check_in_setup"]
    done = subprocess.run(command, cwd=ROOT, env=instance.environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return dict(json.loads(done.stdout.strip().splitlines()[-1])["people"])


def figures(instance: Instance, secret_of: dict[str, str]) -> dict[str, Any]:
    """Warm up, measure bare writes, check-ins, and bare writes again (machines drift)."""
    sessions, pid = list(secret_of), instance.processes["web"].pid
    warm, tally = Tally(), Tally()
    for session in sessions[:WARM]:
        check_in(Person(instance.url, session, warm), secret_of[session])
    bare_ms = [bare(instance, sessions, pid)]
    before, measured = cpu_seconds(pid), sessions[WARM:]
    seconds = in_parallel(lambda s: check_in(Person(instance.url, s, tally), secret_of[s]), measured, AT_ONCE)
    cpu_ms = (cpu_seconds(pid) - before) * 1000 / len(measured)
    bare_ms.append(bare(instance, sessions, pid))
    bare_cpu = sum(cpu for cpu, _ in bare_ms) / len(bare_ms)
    return {
        "errors": len(tally.errors) + len(warm.errors),
        "check_ins": len(measured),
        "per_s": round(len(measured) / seconds, 1),
        **percentiles(tally.seconds["check in"]),
        "cpu_ms": round(cpu_ms, 2),
        "queries": round(tally.queries / len(measured), 1),
        "ratio_to_bare": round(cpu_ms / bare_cpu, 2),
        "bare_cpu_ms": round(bare_cpu, 2),
        "bare_per_s": round(sum(rate for _, rate in bare_ms) / len(bare_ms)),
        "first_errors": (tally.errors + warm.errors)[:3],
    }


def check_in(person: Person, secret: str) -> None:
    """One member types the code of their hall."""
    code = TYPED.shown(secret, datetime.now(UTC))
    answer = person.ask("check in", "POST", "/diem-danh/", data={"code": code}, headers=FRAGMENT)
    if DONE not in answer.text:
        person.tally.fail(f"not checked in: {answer.text[:200]}")
    person.client.close()
