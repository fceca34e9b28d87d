"""When a remark may be recorded."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.remarks.choices import BURDENS, Refusal, RemarkCause, RemarkKind
from learning.remarks.facts import AbsenceFacts
from learning.remarks.rules import refusal_of

ABSENT = AbsenceFacts(required=True, closed=True, absent=90, excused=False, excuse_asked=False, claimed=False)
FACTS = st.builds(
    AbsenceFacts,
    required=st.booleans(),
    closed=st.booleans(),
    absent=st.none() | st.integers(0, 500),
    excused=st.booleans(),
    excuse_asked=st.booleans(),
    claimed=st.booleans(),
)


def refused(facts: AbsenceFacts | None, kind: str = "CRITICISM", cause: str = "ABSENCE") -> Refusal | None:
    return refusal_of(kind, cause, about_oneself=False, has_conference=True, facts=facts)


@pytest.mark.parametrize("kind", BURDENS)
def test_an_unexcused_absence_of_a_closed_roster_may_be_named(kind: RemarkKind) -> None:
    assert refused(ABSENT, kind) is None


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (None, Refusal.NOT_ON_ROSTER),
        (replace(ABSENT, required=False), Refusal.NOT_ON_ROSTER),
        (replace(ABSENT, closed=False), Refusal.ROSTER_OPEN),
        (replace(ABSENT, absent=None), Refusal.ROSTER_OPEN),
        (replace(ABSENT, excused=True), Refusal.EXCUSED),
        (replace(ABSENT, excuse_asked=True), Refusal.EXCUSE_ASKED),
        (replace(ABSENT, claimed=True), Refusal.CLAIMED),
        (replace(ABSENT, absent=0), Refusal.NOT_ABSENT),
    ],
)
def test_any_other_absence_is_refused_with_its_reason(facts: AbsenceFacts | None, refusal: Refusal) -> None:
    assert refused(facts) == refusal


@given(FACTS, st.sampled_from(BURDENS))
def test_an_excused_absence_never_leads_towards_criticism(facts: AbsenceFacts, kind: RemarkKind) -> None:
    assert refused(replace(facts, excused=True), kind) is not None


@given(FACTS, st.sampled_from(RemarkKind.values), st.sampled_from(RemarkCause.values))
def test_nobody_records_of_themselves(facts: AbsenceFacts, kind: str, cause: str) -> None:
    found = refusal_of(kind, cause, about_oneself=True, has_conference=True, facts=facts)
    assert found == Refusal.ONESELF


@given(FACTS, st.sampled_from(RemarkKind.values), st.sampled_from(["ATTITUDE", "DISCIPLINE", "OTHER"]))
def test_other_causes_do_not_ask_for_a_roster(facts: AbsenceFacts, kind: str, cause: str) -> None:
    assert refusal_of(kind, cause, about_oneself=False, has_conference=False, facts=None) is None


def test_nobody_is_praised_for_being_away() -> None:
    assert refused(ABSENT, "COMMENDATION") == Refusal.PRAISED_ABSENCE


def test_an_absence_names_its_conference() -> None:
    found = refusal_of("REMINDER", "ABSENCE", about_oneself=False, has_conference=False, facts=None)
    assert found == Refusal.NO_CONFERENCE
