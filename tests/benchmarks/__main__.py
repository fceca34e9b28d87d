"""`python -m tests.benchmarks [NAME] [--json FILE]`: run the benchmarks, print and keep their figures."""

import argparse
import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

NAMES = ["survey", "checkin", "library"]


def main(arguments: list[str]) -> int:
    """Returns 1 when a benchmark met an error."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("name", nargs="?", choices=NAMES)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    results = [result for name in NAMES if options.name in (None, name) for result in measure(name)]
    if options.json:
        options.json.write_text(json.dumps(results[0] if len(results) == 1 else results, indent=2), encoding="utf-8")
    return 1 if any(result["figures"]["errors"] for result in results) else 0


def measure(name: str) -> list[dict[str, Any]]:
    """The benchmark on SQLite and, where a server answers, on PostgreSQL; some name in `DATABASES` which of them."""
    module = import_module(f"tests.benchmarks.{name}")
    wanted = getattr(module, "DATABASES", ("sqlite", "postgresql"))
    server = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    results = []
    for database, url in {"sqlite": "", "postgresql": server}.items():
        if database not in wanted:
            continue
        os.environ["DATABASE_URL"] = url
        if url and not answers(url):
            print(f"{database}: no server at {url.rsplit('@')[-1]}, not measured")
            continue
        figures = module.measure()
        results.append({"bench": name, "database": database, "figures": figures})
        print(f"\n{name} · {database}")
        show(figures)
    return results


def show(figures: dict[str, Any]) -> None:
    """Single figures a line each; those that are measured of several kinds of request as a table."""
    kinds = {name: row for name, row in figures.items() if isinstance(row, dict) and "cpu_ms" in row}
    for name, value in figures.items():
        if name not in kinds:
            print(f"  {name:<24}{value}")
    columns = list(dict.fromkeys(column for row in kinds.values() for column in row))
    if kinds:
        print("  " + " " * 24 + "".join(f"{column:>22}" for column in columns))
    for name, row in kinds.items():
        print(f"  {name:<24}" + "".join(f"{row.get(column, '')!s:>22}" for column in columns))


def answers(url: str) -> bool:
    """Whether PostgreSQL answers there."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
