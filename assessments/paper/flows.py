"""The steps of an entry from paper: nobody compares what they entered, nor their own."""

from assessments.paper.choices import PaperState
from assessments.paper.models import PaperEntry
from assessments.paper.queries import waiting_for
from foundation.reviews.rules import Flow, Step
from members.access.models import User

CONFIRM, REFUSE, WITHDRAW = "confirm", "refuse", "withdraw"
_WAITING = frozenset({PaperState.WAITING})


def compares(entry: PaperEntry, user: User) -> bool:
    """Somebody else who oversees the author."""
    return waiting_for(user).filter(pk=entry.pk).exists()


def entered(entry: PaperEntry, user: User) -> bool:
    """Whoever entered it."""
    return entry.entered_by_id == user.pk


PAPER_FLOW = Flow(
    code="paper_essay",
    states=tuple(PaperState.values),
    beginning=PaperState.WAITING,
    steps=(
        Step(CONFIRM, _WAITING, PaperState.CONFIRMED, compares),
        Step(REFUSE, _WAITING, PaperState.REFUSED, compares, needs_reason=True),
        Step(WITHDRAW, _WAITING, PaperState.WITHDRAWN, entered),
    ),
    subject=lambda entry: entry.essay.author.public_id,
)
