"""Reading the library: 10,000 pages of 61 units, in a PostgreSQL of its own.

The study page signed in and as a guest, as many read it (each text has been read before) and for the first time;
the library's front, a resolution's page, and search. The bare limit is a signed-in view that says who asks, asked by
the same client in the same run, before and after. Clients, server and database share the machine's cores.
"""

import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

from tests.benchmarks.lean import Seen, as_fast_as_it_goes, message, steadily
from tests.benchmarks.load import cpu_seconds, percentiles
from tests.server import ROOT, Instance

DATABASES = ("postgresql",)
POPULATION = ("--members", "3000", "--cells", "180", "--communes", "56", "--accounts")
AT_ONCE = 8
BARE = 1_500
ASKED = 600
STEADY_PER_S, STEADY_SECONDS = 20, 15
QUESTIONS = (
    "nghi quyet", "nghị quyết", "26-hd", "chuyen doi so trong co quan", "bảo vệ chủ quyền biên giới", "trong duoc lieu",
    "giam ngheo ben v", "Muong Thin", "can bo chu chot phai quan triet", "hoc tap", "khong co tu nay dau", "2023",
)  # fmt: skip
FIRST_VIEW = re.compile(r'(?:href|src)="(/static/[^"]+)"')
FONTS = ("fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-500.woff2", "fonts/be-vietnam-pro-600.woff2")

Make = Callable[[], bytes]
Kind = tuple[list[Make], bytes]
"""Requests of one kind, and what stands in each right answer."""


def measure() -> dict[str, Any]:
    """The figures."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Instance(Path(folder), settings="tests.benchmarks.settings")
        instance.create_database()
        with instance:
            instance.manage("migrate", "-v", "0")
            instance.manage("make_population", *POPULATION)
            filled = fill(instance)
            instance.start()
            return figures(instance, filled)


def fill(instance: Instance) -> dict[str, Any]:
    """What `library_setup` says of the library it made."""
    command = [sys.executable, "-m", "tests.benchmarks.library_setup"]
    done = subprocess.run(command, cwd=ROOT, env=instance.environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def kinds(url: str, filled: dict[str, Any]) -> dict[str, Kind]:
    """The requests of each kind, by turns from each of the readers."""
    readers = cycle(filled["sessions"])

    def ask(addresses: list[str], expects: str, guest: bool = False) -> Kind:
        makes: list[Make] = [
            partial(message, url, "GET", address, "" if guest else next(readers)) for address in addresses
        ]
        return makes, expects.encode()

    texts = list(islice(cycle(filled["texts"]), ASKED))
    search = [f"/thu-vien/tim/?tim={quote(question)}" for question in islice(cycle(QUESTIONS), ASKED)]
    return {
        "first_reading": ask(filled["unread"], "bai-doc"),
        "study_page": ask(texts, "bai-doc"),
        "study_page_guest": ask(list(islice(cycle(filled["public"]), ASKED)), "bai-doc", guest=True),
        "front": ask(["/thu-vien/"] * ASKED, "/thu-vien/"),
        "resolution": ask(list(islice(cycle(filled["resolutions"]), ASKED)), "tai-lieu"),
        "search": ask(search, 'name="tim"'),
        "search_guest": ask(search, 'name="tim"', guest=True),
    }


def figures(instance: Instance, filled: dict[str, Any]) -> dict[str, Any]:
    """Bare views, each kind of request, bare views again (machines drift)."""
    url, pid = instance.url, instance.processes["web"].pid
    as_fast_as_it_goes(url, bare(url, "bare-read", filled)[:200], AT_ONCE)
    limits, found = [limit(url, pid, filled)], {}
    for name, (makes, expects) in kinds(url, filled).items():
        if name == "first_reading":
            found[name] = at_full_speed(url, pid, makes, expects)
            continue
        as_fast_as_it_goes(url, makes[:100], AT_ONCE)
        found[name] = at_full_speed(url, pid, makes, expects) | with_air(url, makes, expects)
    limits.append(limit(url, pid, filled))
    read, write = (sum(pair) / len(pair) for pair in zip(*limits, strict=True))
    for row in found.values():
        row["ratio_to_bare"] = round(row["cpu_ms"] / read, 2)
        row["ratio_to_bare_write"] = round(row["cpu_ms"] / write, 2)
    errors = sum(row["errors"] + len(row.get("steady_errors", ())) for row in found.values())
    return {"errors": errors, "bare_cpu_ms": round(read, 2), "bare_write_cpu_ms": round(write, 2)} | {
        "first_view_bytes": first_view(url, filled),
        **found,
    }


def bare(url: str, name: str, filled: dict[str, Any]) -> list[Make]:
    """Requests for a bare view."""
    return [partial(message, url, "GET", f"/{name}/", key) for key in islice(cycle(filled["sessions"]), BARE)]


def limit(url: str, pid: int, filled: dict[str, Any]) -> tuple[float, float]:
    """CPU milliseconds of a bare view that reads, and of one that writes a row."""
    read, write = (
        cpu_ms(pid, partial(as_fast_as_it_goes, url, bare(url, name, filled), AT_ONCE))[0]
        for name in ("bare-read", "bare-write")
    )
    return read, write


def at_full_speed(url: str, pid: int, makes: list[Make], expects: bytes) -> dict[str, Any]:
    """As many at once as the server has threads, as fast as it goes."""
    ms, seen = cpu_ms(pid, partial(as_fast_as_it_goes, url, makes, AT_ONCE, expects))
    return {
        "cpu_ms": round(ms, 2),
        "queries": round(seen.queries / len(seen.seconds), 2),
        "per_s": round(seen.per_second, 1),
        "p95_ms": percentiles(seen.seconds)["p95_ms"],
        "errors": len(seen.errors),
        "first_errors": seen.errors[:3],
    }


def with_air(url: str, makes: list[Make], expects: bytes) -> dict[str, Any]:
    """At a steady rate that the machine can bear: what a reader waits."""
    seen = steadily(url, makes[: STEADY_PER_S * STEADY_SECONDS], STEADY_PER_S, expects)
    return {"steady_p95_ms": percentiles(seen.seconds)["p95_ms"], "steady_errors": seen.errors[:3]}


def cpu_ms(pid: int, run: Callable[[], Seen]) -> tuple[float, Seen]:
    """CPU milliseconds of the server for one request of the run, and what came back."""
    before = cpu_seconds(pid)
    seen = run()
    return (cpu_seconds(pid) - before) * 1000 / len(seen.seconds), seen


def first_view(url: str, filled: dict[str, Any]) -> dict[str, int]:
    """Bytes over the wire of a study page opened for the first time, compressed as the site's front does it."""
    html = fetch(url + filled["texts"][0], filled["sessions"][0])
    linked = {name.split("#")[0].split("?")[0] for name in FIRST_VIEW.findall(html.decode())}
    linked |= {f"/static/{name}" for name in FONTS}
    sizes = {"html": len(gzip.compress(html))}
    for name in sorted(linked):
        content, kind = fetch(url + name), name.rsplit(".", 1)[-1]
        sizes[kind] = sizes.get(kind, 0) + (len(content) if kind == "woff2" else len(gzip.compress(content)))
    return {**sizes, "all": sum(sizes.values())}


def fetch(address: str, session: str = "") -> bytes:
    """What is there."""
    with urlopen(Request(address, headers={"Cookie": f"phien={session}"}), timeout=30) as answer:
        return bytes(answer.read())
