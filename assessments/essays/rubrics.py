"""What essays are graded by: criteria, each with described levels worth points. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

MOST_CRITERIA = 8
LEVELS = range(2, 7)
"""How many levels a criterion may have."""
MOST_TENTHS = 1000
"""Points of one level, in tenths."""


class RubricRefused(Exception):
    """The rubric cannot be used; the text says why, for whoever writes it."""


@dataclass(frozen=True)
class Level:
    """A level: its name, what is found in an essay of that level, and its points in tenths."""

    title: str
    says: str
    tenths: int

    @property
    def points(self) -> str:
        """`1,5`."""
        return spoken(self.tenths)


@dataclass(frozen=True)
class Criterion:
    """One thing that graders look at; levels from the lowest up."""

    code: str
    title: str
    asks: str
    levels: tuple[Level, ...]

    @property
    def most(self) -> int:
        """Points that can be reached, in tenths."""
        return max(level.tenths for level in self.levels)

    @property
    def most_points(self) -> str:
        """`4`."""
        return spoken(self.most)


def criteria_of(raw: Iterable[Mapping[str, Any]]) -> list[Criterion]:
    """As they are kept."""
    return [
        Criterion(row["code"], row["title"], row["asks"], tuple(Level(**level) for level in row["levels"]))
        for row in raw
    ]


def kept(criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
    """To be kept; what `criteria_of` reads."""
    return [{**asdict(criterion), "levels": [asdict(level) for level in criterion.levels]} for criterion in criteria]


def check(criteria: list[Criterion]) -> None:
    """Raises `RubricRefused`: criteria and levels are named, described, and worth more the higher they stand."""
    if not 1 <= len(criteria) <= MOST_CRITERIA:
        raise RubricRefused(_("Phiếu chấm có từ 1 đến %(most)d tiêu chí.") % {"most": MOST_CRITERIA})
    if len({criterion.code for criterion in criteria}) < len(criteria):
        raise RubricRefused(_("Hai tiêu chí trùng mã."))
    for criterion in criteria:
        _check_levels(criterion)


def _check_levels(criterion: Criterion) -> None:
    names = {"title": criterion.title}
    if not criterion.title.strip():
        raise RubricRefused(_("Có tiêu chí chưa ghi tên."))
    if len(criterion.levels) not in LEVELS:
        raise RubricRefused(_("Tiêu chí “%(title)s” phải có từ 2 đến 6 mức.") % names)
    if not all(level.title.strip() and level.says.strip() for level in criterion.levels):
        raise RubricRefused(_("Mỗi mức của tiêu chí “%(title)s” phải có tên và mô tả.") % names)
    points = [level.tenths for level in criterion.levels]
    if points != sorted(set(points)) or points[0] < 0 or points[-1] > MOST_TENTHS:
        raise RubricRefused(_("Điểm các mức của tiêu chí “%(title)s” phải tăng dần, từ 0 đến 100.") % names)


def chosen_tenths(criteria: Iterable[Criterion], levels: Mapping[str, int]) -> int:
    """Points of the levels chosen, in tenths; a criterion without one counts nothing."""
    return sum(c.levels[levels[c.code]].tenths for c in criteria if c.code in levels)


def most_tenths(criteria: Iterable[Criterion]) -> int:
    """What can be reached, in tenths."""
    return sum(criterion.most for criterion in criteria)


def not_chosen(criteria: Iterable[Criterion], levels: Mapping[str, int]) -> list[str]:
    """Titles of the criteria without a level."""
    return [criterion.title for criterion in criteria if criterion.code not in levels]


def spoken(tenths: int) -> str:
    """`7,5` for 75, `8` for 80."""
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}" if rest else str(whole)


def read_points(text: str) -> int:
    """Tenths out of `1,5` or `1.5`; raises ValueError."""
    whole, _comma, rest = text.strip().replace(".", ",").partition(",")
    if not whole.isascii() or not whole.isdigit() or (rest and not (rest.isascii() and rest.isdigit())):
        raise ValueError(text)
    if len(rest.rstrip("0")) > 1:
        raise ValueError(text)
    return int(whole) * 10 + int((rest or "0")[0])
