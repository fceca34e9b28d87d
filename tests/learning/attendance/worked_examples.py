"""Reads the tables of `docs/hoc-lai-vi-du.md`."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.learning.attendance.lessons import Figures, Lesson, Meeting, Stretch, meeting_from, stretch_from

DOCUMENT = Path(__file__).resolve().parents[3] / "docs/hoc-lai-vi-du.md"
SUM = re.compile(r"(\d+) − (\d+) − (\d+) = (\d+)")
SLIP = re.compile(r"phiếu buổi (\d+)")
NOT_CREDITED = " (không tính thêm)"
VERDICTS = {"có": True, "không": False}


@dataclass(frozen=True)
class Example:
    number: int
    situation: str
    lesson: Lesson
    figures: Figures
    clauses: list[str]


def rows() -> list[list[str]]:
    """The cells of every row that begins with a number."""
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    return [cells_of(line) for line in lines if re.match(r"\| \d+ \|", line)]


def clauses_explained() -> set[str]:
    """The signs of clauses and readings that the document explains."""
    return set(re.findall(r"^\| ([A-Z]+\d[\d.]*) \|", DOCUMENT.read_text(encoding="utf-8"), re.M))


def example_from(cells: list[str]) -> Example:
    """Raises `ValueError` or `KeyError` for a cell that says nothing the tables can say."""
    number, situation, timetable, presence, outages, percent, *figures, clauses = cells
    meetings = [meeting_from(text) for text in parts_of(timetable)]
    lesson = Lesson(
        meetings=meetings,
        presence=[presence_from(text, meetings) for text in parts_of(presence)],
        outages=[stretch_from(text) for text in parts_of(outages.removesuffix(NOT_CREDITED))],
        credits_outages=not outages.endswith(NOT_CREDITED),
        percent=int(percent.removesuffix("%")),
    )
    return Example(int(number), situation, lesson, figures_from(*figures), clauses.split(", "))


def figures_from(sum_spelled_out: str, share: str, allowed: str, verdict: str) -> Figures:
    if not (match := SUM.fullmatch(sum_spelled_out)):
        raise ValueError(f"not a sum: {sum_spelled_out!r}")
    scheduled, present, credited, absent = map(int, match.groups())
    return Figures(scheduled, present, credited, absent, share, int(allowed), VERDICTS[verdict])


def presence_from(text: str, meetings: list[Meeting]) -> Stretch:
    slip = SLIP.fullmatch(text)
    return meetings[int(slip[1]) - 1].whole if slip else stretch_from(text)


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def parts_of(cell: str) -> list[str]:
    return [] if cell == "không" else cell.split("; ")
