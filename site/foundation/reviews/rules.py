"""A flow of review: states and the steps between them, declared once by the concept that is reviewed. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from foundation.reviews.choices import LONGEST_NAME

May = Callable[[Any, Any], bool]
"""Whether the account (second) may take the step on the thing reviewed (first)."""
Facts = Callable[[Any], dict[str, Any]]


def nothing_more(target: Any) -> dict[str, Any]:
    """Nothing is audited beyond the states."""
    return {}


@dataclass(frozen=True)
class Step:
    """A named way from some states to one. `facts` tells what of the thing goes into the audit trail besides."""

    name: str
    origins: frozenset[str]
    to: str
    may: May
    label: str | Promise = ""
    needs_reason: bool = False
    facts: Facts = nothing_more


@dataclass(frozen=True)
class Flow:
    """All states, the one in which things begin, and all steps. `code` begins every verb in the audit trail.

    `subject` names the member concerned by public id. Raises ValueError for a flow that contradicts itself: a step
    from or to a state not declared, two steps of one name, names too long, a state that no step leads to.
    """

    code: str
    states: tuple[str, ...]
    beginning: str
    steps: tuple[Step, ...]
    subject: Callable[[Any], str] = lambda target: ""

    def __post_init__(self) -> None:
        declared, names = set(self.states), [step.name for step in self.steps]
        named = {self.beginning} | {state for step in self.steps for state in (*step.origins, step.to)}
        if not named <= declared:
            raise ValueError(f"{self.code}: not declared: {sorted(named - declared)}")
        if len(set(names)) < len(names) or any(len(name) > LONGEST_NAME for name in [*names, *self.states]):
            raise ValueError(f"{self.code}: a name twice or too long")
        if reachable(self) != declared:
            raise ValueError(f"{self.code}: never reached: {sorted(declared - reachable(self))}")

    def step(self, name: str) -> Step:
        """The step of that name; KeyError for none."""
        return {step.name: step for step in self.steps}[name]

    def after(self, state: str, name: str) -> str | None:
        """Where the step leads from the state; None where it cannot be taken."""
        step = self.step(name)
        return step.to if state in step.origins else None

    def steps_from(self, state: str) -> list[Step]:
        """What can follow, in the order declared."""
        return [step for step in self.steps if state in step.origins]

    def open_to(self, target: Any, user: Any) -> list[Step]:
        """Steps that can be taken on the thing (by its `state`) now, and by this person."""
        return [step for step in self.steps_from(target.state) if step.may(target, user)]


@dataclass(frozen=True)
class Taken:
    """A step that was taken: its number on the thing reviewed, from 1."""

    number: int
    name: str
    origin: str
    to: str


def reachable(flow: Flow) -> set[str]:
    """States that some sequence of steps leads to, the beginning included."""
    found, grown = {flow.beginning}, True
    while grown:
        more = {step.to for step in flow.steps if step.origins & found} - found
        found, grown = found | more, bool(more)
    return found


def walk(flow: Flow, names: Iterable[str]) -> list[Taken]:
    """What is left behind by trying the steps one after the other: one row for each that could be taken."""
    taken: list[Taken] = []
    for name in names:
        state = taken[-1].to if taken else flow.beginning
        to = flow.after(state, name)
        if to is not None:
            taken.append(Taken(len(taken) + 1, name, state, to))
    return taken
