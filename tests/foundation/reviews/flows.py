"""Flows for tests: one of letters, and any that hypothesis can think of."""

from itertools import pairwise

from hypothesis import strategies as st

from foundation.reviews.rules import Flow, Step


def anyone(target: object, user: object) -> bool:
    """Everybody may."""
    return True


def step(name: str, origins: str, to: str, needs_reason: bool = False) -> Step:
    """A step between states of one letter."""
    return Step(name, frozenset(origins), to, anyone, needs_reason=needs_reason)


LETTER = Flow(
    "letter", ("A", "B", "C"), "A", (step("send", "A", "B"), step("back", "B", "A", True), step("sign", "B", "C"))
)


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """A flow of up to five states that are all reached."""
    states = "ABCDE"[: draw(st.integers(1, 5))]
    chain = [step(f"to{state}", before, state) for before, state in pairwise(states)]
    more = [
        step(
            f"more{number}", "".join(draw(st.sets(st.sampled_from(states), min_size=1))), draw(st.sampled_from(states))
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    return Flow("any", tuple(states), states[0], (*chain, *more))
