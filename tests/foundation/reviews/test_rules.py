"""A flow cannot be left, and every step leaves one row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.reviews.rules import Flow, walk
from tests.foundation.reviews.flows import LETTER, flows, step

pytestmark = pytest.mark.rule


@given(flows(), st.data())
def test_no_sequence_of_steps_reaches_an_undeclared_state(flow: Flow, data: st.DataObject) -> None:
    names = [each.name for each in flow.steps]
    tried = data.draw(st.lists(st.sampled_from(names), max_size=20)) if names else []
    assert {taken.to for taken in walk(flow, tried)} <= set(flow.states)


@given(flows(), st.data())
def test_every_step_leaves_exactly_one_row_that_joins_the_one_before(flow: Flow, data: st.DataObject) -> None:
    names = [each.name for each in flow.steps]
    taken = walk(flow, data.draw(st.lists(st.sampled_from(names), max_size=20)) if names else [])
    assert [each.number for each in taken] == list(range(1, len(taken) + 1))
    assert [each.origin for each in taken] == [flow.beginning, *(each.to for each in taken)][: len(taken)]


def test_a_step_that_cannot_be_taken_leaves_nothing() -> None:
    assert [each.name for each in walk(LETTER, ["sign", "send", "send", "sign", "back"])] == ["send", "sign"]


def test_steps_from_a_state_stand_in_the_order_declared() -> None:
    assert [each.name for each in LETTER.steps_from("B")] == ["back", "sign"]


BAD = {
    "undeclared end": (("A",), (step("go", "A", "B"),)),
    "undeclared origin": (("A", "B"), (step("go", "AX", "B"),)),
    "a name twice": (("A", "B"), (step("go", "A", "B"), step("go", "B", "A"))),
    "never reached": (("A", "B"), (step("stay", "A", "A"),)),
    "too long": (("A", "B"), (step("g" * 25, "A", "B"),)),
}


@pytest.mark.parametrize("what", BAD)
def test_a_flow_that_contradicts_itself_is_refused(what: str) -> None:
    states, steps = BAD[what]
    with pytest.raises(ValueError, match="flow"):
        Flow("flow", states, "A", steps)
