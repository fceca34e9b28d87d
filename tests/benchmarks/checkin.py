"""Check-in of a province: 63,000 members in a PostgreSQL of their own.

Opening the campaign, making the roster, checking in with the typed code (as fast as it goes, then at a steady 105
and 300 a second), closing the roster, listing the absentees. One check-in is one request, as the phone sends it;
the bare limit is a signed-in view that writes one row, asked by the same client in the same run, before and after.
Clients, server and database share the machine's cores; whoever does not check in is an absentee afterwards.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from learning.attendance.codes import TYPED
from tests.benchmarks.lean import Seen, as_fast_as_it_goes, message, steadily
from tests.benchmarks.load import cpu_seconds, percentiles
from tests.server import ROOT, Instance

DATABASES = ("postgresql",)
MEMBERS, CELLS = 63_000, 3_300
AT_ONCE = 32
WARM = 500
BARE_WRITES = 3_000
BURST = 30_000
DONE = "Đã điểm danh lúc".encode()
RATES = {105: 60, 300: 30}
"""Check-ins a second, for how many seconds."""

Make = Callable[[], bytes]


def measure() -> dict[str, Any]:
    """The figures."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Instance(Path(folder), settings="tests.benchmarks.settings")
        instance.create_database()
        with instance:
            instance.manage("migrate", "-v", "0")
            instance.manage("make_population", "--members", str(MEMBERS), "--cells", str(CELLS), "--accounts")
            return figures(instance)


def figures(instance: Instance) -> dict[str, Any]:
    """Before, during and after the conference."""
    opened, made = step(instance, "open_campaign"), step(instance, "make_conference")
    people = [(str(key), str(secret)) for key, secret in step(instance, "people")["people"]]
    instance.start()
    during = load(instance, people)
    counted = step(instance, "count")
    during |= {"lost": during["acknowledged"] - counted["people"], "doubled": counted["spans"] - counted["people"]}
    closed, listed = step(instance, "close"), step(instance, "absentees")
    after = {"open_campaign": opened, "make_roster": made, "close_roster": closed, "list_absentees": listed}
    during["errors"] += abs(during["lost"]) + during["doubled"]
    return during | after


def step(instance: Instance, name: str) -> dict[str, Any]:
    """One step of `checkin_setup`, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.checkin_setup", name]
    done = subprocess.run(command, cwd=ROOT, env=instance.environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def load(instance: Instance, people: list[tuple[str, str]]) -> dict[str, Any]:
    """Bare writes, check-ins at each rate and as fast as it goes, bare writes again (machines drift)."""
    url, pid = instance.url, instance.processes["web"].pid
    requests: list[Make] = [partial(check_in, url, session, secret) for session, secret in people]
    bare: list[Make] = [
        partial(message, url, "GET", "/bare-write/", people[n % len(people)][0]) for n in range(BARE_WRITES)
    ]
    warm = _fast(url, requests[:WARM])
    taken, found, errors, acknowledged = WARM, {}, len(warm.errors), WARM - len(warm.errors)
    bare_ms = [cpu_ms(pid, lambda: as_fast_as_it_goes(url, bare, AT_ONCE))[0]]
    runs: dict[str, tuple[int, Callable[[list[Make]], Seen]]] = {
        f"at_{rate}_per_s": (rate * seconds, partial(_steadily, url, rate)) for rate, seconds in RATES.items()
    }
    runs["as_fast_as_it_goes"] = (BURST, partial(_fast, url))
    for name, (count, run) in runs.items():
        some = requests[taken : taken + count]
        taken += count
        ms, seen = cpu_ms(pid, partial(run, some))
        found[name] = told(seen, ms)
        errors += len(seen.errors)
        acknowledged += len(seen.seconds) - len(seen.errors)
    bare_ms.append(cpu_ms(pid, lambda: as_fast_as_it_goes(url, bare, AT_ONCE))[0])
    limit = sum(bare_ms) / len(bare_ms)
    fast = found["as_fast_as_it_goes"]
    return {"errors": errors, "members": len(people), "acknowledged": acknowledged, "bare_cpu_ms": round(limit, 2)} | {
        "ratio_to_bare": round(fast["cpu_ms"] / limit, 2),
        **found,
    }


def check_in(url: str, session: str, secret: str) -> bytes:
    """The request of a member who has typed the code shown now."""
    return message(url, "POST", "/diem-danh/", session, f"code={TYPED.shown(secret, datetime.now(UTC))}")


def _steadily(url: str, rate: int, requests: list[Make]) -> Seen:
    return steadily(url, requests, rate, DONE)


def _fast(url: str, requests: list[Make]) -> Seen:
    return as_fast_as_it_goes(url, requests, AT_ONCE, DONE)


def cpu_ms(pid: int, run: Callable[[], Seen]) -> tuple[float, Seen]:
    """CPU milliseconds of the server for one request of the run, and what came back."""
    before = cpu_seconds(pid)
    seen = run()
    return (cpu_seconds(pid) - before) * 1000 / len(seen.seconds), seen


def told(seen: Seen, ms: float) -> dict[str, Any]:
    """The figures of one run."""
    return {
        "requests": len(seen.seconds),
        "per_s": round(seen.per_second, 1),
        "cpu_ms": round(ms, 2),
        "queries": round(seen.queries / len(seen.seconds), 2),
        **percentiles(seen.seconds),
        "first_errors": seen.errors[:3],
    }
