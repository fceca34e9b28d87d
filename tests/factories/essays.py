"""Duties to write an essay, and essays, for tests."""

from datetime import timedelta

from django.utils import timezone

from assessments.attempts.rules import milliseconds
from assessments.essays.actions import submit_essay
from assessments.essays.models import Essay
from assessments.essays.queries import WRITE_ESSAY, own_essay_duties
from assessments.essays.rules import Parts
from learning.campaigns.models import Campaign, Duty
from learning.campaigns.rules import RequirementPlan
from members.access.models import User
from members.units.models import Unit
from tests.factories.campaigns import make_open


def require_essay(by: User, unit: Unit) -> Campaign:
    """An open campaign in which everyone of the unit writes an essay."""
    due_on = timezone.localdate() + timedelta(days=5)
    plan = RequirementPlan(WRITE_ESSAY, "essay", "Bài thu hoạch", 60, due_on)
    return make_open(by, unit, title="Học tập và viết thu hoạch", requirements=[plan])


def essay_duty(user: User) -> Duty:
    """The user's only essay duty, as the pages read it."""
    return own_essay_duties(user).get()


def parts(words: int = 80, at: int | None = None, **texts: str) -> Parts:
    """Three parts of so many words each, written now; or just those given."""
    at = milliseconds(timezone.now()) if at is None else at
    chosen = texts or dict.fromkeys(("grasp", "link_to_duty", "proposals"), "chữ " * words)
    return {name: {"text": text, "at": at} for name, text in chosen.items()}


def submitted_essay(user: User) -> Essay:
    """The user's essay, handed in."""
    return submit_essay(duty=essay_duty(user), parts=parts(), at=timezone.now())
