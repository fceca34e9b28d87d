"""The worked examples that a lawyer reads are computed again, row by row: by the rule, and minute by minute."""

import re
from collections.abc import Iterator

import pytest

from tests.learning.attendance.lessons import by_going_through_the_minutes, by_the_rule
from tests.learning.attendance.worked_examples import clauses_explained, example_from, rows

pytestmark = pytest.mark.rule

ROWS = rows()
each_row = pytest.mark.parametrize("cells", ROWS, ids=lambda cells: f"{cells[0]} {cells[1]}")
FIGURES = range(6, 10)
"""The cells of a row that follow from the others."""


def changed(cells: list[str]) -> Iterator[list[str]]:
    """The row with one of its figures, at a time, one too high, or with the other verdict."""
    for place in FIGURES:
        for number in re.finditer(r"\d+", cells[place]):
            wrong = cells[place][: number.start()] + str(int(number[0]) + 1) + cells[place][number.end() :]
            yield [*cells[:place], wrong, *cells[place + 1 :]]
    yield [*cells[:9], "có" if cells[9] == "không" else "không", *cells[10:]]


@each_row
def test_the_rule_comes_to_the_figures_in_the_document(cells: list[str]) -> None:
    example = example_from(cells)
    assert by_the_rule(example.lesson) == example.figures


@each_row
def test_going_through_the_minutes_comes_to_the_same(cells: list[str]) -> None:
    example = example_from(cells)
    assert by_going_through_the_minutes(example.lesson) == example.figures


@each_row
def test_a_wrong_figure_in_the_document_would_be_found(cells: list[str]) -> None:
    right = by_the_rule(example_from(cells).lesson)
    overlooked = [wrong for wrong in changed(cells) if example_from(wrong).figures == right]
    assert overlooked == []


@each_row
def test_each_example_names_clauses_that_the_document_explains(cells: list[str]) -> None:
    assert set(example_from(cells).clauses) <= clauses_explained()


def test_the_examples_are_many_and_numbered_in_order() -> None:
    numbers = [example_from(cells).number for cells in ROWS]
    assert numbers == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 36


def test_every_clause_and_reading_has_an_example() -> None:
    shown = {clause for cells in ROWS for clause in example_from(cells).clauses}
    assert clauses_explained() == shown
