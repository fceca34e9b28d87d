"""What needs attention first: pure decisions. Rates themselves are ruled in `learning.campaigns.rules`."""

from fractions import Fraction

from learning.campaigns.rates import Rate


def urgency(rate: Rate) -> tuple[Fraction, int]:
    """Sorts the lowest rate first, by the exact fraction; of equal ones, the most people left."""
    share = Fraction(rate.done, rate.total) if rate.total else Fraction(1)
    return share, -rate.left
