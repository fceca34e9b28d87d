"""Steps with a name and a time: run, shown, and summed up at the end."""

import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.desk.processes import Command, Outcome, Tethered, environment, foreground
from portal.desk.speech import say, seconds

AT_ONCE = 2
LOOK = 0.05


@dataclass(frozen=True)
class Step:
    """Something to run, under the name the person sees."""

    name: str
    command: Command
    env: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Result:
    """How a step ended."""

    name: str
    passed: bool
    duration: float

    def __str__(self) -> str:
        return f"  {'✓' if self.passed else '✗'} {self.name:<44} {seconds(self.duration):>11}"


class Running:
    """A step under way, its output kept aside."""

    def __init__(self, step: Step) -> None:
        self.step = step
        self._began = time.monotonic()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (open until `outcome`)
        self.process = Tethered(step.command, step.env, output=self._file)

    def outcome(self, code: int) -> Outcome:
        """What it left, once it ended with this code."""
        self._file.seek(0)
        output = self._file.read().decode("utf-8", errors="replace")
        self._file.close()
        return Outcome(code, output, time.monotonic() - self._began)


def together(steps: Sequence[Step]) -> list[Result]:
    """Run steps that do not need each other side by side; the output is shown of those that failed."""
    results = []
    for step, outcome in finished(list(steps), AT_ONCE):
        result = Result(step.name, outcome.code == 0, outcome.duration)
        say(str(result))
        if not result.passed:
            say(outcome.output.rstrip())
        results.append(result)
    return results


def finished(waiting: list[Step], at_once: int) -> Iterator[tuple[Step, Outcome]]:
    """Each step with its outcome, as they come in. Left early, it ends those under way."""
    running: list[Running] = []
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(Running(waiting.pop(0)))
            for one in [one for one in running if one.process.code is not None]:
                running.remove(one)
                yield one.step, one.outcome(one.process.code or 0)
            time.sleep(LOOK)
    finally:
        for one in running:
            one.process.stop()


def shown(step: Step) -> Result:
    """Run one step with its output on the console."""
    say(f"\n── {step.name} " + "─" * max(4, 66 - len(step.name)))
    began = time.monotonic()
    code = foreground(step.command, step.env if step.env is not None else environment())
    return Result(step.name, code == 0, time.monotonic() - began)
