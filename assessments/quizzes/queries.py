"""Reads of surveys."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from assessments.bank.models import Question
from assessments.bank.queries import FrozenVersion, active, frozen_versions, questions_visible_to
from assessments.quizzes.choices import QuizState
from assessments.quizzes.models import Quiz, QuizQuestion
from foundation.web.vietnamese import fold
from learning.campaigns.models import Requirement
from members.access.models import User
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.paths import ancestors
from members.units.queries import within


def quizzes_visible_to(user: User) -> QuerySet[Quiz]:
    """Surveys owned where the user is an officer or administrator."""
    return Quiz.objects.filter(within(paths_of(user, *OFFICER_ROLES), "unit__path"))


def quizzes_usable_by(user: User) -> QuerySet[Quiz]:
    """Ready surveys that the user may require of members: their own, and those of the units above."""
    paths = paths_of(user, *OFFICER_ROLES)
    above = {upper for path in paths for upper in ancestors(path)}
    usable = within(paths, "unit__path") | Q(unit__path__in=above)
    return Quiz.objects.filter(usable, state=QuizState.READY)


def with_counts(quizzes: QuerySet[Quiz]) -> QuerySet[Quiz]:
    """Ready for a list: how many questions are picked, of which resolution."""
    return quizzes.select_related("resolution", "unit").annotate(pool=Count("quiz_questions")).order_by("-pk")


def picked_questions(quiz: Quiz) -> QuerySet[QuizQuestion]:
    """The questions in their order, with what they say now."""
    return quiz.quiz_questions.select_related("question__current").order_by("order", "pk")


def pool_of(quiz: Quiz) -> list[FrozenVersion]:
    """The versions that may be drawn now, in order."""
    current = quiz.quiz_questions.order_by("order", "pk").values_list("question__current_id", flat=True)
    identifiers = [i for i in current if i is not None]
    versions = frozen_versions(identifiers)
    return [versions[i] for i in identifiers]


def pickable(user: User, quiz: Quiz) -> QuerySet[Question]:
    """Questions the user may put into the survey; `picked` says which are in it."""
    inside = QuizQuestion.objects.filter(quiz=quiz, question=OuterRef("pk"))
    questions = questions_visible_to(user).annotate(picked=Exists(inside))
    return active(questions).select_related("current").order_by("pk")


def required_in(quiz: Quiz) -> int:
    """How many campaigns require the survey."""
    return Requirement.objects.filter(target=quiz.public_id).values("campaign").distinct().count()


def titled(quizzes: QuerySet[Quiz], text: str) -> QuerySet[Quiz]:
    """Surveys whose title has the text, marks and capitals aside."""
    return quizzes.filter(folded_title__contains=fold(text))
