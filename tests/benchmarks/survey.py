"""A survey attempt from opening to result, 200 members, 16 at a time, against a bare write.

Each member opens the survey's first page, starts, autosaves once, submits 20 answers and
reads the result. The bare limit is a minimal signed-in Django view that writes one row,
asked by the same clients of the same server in the same run.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.load import Person, Tally, cpu_seconds, in_parallel, percentiles
from tests.server import ROOT, Instance

AT_ONCE = 16
BARE_WRITES = 1600
NAMES = re.compile(r'<input[^>]*\bname="([^"]+)"[^>]*\bvalue="(\d+)"')


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


def fill(instance: Instance) -> list[tuple[str, str]]:
    """Session key and duty of each member."""
    command = [sys.executable, "-m", "tests.benchmarks.survey_setup"]
    done = subprocess.run(command, cwd=ROOT, env=instance.environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return [(session, duty) for session, duty in json.loads(done.stdout.strip().splitlines()[-1])["people"]]


def figures(instance: Instance, people: list[tuple[str, str]]) -> dict[str, Any]:
    """Warm up, measure bare writes, attempts, and bare writes again (machines drift)."""
    duty_of = dict(people)
    sessions = list(duty_of)
    pid = instance.processes["web"].pid
    warm = Tally()
    for session in sessions[:3]:
        attempt(Person(instance.url, session, warm), duty_of[session])
    bare_ms = [bare(instance, sessions, pid)]
    tally, before = Tally(), cpu_seconds(pid)
    measured = sessions[3:]
    seconds = in_parallel(lambda s: attempt(Person(instance.url, s, tally), duty_of[s]), measured, AT_ONCE)
    cpu_ms = (cpu_seconds(pid) - before) * 1000 / len(measured)
    bare_ms.append(bare(instance, sessions, pid))
    return report(tally, warm, len(measured), seconds, cpu_ms, bare_ms)


def attempt(person: Person, duty: str) -> None:
    """One member's whole attempt."""
    person.ask("open", "GET", f"/khao-sat/{duty}/")
    started = person.ask("start", "POST", f"/khao-sat/{duty}/bat-dau/")
    address = started.headers.get("Location", "")
    page = person.ask("paper", "GET", address)
    first = {name: value for name, value in reversed(NAMES.findall(page.text)) if value.isdigit()}
    saved = {"answers": {"0": {"chosen": [0], "at": int(time.time() * 1000)}}}
    person.ask("save", "POST", address + "luu/", json=saved, headers={"Accept": "application/json"})
    answered = person.ask("submit", "POST", address + "nop/", data=first)
    result = person.ask("result", "GET", answered.headers.get("Location", ""))
    if len(first) < 20 or "/20" not in result.text:
        person.tally.fail(f"attempt of {duty} did not come to a result")
    person.client.close()


def bare(instance: Instance, sessions: list[str], pid: int) -> tuple[float, float]:
    """CPU milliseconds of the server for one bare write, and bare writes a second."""
    tally, before = Tally(), cpu_seconds(pid)
    share = BARE_WRITES // AT_ONCE

    def write(session: str) -> None:
        person = Person(instance.url, session, tally)
        for _ in range(share):
            person.ask("bare", "GET", "/bare-write/")
        person.client.close()

    seconds = in_parallel(write, sessions[:AT_ONCE], AT_ONCE)
    if tally.errors:
        raise RuntimeError(tally.errors[0])
    return (cpu_seconds(pid) - before) * 1000 / BARE_WRITES, BARE_WRITES / seconds


def report(
    tally: Tally, warm: Tally, count: int, seconds: float, cpu_ms: float, bare_runs: list[tuple[float, float]]
) -> dict[str, Any]:
    """The figures by name; `ratio_to_bare` compares the server's CPU time."""
    everything = [second for steps in tally.seconds.values() for second in steps]
    bare_cpu = sum(cpu for cpu, _ in bare_runs) / len(bare_runs)
    bare_rate = sum(rate for _, rate in bare_runs) / len(bare_runs)
    return {
        "errors": len(tally.errors) + len(warm.errors),
        "attempts": count,
        "per_s": round(count / seconds, 1),
        "p95_ms": percentiles(everything)["p95_ms"],
        "cpu_ms": round(cpu_ms, 1),
        "queries": round(tally.queries / count, 1),
        "requests": round(len(everything) / count, 1),
        "ratio_to_bare": round(cpu_ms / bare_cpu, 1),
        "ratio_to_bare_by_rate": round(bare_rate * seconds / count, 1),
        "bare_cpu_ms": round(bare_cpu, 2),
        "bare_per_s": round(bare_rate),
        "steps": {step: percentiles(times) for step, times in tally.seconds.items()},
        "first_errors": (tally.errors + warm.errors)[:3],
    }
