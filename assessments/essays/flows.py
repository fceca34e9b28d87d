"""The steps that essays and appeals go through, and who may take them."""

from typing import Any

from assessments.essays.choices import ACCEPT, HAND_IN, HAND_IN_PAPER, RETURN, AppealState, EssayState
from assessments.essays.models import Appeal, Essay
from assessments.essays.queries import appeals_decided_by, essays_graded_by, owed_to_overseer
from foundation.reviews.rules import Flow, Step
from members.access.models import User

UPHOLD, CHANGE, WITHDRAW = "uphold", "change", "withdraw"


def writes(essay: Essay, user: User) -> bool:
    """Its author."""
    return essay.author_id == user.member_id


def stands_in(essay: Essay, user: User) -> bool:
    """Whoever oversees the author, who has no phone (safeguard 6)."""
    return owed_to_overseer(user).filter(pk=essay.duty_id).exists()


def grades(essay: Essay, user: User) -> bool:
    """Whoever oversees the author, in the way of `essays_graded_by`."""
    return essays_graded_by(user).filter(pk=essay.pk).exists()


def appealed(appeal: Appeal, user: User) -> bool:
    """Whoever filed it."""
    return appeal.essay.author_id == user.member_id


def decides(appeal: Appeal, user: User) -> bool:
    """Someone who judged nothing of it (`appeals_decided_by`)."""
    return appeals_decided_by(user).filter(pk=appeal.pk).exists()


def handed_in_facts(essay: Essay) -> dict[str, Any]:
    """What was handed in."""
    return {"words": essay.words}


ESSAY_FLOW = Flow(
    code="essay",
    states=tuple(EssayState.values),
    beginning=EssayState.DRAFT,
    steps=(
        Step(
            HAND_IN,
            frozenset({EssayState.DRAFT, EssayState.RETURNED}),
            EssayState.SUBMITTED,
            writes,
            facts=handed_in_facts,
        ),
        Step(
            HAND_IN_PAPER,
            frozenset({EssayState.DRAFT, EssayState.RETURNED}),
            EssayState.SUBMITTED,
            stands_in,
            facts=handed_in_facts,
        ),
        Step(RETURN, frozenset({EssayState.SUBMITTED}), EssayState.RETURNED, grades, needs_reason=True),
        Step(ACCEPT, frozenset({EssayState.SUBMITTED}), EssayState.ACCEPTED, grades),
    ),
    subject=lambda essay: essay.author.public_id,
)

_OPEN = frozenset({AppealState.OPEN})
APPEAL_FLOW = Flow(
    code="appeal",
    states=tuple(AppealState.values),
    beginning=AppealState.OPEN,
    steps=(
        Step(UPHOLD, _OPEN, AppealState.UPHELD, decides, needs_reason=True),
        Step(CHANGE, _OPEN, AppealState.CHANGED, decides, needs_reason=True),
        Step(WITHDRAW, _OPEN, AppealState.WITHDRAWN, appealed),
    ),
    subject=lambda appeal: appeal.essay.author.public_id,
)
