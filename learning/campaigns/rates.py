"""How many of how many: a value that queries return and screens show. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """`done` of `total` people; exempt ones are in neither (`R15`, `R47`)."""

    done: int
    total: int

    @property
    def left(self) -> int:
        """How many are not finished."""
        return self.total - self.done

    @property
    def tenths(self) -> int:
        """Tenths of a percent, rounded down, so that nothing looks reached that is not; some is never none."""
        if not self.total:
            return 0
        return max(self.done * 1000 // self.total, 1 if self.done else 0)

    @property
    def percent(self) -> float:
        """For drawing bars and rings only; never compared."""
        return self.tenths / 10

    @property
    def label(self) -> str:
        """`95,6%`; whole only at nothing and at all; a dash where nobody is counted."""
        if not self.total:
            return "–"
        if self.done in (0, self.total):
            return f"{self.tenths // 10}%"
        return f"{self.tenths // 10},{self.tenths % 10}%"

    def __add__(self, other: "Rate") -> "Rate":
        return Rate(self.done + other.done, self.total + other.total)
