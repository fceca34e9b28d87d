"""Choosing by chance: everything random in a population comes from one seeded generator."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from foundation.web.public_id import ALPHABET, LENGTH

Thing = TypeVar("Thing")


class Weighted(Generic[Thing]):
    """Things to choose from, some likelier than others."""

    def __init__(self, things: Sequence[Thing], weights: Iterable[float]) -> None:
        self.things = things
        self.upto = list(accumulate(weights))

    def pick(self, dice: Random) -> Thing:
        """One of them."""
        return dice.choices(self.things, cum_weights=self.upto)[0]


def by_rank(words: str) -> Weighted[str]:
    """Words parted by commas, the commonest first, thinning out the way names do."""
    listed = [word.strip() for word in words.split(",")]
    return Weighted(listed, [1 / (rank + 3) for rank in range(len(listed))])


def public_id(dice: Random) -> str:
    """A public id that the seed decides, so that two runs can be compared row by row."""
    return "".join(dice.choices(ALPHABET, k=LENGTH))
