"""One page under Lighthouse: what it says of it, and the bytes that came over the line."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

CATEGORIES = ("performance", "accessibility", "best-practices")
RUNS = 3
PATIENCE_SECONDS = 180


@dataclass(frozen=True)
class Page:
    """A page by its name; `most_bytes` besides pictures, 0 for any number."""

    name: str
    address: str
    most_bytes: int = 0


@dataclass(frozen=True)
class Figures:
    """Scores of 0 to 100 by category, bytes besides pictures, what costs points.

    `machine` is Lighthouse's own measure of the machine: about 1500 on an idle desktop, less on a busy or weak one,
    on which its simulated phone is slower than any real one.
    """

    scores: dict[str, int]
    bytes: int
    machine: int
    faults: tuple[str, ...] = ()


def audited(name: str, address: str, port: int) -> Figures:
    """The median of some runs: machines drift."""
    runs = [read(run_once(name, address, port)) for _number in range(RUNS)]
    scores = {category: int(median(run.scores[category] for run in runs)) for category in CATEGORIES}
    faults = tuple(dict.fromkeys(fault for run in runs for fault in run.faults))
    return Figures(scores, int(median(run.bytes for run in runs)), int(median(run.machine for run in runs)), faults)


def run_once(name: str, address: str, port: int) -> dict[str, Any]:
    """Lighthouse's report of the browser that listens there; it begins with empty caches, and leaves cookies.

    It must end where it began: a session that is over would be measured as another page.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            "node", os.environ["LIGHTHOUSE_PATH"], address, f"--port={port}", "--quiet", "--output=json",
            f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
        if not report.is_file():
            raise RuntimeError(done.stderr[-2000:])
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    if found["finalDisplayedUrl"].split("?")[0] != address:
        raise RuntimeError(f"{name}: {found['finalDisplayedUrl']} instead of {address}")
    return found


def read(report: dict[str, Any]) -> Figures:
    """The figures of a report."""
    categories, audits = report["categories"], report["audits"]
    scores = {name: round((categories[name]["score"] or 0) * 100) for name in CATEGORIES}
    requests = audits["network-requests"]["details"]["items"]
    sent = sum(item["transferSize"] for item in requests if item.get("resourceType") != "Image")
    weighed = [(name, part["id"]) for name in CATEGORIES for part in categories[name]["auditRefs"] if part["weight"]]
    poor = [(name, audits[audit]) for name, audit in weighed if (audits[audit]["score"] or 0) < 1]
    poor = [(name, audit) for name, audit in poor if audit["scoreDisplayMode"] not in ("notApplicable", "manual")]
    machine = int(report["environment"]["benchmarkIndex"])
    return Figures(scores, sent, machine, tuple(said(audit) for name, audit in poor))


def said(audit: dict[str, Any]) -> str:
    """The audit in a line, with what it measured or the first elements that it means."""
    items = (audit.get("details") or {}).get("items") or []
    nodes = [item["node"]["snippet"] for item in items if isinstance(item.get("node"), dict)][:2]
    shown = audit.get("displayValue") or " ".join(nodes)
    return f"{audit['id']}: {shown}".rstrip(": ")
