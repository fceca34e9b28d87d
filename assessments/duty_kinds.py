"""The duties that assessments can require."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.attempts.queries import PASS_SURVEY
from assessments.quizzes.queries import quizzes_usable_by
from assessments.quizzes.rules import estimated_minutes
from learning.campaigns.kinds import DutyKind, Remedy, Target, register
from learning.campaigns.models import Duty
from members.access.models import User


def intro_of(duty: Duty) -> str:
    """Where the member begins."""
    return reverse("attempts:intro", args=[duty.public_id])


def ready_surveys(user: User) -> list[Target]:
    """What the officer may require: ready surveys of their units and of the units above."""
    return [
        Target(quiz.public_id, quiz.title, estimated_minutes(quiz.minutes, quiz.draw_count))
        for quiz in quizzes_usable_by(user).order_by("-pk")
    ]


def another_attempt(duty: Duty) -> Remedy:
    """Where whoever oversees the member grants one more attempt."""
    return Remedy(_("Cho làm thêm lượt"), reverse("attempts:grant", args=[duty.public_id]))


def register_kinds() -> None:
    """Passing a comprehension survey."""
    register(
        DutyKind(
            code=PASS_SURVEY,
            label=_("Làm phiếu khảo sát nhận thức"),
            action_label=_("Làm phiếu khảo sát"),
            icon="list",
            address=intro_of,
            targets=ready_surveys,
            remedy=another_attempt,
            place=2,
        )
    )
