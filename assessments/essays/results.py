"""A campaign's results as aggregates: small groups are not shown, and what is contested counts in nothing."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from assessments.essays.choices import EssayState
from assessments.essays.models import Essay
from assessments.essays.notes import COMMEND
from assessments.essays.queries import contested, essays_of
from learning.campaigns.models import Campaign

LEAST_SHOWN = 10
"""A group smaller than this is not shown, nor what would give it away."""
BANDS = ((80, 101), (65, 80), (50, 65), (0, 50))
"""Percent of the points that can be reached: from, and below."""


@dataclass(frozen=True)
class Band:
    """How many results lie in a band of percent."""

    least: int
    below: int
    count: int
    share: int

    @property
    def most(self) -> int:
        """The last whole percent of the band."""
        return min(self.below - 1, 100)


def spread(percents: list[int]) -> list[Band]:
    """All bands, the highest first; none when there are too few results, or a band would show too few people."""
    total = len(percents)
    counts = [sum(least <= percent < below for percent in percents) for least, below in BANDS]
    if total < LEAST_SHOWN or any(0 < count < LEAST_SHOWN for count in counts):
        return []
    return [
        Band(least, below, count, round(count * 100 / total))
        for (least, below), count in zip(BANDS, counts, strict=True)
    ]


class Results:
    """Of one campaign; five queries at most."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign

    @cached_property
    def graded(self) -> int:
        """Essays accepted with a result, released or not."""
        return essays_of(self.campaign).filter(state=EssayState.ACCEPTED, result__isnull=False).count()

    @cached_property
    def percents(self) -> list[int]:
        """Of what can be reached, of each released result that nobody contests."""
        rows = essays_of(self.campaign).filter(released_at__isnull=False).exclude(contested())
        points = rows.values_list("result__tenths", "result__tenths_most")
        return [tenths * 100 // most for tenths, most in points if tenths is not None]

    @cached_property
    def released(self) -> int:
        """Results that their authors can read."""
        return essays_of(self.campaign).filter(released_at__isnull=False).count()

    @property
    def to_release(self) -> int:
        """Graded since, or never released."""
        return self.graded - self.released

    @cached_property
    def bands(self) -> list[Band]:
        """The spread; empty while too few."""
        return spread(self.percents)

    @cached_property
    def commended(self) -> list[Essay]:
        """Announced to all, but for whom an appeal is open."""
        chosen = essays_of(self.campaign).filter(commended=True, released_at__isnull=False).exclude(contested())
        return list(chosen.select_related("author", "duty__enrolment__unit").order_by("author__sort_key", "pk"))

    @cached_property
    def proposed(self) -> list[Essay]:
        """Not yet released, and whose graders propose a commendation."""
        waiting = essays_of(self.campaign).filter(state=EssayState.ACCEPTED, released_at__isnull=True)
        noted = waiting.select_related("author", "duty__enrolment__unit")
        named = noted.filter(**{f"result__entries__{COMMEND}__text": "1"})
        return list(named.order_by("author__sort_key", "pk"))
