"""`dev.py test` and `dev.py check`."""

import os
from argparse import Namespace
from collections.abc import Mapping

from portal.desk import browser, catalogs, checks, databases, environment
from portal.desk.databases import Absent
from portal.desk.speech import say
from portal.desk.steps import Result, Step, shown, together

SIDE_BY_SIDE = ("-m", "not browser and not slow", "-n", "2", "--dist", "loadfile")
ONE_BY_ONE = ("-m", "browser or slow")
ONE_BY_ONE_WITHOUT_BROWSER = ("-m", "slow and not browser")


def check(options: Namespace) -> int:
    """The fast part: the static checks and the tests of the project's own rules."""
    environment.ensure(developing=True)
    catalogs.ensure()
    results = together(checks.static())
    results.append(shown(pytest("Quy tắc của dự án (pytest -m rule)", databases.clean(), ["-m", "rule"])))
    return sum_up(results, [])


def test(options: Namespace) -> int:
    """Everything; with pytest arguments only pytest, with these, on each database."""
    environment.ensure(developing=True)
    catalogs.ensure()
    arguments: list[str] = options.pytest_arguments
    absent = browser.ensure()
    results = [] if arguments else together(checks.static())
    passes = [("pytest", arguments)] if arguments else whole(with_browser=not absent)
    steps = []
    if options.db in ("all", "sqlite"):
        steps += [pytest(f"SQLite: {part}", databases.clean(), chosen) for part, chosen in passes]
    if options.db in ("all", "postgresql"):
        services, silent = databases.with_services()
        absent += silent
        if services:
            steps += [pytest(f"{named(services)}: {part}", services, chosen) for part, chosen in passes]
    results += [shown(step) for step in steps]
    return sum_up(results, absent)


def whole(*, with_browser: bool) -> list[tuple[str, list[str]]]:
    """All tests in two passes: many processes for those that mind nobody, then those that start servers or measure."""
    one_by_one = ONE_BY_ONE if with_browser else ONE_BY_ONE_WITHOUT_BROWSER
    return [("kiểm thử song song", list(SIDE_BY_SIDE)), ("máy chủ và trình duyệt", list(one_by_one))]


def named(services: Mapping[str, str]) -> str:
    """What the second run of the tests stands on."""
    return "PostgreSQL" + (" và Redis" if "REDIS_URL" in services else "")


def pytest(name: str, env: Mapping[str, str], arguments: list[str]) -> Step:
    """One run of pytest."""
    return Step(name, checks.module("pytest", *arguments), env)


def sum_up(results: list[Result], absent: list[Absent]) -> int:
    """The table of all steps, then what could not run; the exit code."""
    say("\nKết quả")
    for result in results:
        say(str(result))
    if absent:
        say("\nKhông chạy được:")
        for one in absent:
            say(str(one))
    complete = not absent or not is_ci()
    return 0 if complete and all(result.passed for result in results) else 1


def is_ci() -> bool:
    """Whether nobody is watching, so that something left out must not pass."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")
