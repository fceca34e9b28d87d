"""Bounded load on a server of this machine: clients, clocks, and the server's CPU time."""

import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx
import psutil


@dataclass
class Tally:
    """What happened during a load; filled from several threads."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    queries: int = 0
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, step: str, seconds: float, response: httpx.Response) -> None:
        """Note one request."""
        with self.lock:
            self.seconds[step].append(seconds)
            self.queries += int(response.headers.get("X-Queries", 0))

    def fail(self, message: str) -> None:
        """Note something that should not have happened."""
        with self.lock:
            self.errors.append(message)


class Person:
    """One signed-in client that keeps its connection open."""

    def __init__(self, url: str, session: str, tally: Tally) -> None:
        cookies = {"phien": session, "csrf": "a" * 32}
        self.tally = tally
        self.client = httpx.Client(base_url=url, cookies=cookies, timeout=60, headers={"X-CSRFToken": "a" * 32})

    def ask(self, step: str, method: str, path: str, **more: object) -> httpx.Response:
        """One timed request; anything but 200 or 302 counts as an error."""
        began = time.perf_counter()
        response = self.client.request(method, path, **more)  # type: ignore[arg-type]
        self.tally.add(step, time.perf_counter() - began, response)
        if response.status_code not in {200, 302}:
            self.tally.fail(f"{step}: {response.status_code}")
        return response


def cpu_seconds(pid: int) -> float:
    """CPU time of a process and its children so far."""
    process = psutil.Process(pid)
    times = [p.cpu_times() for p in [process, *process.children(recursive=True)]]
    return sum(t.user + t.system for t in times)


def in_parallel(work: Callable[[str], None], items: Iterable[str], at_once: int) -> float:
    """Do the work for each item, so many at once; returns the seconds it took."""
    began = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(work, items))
    return time.perf_counter() - began


def percentiles(seconds: list[float]) -> dict[str, float]:
    """p50, p95 and p99 in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {
        "p50_ms": round(cuts[49] * 1000, 1),
        "p95_ms": round(cuts[94] * 1000, 1),
        "p99_ms": round(cuts[98] * 1000, 1),
    }
