"""Drafting surveys, making them ready, withdrawing them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from assessments.bank.models import Question
from assessments.quizzes.choices import QuizKind, QuizState
from assessments.quizzes.models import Quiz, QuizQuestion
from assessments.quizzes.queries import picked_questions
from assessments.quizzes.rules import readiness_problems
from foundation.audit.actions import record
from learning.library.models import ResolutionPage
from members.access.models import User
from members.units.models import Unit


class NotReady(ValueError):
    """The survey cannot be offered yet; `problems` says why, in sentences."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


class NotADraft(Exception):
    """Only a draft changes: what members may already have begun stays as it is."""


@transaction.atomic
def create_quiz(
    *,
    unit: Unit,
    title: str,
    resolution: ResolutionPage | None,
    pass_percent: int,
    draw_count: int,
    attempts_allowed: int,
    minutes: int | None,
    by: User,
    intro: str = "",
    shuffle_questions: bool = True,
    shuffle_options: bool = True,
    kind: QuizKind = QuizKind.COMPREHENSION_SURVEY,
    questions: Sequence[Question] = (),
) -> Quiz:
    """A draft; `questions` in the order given."""
    quiz = Quiz.objects.create(
        unit=unit,
        title=title,
        intro=intro,
        resolution=resolution,
        pass_percent=pass_percent,
        draw_count=draw_count,
        attempts_allowed=attempts_allowed,
        minutes=minutes,
        shuffle_questions=shuffle_questions,
        shuffle_options=shuffle_options,
        kind=kind,
        created_by=by,
    )
    QuizQuestion.objects.bulk_create(QuizQuestion(quiz=quiz, question=q, order=n) for n, q in enumerate(questions))
    return quiz


@transaction.atomic
def edit_draft(*, quiz: Quiz) -> None:
    """Save the changed fields of a draft. Raises `NotADraft`."""
    _hold_draft(quiz)
    quiz.save()


@transaction.atomic
def pick_questions(*, quiz: Quiz, shown: Sequence[Question], chosen: Sequence[Question]) -> None:
    """Of the questions shown, just the chosen ones are in the draft; others stay. Raises `NotADraft`."""
    _hold_draft(quiz)
    wanted = {question.pk for question in chosen}
    quiz.quiz_questions.filter(question__in=[q for q in shown if q.pk not in wanted]).delete()
    known = set(quiz.quiz_questions.values_list("question_id", flat=True))
    after = quiz.quiz_questions.count()
    new = [question for question in chosen if question.pk not in known]
    QuizQuestion.objects.bulk_create(
        [QuizQuestion(quiz=quiz, question=question, order=after + place) for place, question in enumerate(new)],
        ignore_conflicts=True,
    )


def _hold_draft(quiz: Quiz) -> None:
    """Go on only while it is a draft; the no-op update holds the row until the transaction ends."""
    if not Quiz.objects.filter(pk=quiz.pk, state=QuizState.DRAFT).update(state=QuizState.DRAFT):
        raise NotADraft


@transaction.atomic
def make_ready(*, quiz: Quiz, by: User, at: datetime) -> Quiz:
    """Offer a draft, or a withdrawn survey again; one that is ready stays so. Raises `NotReady`."""
    Quiz.objects.filter(pk=quiz.pk).update(state=F("state"))  # held: nobody takes a question out in between
    picked = list(picked_questions(quiz))
    retired = [Truncator(str(p.question.current)).chars(60) for p in picked if p.question.retired_at]
    if problems := readiness_problems(draw_count=quiz.draw_count, pool=len(picked), retired=retired):
        raise NotReady(problems)
    _move(quiz, [QuizState.DRAFT, QuizState.WITHDRAWN], QuizState.READY, by, at)
    return quiz


@transaction.atomic
def withdraw_quiz(*, quiz: Quiz, by: User, at: datetime) -> Quiz:
    """Nobody can begin it any more; attempts under way may finish, results stay."""
    _move(quiz, [QuizState.READY], QuizState.WITHDRAWN, by, at)
    return quiz


def _move(quiz: Quiz, sources: list[QuizState], state: QuizState, by: User, at: datetime) -> None:
    before = quiz.state
    if Quiz.objects.filter(pk=quiz.pk, state__in=sources).update(state=state):
        record(
            actor=by,
            verb="quiz_state",
            target=quiz,
            before={"state": before},
            after={"state": state, "at": at.isoformat()},
        )
    quiz.refresh_from_db(fields=["state"])


@transaction.atomic
def copy_quiz(*, quiz: Quiz, unit: Unit, by: User) -> Quiz:
    """A new draft with the same rules and those questions that are still in use."""
    picked = [p.question for p in picked_questions(quiz) if not p.question.retired_at]
    return create_quiz(
        unit=unit,
        title=_("%(title)s (bản sao)") % {"title": Truncator(quiz.title).chars(185)},
        intro=quiz.intro,
        resolution=quiz.resolution,
        pass_percent=quiz.pass_percent,
        draw_count=quiz.draw_count,
        attempts_allowed=quiz.attempts_allowed,
        minutes=quiz.minutes,
        shuffle_questions=quiz.shuffle_questions,
        shuffle_options=quiz.shuffle_options,
        kind=QuizKind(quiz.kind),
        questions=picked,
        by=by,
    )


@transaction.atomic
def delete_draft(*, quiz: Quiz) -> None:
    """Throw a draft away. Raises `NotADraft`."""
    _hold_draft(quiz)
    quiz.delete()
