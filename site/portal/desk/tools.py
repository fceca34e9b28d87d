"""The short commands: pass arguments on to a program of the project."""

import os
import sys
from argparse import Namespace

from portal.desk import browser, catalogs, environment
from portal.desk import lighthouse as lighthouse_program
from portal.desk.checks import manage, module
from portal.desk.places import ROOT
from portal.desk.processes import environment as surroundings
from portal.desk.processes import foreground
from portal.desk.speech import Refusal


def shots(options: Namespace) -> int:
    """Pictures of the main screens into `var/shots/`."""
    environment.ensure(developing=True)
    catalogs.ensure()
    if absent := browser.ensure():
        raise Refusal(f"Không chụp được màn hình: {absent[0].why}.")
    role = ["--role", options.role] if options.role else []
    return foreground(module("tests.browser.shots", *role))


def bench(options: Namespace) -> int:
    """The benchmarks."""
    environment.ensure(developing=True)
    catalogs.ensure()
    name = [options.name] if options.name else []
    report = ["--json", options.json] if options.json else []
    return foreground(module("tests.benchmarks", *name, *report))


def lighthouse(options: Namespace) -> int:
    """Lighthouse on the pages that everybody opens."""
    environment.ensure(developing=True)
    catalogs.ensure()
    if absent := browser.ensure():
        raise Refusal(f"Không đo được: {absent[0].why}.")
    lighthouse_program.ensure()
    name = [options.name] if options.name else []
    report = ["--json", options.json] if options.json else []
    return foreground(module("tests.lighthouse", *name, *report))


def messages(options: Namespace) -> int:
    """Texts to translate, from code and templates into the catalogs."""
    environment.ensure(developing=True)
    return foreground(manage("translations", "extract"))


def manage_py(arguments: list[str]) -> int:
    """Django's own command line. On POSIX it takes our place, so that signals and terminal are its own."""
    environment.ensure(developing=False)
    command = manage(*arguments)
    if sys.platform == "win32":
        return foreground(command)
    os.chdir(ROOT)
    os.execve(command[0], command, surroundings())  # noqa: S606
